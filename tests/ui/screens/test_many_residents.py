"""One field of everybody chosen is changed at the desk: preview, one press, Ctrl+Z."""

import pytest
from PySide6.QtCore import Qt

from rehabdesk.ui.screens.kit.enrolling import ToEnrol
from rehabdesk.ui.screens.residents.many_dialog import ManyDialog
from tests.sample_office import a_resident, a_running_program
from tests.ui.screens.resident_desk import Desk

_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot, store, tmp_path):
    for at, name in enumerate(("Andi Saputra", "Budi Hartono", "Dedi Hartono"), 1):
        a_resident(store, name, f"BI {at}/21", block="A", cell=str(at))
    made = Desk(qtbot, store, tmp_path)
    made.page.table.setFocus()
    made.page.table.select_place(0)
    qtbot.keyClick(made.page.table, Qt.Key.Key_Down, _SHIFT)
    return made


def asked(desk):
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_F2, _SHIFT)
    return desk.window.findChildren(ManyDialog)[-1]


def test_the_preview_says_how_many_change_and_from_what_to_what(desk):
    dialog = asked(desk)
    dialog.field.set_value("block")
    dialog.values.widgets["block"].set_value("C")

    rows = [(one.name, one.before, one.after) for one in dialog.model.every_row()]
    assert rows == [("Andi Saputra", "A/1", "C/1"), ("Budi Hartono", "A/2", "C/2")]
    assert dialog.count.text() == "2 orang berubah."
    assert dialog.verb_button.text() == "&Ubah 2 orang"


def test_nothing_is_asked_of_a_field_that_is_not_chosen(desk):
    dialog = asked(desk)
    dialog.field.set_value("religion")

    shown = [key for key, row in dialog._rows.items() if not row.isHidden()]
    assert shown == ["religion"]
    assert not dialog.verb_button.isEnabled()


def test_one_press_changes_all_of_them_and_undo_names_what_it_undoes(desk, store):
    dialog = asked(desk)
    dialog.field.set_value("block")
    dialog.values.widgets["block"].set_value("C")
    dialog.carry_out()

    assert sorted(one.block for one in store.residents.all()) == ["A", "C", "C"]
    assert desk.context.undo_label() == "Blok 2 orang diubah"

    desk.context.undo()

    assert {one.block for one in store.residents.all()} == {"A"}


def test_everybody_chosen_is_enrolled_from_the_list(desk, store):
    cohort, _, _ = a_running_program(store)
    desk.settle()
    desk.page.table.select_place(0)
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_Down, _SHIFT)
    command = next(
        one for one in desk.page.commands() if one.words.startswith("Daftarkan yang dipilih ke")
    )

    command.run()

    screen, target = desk.shell.went[-1]
    assert screen == "programs"
    assert isinstance(target, ToEnrol)
    assert target.cohort == cohort.id
    assert len(target.residents) == 2


def test_with_nobody_chosen_it_is_said_whom_to_choose(desk):
    desk.page.table.clearSelection()
    command = next(one for one in desk.page.commands() if one.keys == "Shift+F2")

    assert command.why_not() == "Pilih dahulu orangnya, beberapa dengan Shift atau Ctrl."


def test_whoever_is_chosen_stays_chosen_after_a_deed(desk):
    dialog = asked(desk)
    dialog.field.set_value("religion")
    dialog.values.widgets["religion"].set_value("Islam")
    dialog.carry_out()
    desk.settle()

    assert [one.name for one in desk.page.table.selected_rows()] == ["Andi Saputra", "Budi Hartono"]
    desk.search("andi")
    assert [one.name for one in desk.page.table.selected_rows()] == ["Andi Saputra"]
