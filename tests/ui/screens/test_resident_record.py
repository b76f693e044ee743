"""Residen: what the record shows of a person, and the photo."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import SENTENCE, STAY
from rehabdesk.wording.fields.words import value_words
from tests.full_record import filled
from tests.sample_office import (
    a_cohort,
    a_group,
    a_resident,
    a_session,
    an_enrolment,
)
from tests.ui.screens.resident_desk import Desk, some_people


@pytest.fixture
def desk(qtbot, store, tmp_path):
    return Desk(qtbot, store, tmp_path)


@pytest.fixture
def people(store):
    return some_people(store)


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


def test_every_field_of_a_person_and_of_the_sentence_is_shown(desk, store):
    person = filled(a_resident(store), RESIDENT)
    (stay,) = store.stays.find(resident=person.id)
    with store.change("Isi"):
        store.residents.put(person)
        stay = store.stays.put(replace(filled(stay, STAY), exited_on=None))
    desk.choose(person)
    desk.page.record.show_tab("identity")
    desk.settle()

    shown = desk.shown_words()
    for fields, record in ((RESIDENT.fields, person), (STAY.of_group(SENTENCE), stay)):
        left_out = [
            one.key for one in fields if value_words(one, getattr(record, one.key)) not in shown
        ]
        assert not left_out, f"add the groups of {left_out} to the view Identitas"


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
    assert "Hadir 1 / 1 = 100,0 %" in words
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


def test_a_photo_is_kept_small_and_shown(people, desk, store, qtbot):
    desk.choose(people[0])
    desk.page.deeds.change_photo(people[0].id)
    dialog = desk.dialog()
    field = dialog.form.field_row("photo").field
    field.take(a_picture(3000, 4000))
    dialog.carry_out()
    assert "sedang dibaca" in dialog.form.errors()["photo"]
    qtbot.waitUntil(lambda: not field.reads(), timeout=20_000)
    desk.carry_out(dialog)

    kept = store.pictures.get(store.residents.get(people[0].id).photo)
    assert QImage.fromData(QByteArray(kept.content)).width() == 600
    assert kept.media_type == "image/jpeg"
    assert desk.page.record.portrait.has_picture()


def test_a_drawing_is_no_photo(people, desk, store, qtbot):
    desk.page.deeds.change_photo(people[0].id)
    dialog = desk.dialog()
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    field = dialog.form.field_row("photo").field
    field.take(drawing)
    qtbot.waitUntil(lambda: not field.reads(), timeout=20_000)
    desk.carry_out(dialog)

    assert "SVG" in dialog.form.errors()["photo"]
    assert store.residents.get(people[0].id).photo is None
