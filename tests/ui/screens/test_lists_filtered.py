"""Every list is narrowed and sorted by any of its columns, which are chosen and ordered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from rehabdesk.ui.context import Context
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.kit.exporting import table_as_shown
from rehabdesk.ui.screens.kit.list_printing import list_on_paper
from rehabdesk.ui.screens.kit.screen import FILTER_KEYS
from rehabdesk.ui.screens.residents.screen import ResidentsPage
from rehabdesk.ui.widgets.column_dialog import ColumnDialog
from rehabdesk.ui.widgets.column_filter import ColumnFilter
from rehabdesk.ui.widgets.filter_dialog import FilterDialog
from tests.sample_office import a_resident
from tests.ui.screens.resident_desk import Desk

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot, store, tmp_path):
    a_resident(store, "Andi Saputra", "BI 7/21", block="A", cell="1")
    a_resident(store, "Budi Hartono", "BI 19/20", block="B", cell="12")
    a_resident(store, "Dedi Hartono", "BI 4/20", block="B", cell="3")
    a_resident(store, "Mahmud bin Karta", "BIIa 12/19", block="C", cell="1")
    made = Desk(qtbot, store, tmp_path)
    made.page.table.setColumnHidden(4, False)
    return made


def strip(desk):
    return desk.page.table.filter.strip


def narrow(desk, key, **wanted):
    desk.page.table.filter.narrow(key, ColumnFilter(**wanted))
    desk.settle()


def dialog(desk, kind):
    return desk.window.findChildren(kind)[-1]


def test_a_column_is_narrowed_to_some_of_its_values(desk):
    desk.page.table.filter.ask(4)
    asked = dialog(desk, FilterDialog)
    offered = [asked.values.item(at).text() for at in range(asked.values.count())]
    assert offered == ["A/1 (1)", "B/3 (1)", "B/12 (1)", "C/1 (1)"]

    for at in (1, 2):
        asked.values.item(at).setCheckState(Qt.CheckState.Checked)
    asked.carry_out()
    desk.settle()

    assert desk.names() == ["Budi Hartono", "Dedi Hartono"]
    said = "2 baris disaring menurut Blok/kamar: B/3 atau B/12"
    assert strip(desk).words.text() == strip(desk).accessibleName() == said


def test_one_press_shows_all_rows_again(desk):
    narrow(desk, "name", words="hartono")
    assert desk.names() == ["Budi Hartono", "Dedi Hartono"]
    assert strip(desk).isVisibleTo(desk.page)

    strip(desk).clear_button.click()
    desk.settle()

    assert len(desk.names()) == 4
    assert not strip(desk).isVisibleTo(desk.page)


def test_the_line_of_the_filter_covers_no_row(desk):
    narrow(desk, "name", words="a")
    table = desk.page.table

    below = strip(desk).geometry().top()

    assert table.viewport().geometry().bottom() < below
    assert strip(desk).geometry().bottom() <= table.rect().bottom()


def test_the_last_row_of_a_narrowed_list_can_be_scrolled_into_sight(desk, store):
    for at in range(60):
        a_resident(store, f"Zaenal {at:02}", f"BI {100 + at}/20")
    desk.page.reload()
    narrow(desk, "name", words="zaenal")
    table = desk.page.table

    desk.press(Qt.Key.Key_End)

    last = table.visualRect(table.currentIndex())
    assert table.current_row().name == "Zaenal 59"
    assert last.bottom() <= table.viewport().rect().bottom()


def test_two_columns_narrow_together_and_each_offers_what_the_other_leaves(desk):
    narrow(desk, "name", words="hartono")

    desk.page.table.filter.ask(4)

    asked = dialog(desk, FilterDialog)
    offered = [asked.values.item(at).text() for at in range(asked.values.count())]
    assert offered == ["B/3 (1)", "B/12 (1)"]


def test_what_is_printed_and_exported_is_what_the_filter_leaves(desk):
    narrow(desk, "name", words="hartono")

    paper = list_on_paper(desk.page.table, whole=True)

    assert [row[0] for row in paper.rows] == ["Budi Hartono", "Dedi Hartono"]
    assert paper.narrowed == ("Nama: memuat “hartono”",)
    assert len(table_as_shown(desk.page.table).rows) == 2


def test_a_filter_holds_for_what_is_added_later(desk, store):
    narrow(desk, "name", words="hartono")

    a_resident(store, "Zaki Hartono", "BI 99/20")
    desk.page.reload()
    desk.settle()

    assert desk.names() == ["Budi Hartono", "Dedi Hartono", "Zaki Hartono"]


def test_a_filter_that_leaves_nobody_says_so_and_not_that_there_is_nobody(desk):
    narrow(desk, "name", words="zulkifli")

    assert desk.names() == []
    shown = desk.page.table.filter._nothing
    assert shown.isVisibleTo(desk.page)
    assert not desk.page.table._empty.isVisibleTo(desk.page)


def test_somebody_who_is_asked_for_is_shown_whatever_the_columns_are_narrowed_to(desk, store):
    (mahmud,) = [one for one in store.residents.all() if one.name.startswith("Mahmud")]
    narrow(desk, "name", words="hartono")

    desk.page.show_target(mahmud.id)
    desk.settle()

    assert desk.page.table.current_row().id == mahmud.id


def test_the_third_press_on_a_heading_brings_the_usual_order_back(desk):
    head = desk.page.table.horizontalHeader()
    usual = desk.names()
    seen = []
    for _ in range(3):
        place = QPoint(head.sectionViewportPosition(1) + 20, 10)
        desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        desk.settle()
        seen.append(desk.names())

    assert seen[0] == list(reversed(seen[1]))
    assert seen[0] != usual
    assert seen[2] == usual


def test_the_keys_ask_for_the_column_under_the_cursor(desk):
    desk.page.table.setFocus()
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_F, _CONTROL | Qt.KeyboardModifier.ShiftModifier)

    assert FILTER_KEYS == "Ctrl+Shift+F"
    assert dialog(desk, FilterDialog).column.value() == "name"


def test_columns_are_chosen_and_ordered_with_the_keyboard(desk):
    desk.page.table.heading_menu.arrange()
    asked = dialog(desk, ColumnDialog)
    asked.columns.list.setCurrentRow(4)
    for _ in range(4):
        asked.columns.shift(-1)
    asked.columns.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    asked.carry_out()

    shown = [one.heading for one in desk.page.table.shown_columns()]
    assert shown == ["Blok/kamar", "Nama", "Kelompok", "Status"]


def test_a_list_without_columns_is_refused(desk):
    desk.page.table.heading_menu.arrange()
    asked = dialog(desk, ColumnDialog)
    for at in range(asked.columns.list.count()):
        asked.columns.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    asked.carry_out()

    assert asked.form.errors()
    assert desk.page.table.shown_columns()


def test_the_menu_brings_columns_back_to_what_they_were(desk):
    table = desk.page.table
    table.horizontalHeader().moveSection(1, 0)
    table.setColumnHidden(2, True)
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(20, 5))
    menu = table.findChildren(QMenu)[-1]

    {action.text(): action for action in menu.actions()}["Kolom seperti semula"].trigger()

    assert [one.heading for one in table.shown_columns()] == [
        *("Nama", "No. registrasi", "Kelompok", "Status")
    ]


def test_columns_are_remembered_for_the_office_and_the_user(desk, qtbot, store, tmp_path):
    desk.page.table.horizontalHeader().moveSection(1, 0)

    def first_column(user):
        store.desk = type(store.desk)(**{**_fields(store.desk), "user": user})
        page = ResidentsPage(Context(store, desk.shell, Preferences(tmp_path)))
        qtbot.addWidget(page)
        return page.table.shown_columns()[0].heading

    same = store.desk.user
    assert first_column("orang-lain") == "Nama"
    assert first_column(same) == "No. registrasi"


def _fields(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}
