"""Rows of any list are copied with Ctrl+C, and pasted into Excel as they are shown."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from rehabdesk.domain.user import Role
from rehabdesk.ui.widgets.clipboard import forget_clipboard
from tests.sample_office import a_resident
from tests.ui.screens.resident_desk import Desk

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot, store, tmp_path):
    a_resident(store, "Andi Saputra", "BI 7/21")
    a_resident(store, "=1+1", "BI 9/20")
    a_resident(store, "Mahmud bin Karta", "BIIa 12/19")
    QGuiApplication.clipboard().clear()
    made = Desk(qtbot, store, tmp_path)
    made.page.table.setFocus()
    made.page.table.select_place(0)
    yield made
    forget_clipboard()


def copied():
    data = QGuiApplication.clipboard().mimeData()
    return data.text() if data is not None else ""


def press_copy(desk):
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_C, _CONTROL)


def notes(store):
    rows = store.query("SELECT label FROM audit_entry WHERE label LIKE 'Daftar disalin%'", ())
    return [label for (label,) in rows]


def test_several_rows_chosen_by_shift_are_copied_as_they_are_shown(desk, store):
    table = desk.page.table
    for _ in range(2):
        desk.qtbot.keyClick(table, Qt.Key.Key_Down, _SHIFT)
    chosen = len(table.selected_rows())
    assert chosen == 3

    press_copy(desk)

    lines = copied().splitlines()
    assert len(lines) == chosen
    columns = len(table.shown_columns())
    assert all(len(line.split("\t")) == columns for line in lines)
    assert notes(store) == [f"Daftar disalin: Daftar residen, {chosen} baris"]


def test_a_number_is_copied_as_text(desk):
    place = desk.names().index("Andi Saputra")
    desk.page.table.select_place(place)

    press_copy(desk)

    assert "BI 7/21" in copied().split("\t")
    html = QGuiApplication.clipboard().mimeData().html()
    assert "mso-number-format:'\\@'\">BI 7/21</td>" in html


def test_nothing_that_is_copied_is_obeyed_by_excel(desk):
    desk.page.table.select_place(desk.names().index("=1+1"))

    press_copy(desk)

    assert copied().startswith("'=1+1\t")


def test_the_whole_list_is_copied_with_its_headings(desk):
    command = next(
        one for one in desk.page.allowed_commands() if one.words.startswith("Salin seluruh daftar")
    )
    command.run()

    lines = copied().splitlines()
    assert len(lines) == 1 + 3
    assert lines[0].split("\t")[:2] == ["Nama", "No. registrasi"]


def test_whoever_may_not_export_copies_not_even_a_cell(qtbot, store, tmp_path):
    a_resident(store, "Andi Saputra", "BI 7/21")
    store.desk = replace(store.desk, role=Role.READER)
    desk = Desk(qtbot, store, tmp_path)
    QGuiApplication.clipboard().setText("tetap")
    desk.page.table.select_place(0)

    press_copy(desk)

    assert copied() == "tetap"
    assert notes(store) == []


def test_locking_the_screen_takes_what_was_copied_out_of_the_clipboard(desk):
    press_copy(desk)
    assert copied()

    forget_clipboard()

    assert not copied()
