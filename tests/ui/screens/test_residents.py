"""Residen, used as an officer uses it: the list, the record, and every deed."""

from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.residents.photo_dialog import small_photo
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_group,
    a_resident,
    a_session,
    an_enrolment,
)
from tests.ui.shell_double import RecordingShell


class Desk:
    """A page on an office, with what an officer does at it."""

    def __init__(self, qtbot, store, folder):
        self.qtbot = qtbot
        self.store = store
        self.window = QWidget()
        self.window.resize(1190, 690)
        qtbot.addWidget(self.window)
        self.shell = RecordingShell(self.window)
        self.context = Context(store, self.shell, Preferences(folder))
        self.context.today = lambda: TODAY
        self.page = ResidentsPage(self.context)
        self.page.setParent(self.window)
        self.page.resize(1190, 690)
        self.window.show()
        self.settle()

    def settle(self):
        self.qtbot.wait(120)

    def names(self):
        model = self.page.model
        rows = [model.row_at(at) for at in range(model.rowCount())]
        return [one.name for one in rows if one is not None]

    def search(self, text):
        self.page.filters.search.setFocus()
        self.page.filters.search.clear()
        self.qtbot.keyClicks(self.page.filters.search, text)
        self.settle()

    def press(self, *keys):
        for key in keys:
            self.qtbot.keyClick(self.page.table, key)
        self.settle()

    def choose(self, resident):
        self.page.show_target(resident.id)
        self.settle()

    def dialog(self):
        self.settle()
        return next(one for one in self.window.findChildren(QDialog) if one.isVisible())

    def carry_out(self, dialog):
        dialog.carry_out()
        self.settle()

    def shown_words(self):
        labels = self.page.record.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.fixture
def desk(qtbot, store, tmp_path):
    return Desk(qtbot, store, tmp_path)


@pytest.fixture
def people(store):
    return [
        a_resident(store, "Mahmud bin Karta", "BI 283/20", aliases=("Cungkring",), block="A"),
        a_resident(store, "Agus Salim", "BIIa 12/19", block="B"),
        a_resident(store, "Zainal Abidin bin H. Umar", "BI 99/20", block="A"),
    ]


def test_an_empty_office_offers_to_add_the_first_resident(desk):
    add = next(
        one
        for one in desk.page.table.findChildren(QPushButton)
        if one.isVisible() and one.text() == "Tambah residen"
    )
    desk.qtbot.mouseClick(add, Qt.MouseButton.LeftButton)

    assert desk.dialog().windowTitle() == "Tambah residen"


@pytest.mark.parametrize(
    "typed", ["mahmud", "cungkr", "b.i 283 / 20", "BI283/20", "mahmut karta", "MAHMUD BIN"]
)
def test_somebody_is_found_however_the_name_or_number_is_spelt(people, desk, typed):
    desk.search(typed)

    assert desk.names() == ["Mahmud bin Karta"]


def test_a_search_without_hits_says_so_and_shows_nobody(people, desk):
    desk.search("qqqq")

    assert desk.names() == []
    assert desk.page.panes.detail() is None


def test_down_from_the_search_goes_to_the_list_and_shows_the_record(people, desk):
    desk.search("salim")
    desk.qtbot.keyClick(desk.page.filters.search, Qt.Key.Key_Down)
    desk.settle()

    assert desk.page.table.hasFocus()
    assert "BIIa 12/19" in desk.shown_words()


def test_the_arrow_keys_walk_through_the_records(people, desk):
    desk.page.table.setFocus()
    desk.press(Qt.Key.Key_Home, Qt.Key.Key_Down)

    assert "Mahmud bin Karta als. Cungkring" in desk.shown_words()


def test_the_list_is_narrowed_by_block_and_remembers_it_but_never_what_was_typed(people, desk):
    desk.page.filters.block.set_value("A")
    desk.search("mahmud")

    assert desk.names() == ["Mahmud bin Karta"]
    remembered = desk.context.preferences.page("residents")
    assert remembered["block"] == "A"
    assert "mahmud" not in str(remembered)


def test_who_has_left_is_hidden_when_only_those_inside_are_wanted(people, desk):
    desk.choose(people[1])
    desk.page.deeds.end_stay(people[1].id)
    dialog = desk.dialog()
    dialog.form.field_row("reason").field.set_value(ExitReason.RELEASED)
    desk.carry_out(dialog)

    desk.page.filters.present.setChecked(True)
    desk.settle()

    assert desk.names() == ["Mahmud bin Karta", "Zainal Abidin bin H. Umar"]


def test_a_click_on_the_heading_sorts_by_it(people, desk):
    head = desk.page.table.horizontalHeader()
    place = head.sectionViewportPosition(1) + 20
    for _ in range(2):
        spot = QPoint(place, head.height() // 2)
        desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        desk.settle()

    assert desk.names() == ["Agus Salim", "Zainal Abidin bin H. Umar", "Mahmud bin Karta"]


def test_another_screen_can_ask_for_somebody_whom_the_filter_hides(people, desk):
    desk.page.filters.block.set_value("B")
    desk.settle()

    desk.choose(people[0])

    assert desk.page.table.current_row().id == people[0].id
    assert desk.page.filters.wanted() == ResidentFilter()


def test_adding_somebody_saves_the_person_the_stay_and_the_number(desk, store):
    desk.qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.texts["name"], "Darma Wijaya als. Cemong")
    dialog.fields.texts["name"].editingFinished.emit()
    desk.qtbot.keyClicks(dialog.fields.texts["registration_no"], "BI 7/21")
    desk.qtbot.keyClicks(dialog.fields.birth_on.line_edit(), "2 april 1990")
    desk.qtbot.keyClicks(dialog.stay_fields.days["expires_on"].line_edit(), "01-05-2024")
    desk.carry_out(dialog)

    made = store.residents.all()[0]
    assert (made.name, made.aliases, made.birth_on) == (
        "Darma Wijaya",
        ("Cemong",),
        date(1990, 4, 2),
    )
    assert store.stays.find(resident=made.id)[0].expires_on == date(2024, 5, 1)
    assert store.registrations.find(resident=made.id)[0].matched == "BI 7/21"
    assert "BI 7/21" in desk.shown_words()
    assert [one.endswith("ditambahkan") for one in desk.shell.said] == [True]


def test_adding_can_be_taken_back(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.texts["name"], "Darma Wijaya")
    desk.carry_out(dialog)
    desk.shell.undo()
    desk.settle()

    assert store.residents.all() == ()
    assert desk.page.panes.detail() is None


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", "", "harus diisi"),
        ("name", "a" * 300, "Terlalu panjang"),
        ("name", "Budi \U0001f600", "tidak dapat dicetak"),
        ("nik", "123", "NIK harus 16 angka"),
        ("cell", "x" * 21, "Terlalu panjang"),
    ],
)
def test_a_wrong_identity_is_refused_beside_its_field(desk, store, field, text, words):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.texts["name"].setText("Budi")
    dialog.fields.texts[field].setText(text)
    desk.carry_out(dialog)

    assert words in dialog.form.errors()[field]
    assert dialog.isVisible()
    assert store.residents.count() == 0


def test_a_pasted_table_becomes_one_line(desk):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.texts["name"].set_value("Budi\tbin\r\nHasan")

    assert dialog.fields.resident().name == "Budi bin Hasan"


def test_dates_of_the_sentence_out_of_order_are_refused(desk, store):
    desk.page.deeds.add()
    dialog = desk.dialog()
    dialog.fields.texts["name"].setText("Budi")
    dialog.stay_fields.days["two_thirds_on"].set_value(date(2023, 1, 1))
    dialog.stay_fields.days["expires_on"].set_value(date(2022, 1, 1))
    desk.carry_out(dialog)

    assert list(dialog.form.errors()) == ["expires_on"]
    assert store.residents.count() == 0


def test_a_possible_double_is_shown_while_typing_and_leads_to_the_record(people, desk):
    desk.page.deeds.add()
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.texts["name"], "MACHMUD bin KARTA")
    desk.qtbot.waitUntil(dialog.doubles.isVisible, timeout=2000)
    assert dialog.doubles.people() == (people[0].id,)

    link = next(one for one in dialog.doubles.findChildren(QPushButton) if one.isVisible())
    desk.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.qtbot.mouseClick(dialog.discard_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.page.table.current_row().id == people[0].id


def test_a_double_is_also_found_by_its_number(people, desk):
    desk.page.deeds.add()
    dialog = desk.dialog()
    desk.qtbot.keyClicks(dialog.fields.texts["registration_no"], "BIIA.12/2019")
    desk.qtbot.waitUntil(dialog.doubles.isVisible, timeout=2000)

    assert dialog.doubles.people() == (people[1].id,)


def test_f2_changes_the_identity_and_the_list_keeps_its_place(people, desk, store):
    desk.choose(people[2])
    desk.page.table.setFocus()
    desk.press(Qt.Key.Key_F2)
    dialog = desk.dialog()
    dialog.fields.texts["occupation"].setText("Petani")
    desk.carry_out(dialog)

    assert store.residents.get(people[2].id).occupation == "Petani"
    assert desk.page.table.current_row().id == people[2].id


def test_a_new_number_ends_the_old_one_and_both_stay_in_the_history(people, desk, store):
    desk.choose(people[0])
    desk.page.deeds.add_number(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("value").field.setText("BI 500/21")
    desk.carry_out(dialog)
    desk.page.record.show_tab("history")
    desk.settle()

    assert store.residents.get(people[0].id).registration_no == "BI 500/21"
    words = desk.shown_words()
    assert "1 Jun 2020 – 4 Apr 2021" in words
    assert "5 Apr 2021 – sekarang" in words


def test_a_move_to_another_cell_is_dated(people, desk, store):
    desk.page.deeds.move_place(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("block").field.setText("C")
    dialog.form.field_row("cell").field.setText("7")
    dialog.form.field_row("since").field.set_value(date(2021, 4, 1))
    desk.carry_out(dialog)

    places = store.placements.find(resident=people[0].id)
    assert (places[-1].block, places[-1].cell, places[-1].placed_from) == (
        "C",
        "7",
        date(2021, 4, 1),
    )


def test_a_move_in_the_future_is_refused(people, desk, store):
    desk.page.deeds.move_place(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("since").field.set_value(date(2021, 5, 1))
    desk.carry_out(dialog)

    assert dialog.form.errors() == {"since": "Tanggal itu belum tiba."}


def test_ending_a_stay_ends_the_programme_with_it_unless_the_tick_is_taken_away(desk, store):
    cohort = a_cohort(store)
    both = [a_resident(store, "Agus Salim"), a_resident(store, "Budi Hasan")]
    enrolments = [an_enrolment(store, cohort, one) for one in both]
    for resident, ends_too in zip(both, (True, False), strict=True):
        desk.page.deeds.end_stay(resident.id)
        dialog = desk.dialog()
        dialog.form.field_row("reason").field.set_value(ExitReason.PAROLE)
        dialog.form.field_row("end_enrolments").field.set_value(ends_too)
        desk.carry_out(dialog)

    states = [store.enrolments.get(one.id).state for one in enrolments]
    assert states == [EnrolmentState.LEFT, EnrolmentState.ACTIVE]
    desk.choose(both[0])
    assert "Pembebasan bersyarat (PB), 5 Apr 2021" in desk.page.record.chips()


def test_a_stay_cannot_end_tomorrow(people, desk, store):
    desk.page.deeds.end_stay(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("reason").field.set_value(ExitReason.RELEASED)
    dialog.form.field_row("on").field.set_value(date(2021, 4, 6))
    desk.carry_out(dialog)

    assert "belum tiba" in dialog.form.errors()["on"]
    assert store.stays.find(resident=people[0].id)[0].exited_on is None


def test_who_is_released_before_the_programme_ends_is_marked(desk, store):
    resident = a_resident(store, "Agus Salim")
    an_enrolment(store, a_cohort(store), resident)
    stay = store.stays.find(resident=resident.id)[0]
    desk.choose(resident)
    desk.page.deeds.edit_stay(stay.id)
    dialog = desk.dialog()
    dialog.form.field_row("expires_on").field.set_value(date(2021, 7, 1))
    desk.carry_out(dialog)

    assert "Bebas 1 Jul 2021, sebelum program selesai" in desk.page.record.chips()
    assert "1 Juli 2021" in desk.page.record.overview.warning.text()


def test_only_somebody_without_a_programme_can_be_removed(desk, store):
    bound, free = a_resident(store, "Agus Salim"), a_resident(store, "Budi Hasan")
    an_enrolment(store, a_cohort(store), bound)
    can = {}
    for one in (bound, free):
        desk.choose(one)
        desk.page.record._fill_menu()
        action = desk.page.record.menu.actions()[-1]
        can[one.name] = action.isEnabled()

    assert can == {"Agus Salim": False, "Budi Hasan": True}
    desk.page.record.menu.actions()[-1].trigger()
    question = desk.dialog()
    desk.qtbot.mouseClick(question.verb_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert [one.name for one in store.residents.all()] == ["Agus Salim"]


def a_recorded_session(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    resident = a_resident(store, "Agus Salim", "BI 5/20")
    an_enrolment(store, cohort, resident, group)
    session = a_session(store, cohort, group, topic="Membangun kepercayaan")
    freeze_roster(store, session)
    statuses = {one.code: one for one in store.statuses.all()}
    mark(store, session, resident.id, statuses["A"])
    closed = finish_sheet(store, session).record
    mark(store, closed, resident.id, statuses["H"], why="salah baca")
    return resident, session


def test_attendance_shows_both_sides_of_the_figure_and_what_was_corrected(desk, store):
    resident, _session = a_recorded_session(store)
    desk.choose(resident)
    desk.page.record.show_tab("attendance")
    desk.settle()

    words = desk.shown_words()
    assert "Hadir 1 / 1 = 100 %" in words
    assert "April 2021" in words
    assert "Membangun kepercayaan" in words
    assert "Alpa → Hadir (salah baca)" in words


def test_enter_on_a_session_goes_to_its_sheet(desk, store):
    resident, session = a_recorded_session(store)
    desk.choose(resident)
    desk.page.record.show_tab("attendance")
    desk.qtbot.keyClick(desk.page.record.attendance.table, Qt.Key.Key_Return)

    assert desk.shell.went == [("attendance", session.id)]


def a_picture(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    content = QByteArray()
    sink = QBuffer(content)
    sink.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(sink, "PNG")  # type: ignore[call-overload]
    sink.close()
    return bytes(content.data())


def test_a_photo_is_kept_small_and_shown(people, desk, store):
    desk.choose(people[0])
    desk.page.deeds.change_photo(people[0].id)
    dialog = desk.dialog()
    dialog.form.field_row("photo").field.set_value(a_picture(3000, 4000))
    desk.carry_out(dialog)

    kept = store.pictures.get(store.residents.get(people[0].id).photo)
    assert QImage.fromData(QByteArray(kept.content)).width() == 600
    assert desk.page.record.portrait.has_picture()


def test_a_drawing_is_no_photo(people, desk, store):
    desk.page.deeds.change_photo(people[0].id)
    dialog = desk.dialog()
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    dialog.form.field_row("photo").field.set_value(drawing)
    desk.carry_out(dialog)

    assert "SVG" in dialog.form.errors()["photo"]
    assert store.residents.get(people[0].id).photo is None


def test_what_is_no_picture_is_left_for_the_service_to_refuse():
    assert small_photo(b"no picture") == b"no picture"


def test_columns_and_their_sorting_come_back(people, qtbot, store, tmp_path):
    first = Desk(qtbot, store, tmp_path)
    first.page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    first.settle()

    second = Desk(qtbot, store, tmp_path)

    assert second.names()[0] == "Zainal Abidin bin H. Umar"
