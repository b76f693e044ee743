"""The tables of Kantor: add, change, remove, put in order, all by keyboard too."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.sample_office import a_room, a_running_program, a_session
from tests.ui.screens.dialogs import dialog_of, field_of
from tests.ui.screens.office_page import an_office_page, part_of


@pytest.fixture
def page(qtbot, store, tmp_path):
    shown = an_office_page(qtbot, store, tmp_path)
    yield shown
    shown.context.close()


def test_a_room_is_added_with_the_keyboard_alone(page, qtbot, store):
    part = part_of(page, "rooms")
    part.begin()
    qtbot.keyClick(part.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(page, qtbot)
    qtbot.keyClicks(field_of(dialog, "name"), "Ruang Melati")
    qtbot.keyClicks(field_of(dialog, "capacity"), "30")

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert [one.capacity for one in store.rooms.find(name="Ruang Melati")] == [30]
    assert "Ruang Melati" in [row.name for row in part.model.rows()]


def test_a_room_in_another_spelling_of_case_is_refused(page, qtbot, store):
    taken = a_room(store).name
    part = part_of(page, "rooms")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "name").set_value(taken.upper())

    dialog.carry_out()

    assert "sudah ada" in dialog.form.errors()["name"]
    dialog.form.set_clean()
    dialog.reject()


def test_a_used_kind_of_session_is_not_removed_and_says_why(page, store):
    cohort, group, _enrolments = a_running_program(store)
    a_session(store, cohort, group)
    part = part_of(page, "session-kinds")
    part.table.select_place(0)
    before = store.session_kinds.count()

    part.remove()

    assert store.session_kinds.count() == before
    assert "masih dipakai" in page.context.shell.warned[0]


def test_a_topic_is_removed_with_del_and_comes_back(page, qtbot, store):
    part = part_of(page, "topics")
    part.begin()
    before = store.topics.count()

    qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert store.topics.count() == before - 1

    page.context.shell.undo()
    assert store.topics.count() == before


def test_topics_are_found_by_typing(page, qtbot):
    part = part_of(page, "topics")

    qtbot.keyClicks(part.search, "adiksi")

    qtbot.waitUntil(
        lambda: (
            bool(part.model.rows())
            and all("adiksi" in row.title.casefold() for row in part.model.rows())
        )
    )


def test_a_status_moves_down_and_up_with_alt_and_arrows(page, qtbot, store):
    part = part_of(page, "statuses")
    part.table.select_place(0)
    part.table.setFocus()
    first, second = (one.code for one in store.statuses.all()[:2])

    qtbot.keyClick(part.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.code for one in store.statuses.all()[:2]] == [second, first]
    assert part.table.current_row().code == first

    qtbot.keyClick(part.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(part.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.code for one in store.statuses.all()[:2]] == [first, second]


def test_two_active_statuses_cannot_share_a_key(page, qtbot, store):
    part = part_of(page, "statuses")
    part.table.select_place(0)
    part.edit()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "key").set_value("s")

    dialog.carry_out()

    assert "sudah ada" in dialog.form.errors()["key"]
    dialog.form.set_clean()
    dialog.reject()
    assert store.statuses.all()[0].key == "H"


def test_an_official_with_a_nip_of_17_digits_is_refused_and_nothing_is_lost(page, qtbot, store):
    part = part_of(page, "officials")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "name").set_value("Bagja Wiranata, S.H.")
    field_of(dialog, "position").set_value("Kepala Lapas")
    role = field_of(dialog, "role")
    role.set_value(role.options()[0][0])
    field_of(dialog, "nip").set_value("19780923200012100")

    dialog.carry_out()

    assert "17 angka" in dialog.form.errors()["nip"]
    assert field_of(dialog, "name").value() == "Bagja Wiranata, S.H."
    field_of(dialog, "nip").set_value("19780923 200012 1 002")
    field_of(dialog, "active_from").set_value(date(2021, 3, 2))
    field_of(dialog, "active_to").set_value(date(2021, 3, 1))
    dialog.carry_out()
    assert "active_to" in dialog.form.errors()
    field_of(dialog, "active_to").set_value(None)
    dialog.carry_out()
    assert [one.nip for one in store.officials.all()] == ["197809232000121002"]


def test_a_day_off_is_added_and_its_year_is_shown(page, qtbot, store):
    part = part_of(page, "holidays")
    part.add()
    dialog = dialog_of(page, qtbot)
    field_of(dialog, "day").set_value(date(2021, 6, 7))
    field_of(dialog, "label").set_value("Kunjungan kanwil")

    dialog.carry_out()

    assert part.year.value() == 2021
    assert "Kunjungan kanwil" in [row.label for row in part.model.rows()]


def test_a_year_of_days_off_is_filled_with_one_press(page, qtbot, store):
    lacking = {one.id for one in store.holidays.all() if one.day.year == 2024}
    store.connection.execute("DELETE FROM holiday WHERE day LIKE '2024%'")
    part = part_of(page, "holidays")
    part.year.set_value(2024)
    part.reload()
    assert not part.model.rows()
    assert part.take_over_button.isEnabled()

    qtbot.mouseClick(part.take_over_button, Qt.MouseButton.LeftButton)

    assert {row.id for row in part.model.rows()} == lacking
    assert not part.take_over_button.isEnabled()
    assert "sudah lengkap" in part.take_over_button.toolTip()


@pytest.mark.parametrize(("year", "offered"), [(2027, True), (2028, False)])
def test_only_years_that_somebody_has_set_can_be_filled(page, store, year, offered):
    store.connection.execute("DELETE FROM holiday WHERE day >= '2027'")
    part = part_of(page, "holidays")
    part.year.set_options([(year, str(year))])
    part.year.set_value(year)
    part.show_rows()

    assert part.take_over_button.isEnabled() is offered
    assert offered or "belum ada" in part.take_over_button.toolTip()
