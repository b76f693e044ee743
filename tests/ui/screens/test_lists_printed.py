"""Any list is printed from its own menu as it is shown: columns, order, filter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from rehabdesk.domain.printed_list import MOST_ROWS
from rehabdesk.domain.user import Role
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.list_printing import list_on_paper
from rehabdesk.ui.screens.kit.screen import PRINT_KEYS
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.table import Table
from tests.documents.reading import pages_of
from tests.sample_notes import seated
from tests.sample_office import a_resident
from tests.ui.screens.resident_desk import Desk


@pytest.fixture
def desk(qtbot, store, tmp_path):
    a_resident(store, "Andi Saputra", "BI 7/21")
    a_resident(store, "Budi Hartono", "BI 9/20")
    a_resident(store, "Dedi Hartono", "BI 4/20")
    a_resident(store, "Mahmud bin Karta", "BIIa 12/19")
    return Desk(qtbot, store, tmp_path)


def words_of(desk):
    return " ".join(page.text for page in pages_of(desk.shell.pdfs[-1][0]))


def entries(store):
    rows = store.query("SELECT label FROM audit_entry WHERE label LIKE 'Daftar dicetak%'", ())
    return [label for (label,) in rows]


def heading_menu(desk):
    head = desk.page.table.horizontalHeader()
    head.customContextMenuRequested.emit(QPoint(20, 5))
    menus = desk.page.table.findChildren(QMenu)
    return {action.text(): action for action in menus[-1].actions()}


def test_ctrl_p_prints_the_list_as_it_is_narrowed_and_sorted(desk, store):
    desk.search("hartono")
    desk.page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    desk.settle()
    desk.page.table.setFocus()

    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    read = words_of(desk)
    assert "DAFTAR RESIDEN" in read
    assert "memuat “hartono”" in read
    assert "dari yang terakhir" in read
    places = [read.index(name) for name in ("Dedi Hartono", "Budi Hartono")]
    assert places == sorted(places)
    assert "Andi" not in read
    assert entries(store) == ["Daftar dicetak: Daftar residen, 2 baris"]


def test_a_hidden_column_is_not_printed_and_one_that_was_moved_stands_where_it_is(desk):
    table = desk.page.table
    table.setColumnHidden(2, True)
    table.horizontalHeader().moveSection(1, 0)

    shown = list_on_paper(table, whole=True)

    assert [one.heading for one in shown.columns][:2] == ["No. registrasi", "Nama"]
    assert "Kelompok" not in [one.heading for one in shown.columns]
    assert shown.rows[0][:2] == ("BI 7/21", "Andi Saputra")


def test_the_menu_of_the_headings_prints_chosen_rows_alone(desk):
    desk.page.table.setFocus()
    desk.page.table.select_place(0)
    desk.qtbot.keyClick(desk.page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    heading_menu(desk)["Cetak baris yang dipilih"].trigger()

    read = words_of(desk)
    assert "Andi Saputra" in read
    assert "Budi Hartono" in read
    assert "Mahmud" not in read
    assert "hanya yang dipilih" in read


def test_who_may_print_but_not_export_still_prints(qtbot, store, tmp_path):
    a_resident(store, "Andi Saputra", "BI 7/21")
    seated(store, Role.OPERATOR)
    desk = Desk(qtbot, store, tmp_path)

    offered = heading_menu(desk)

    assert "Cetak daftar" in offered
    assert "Ekspor daftar…" not in offered


def test_who_may_not_print_is_offered_no_paper(qtbot, store, tmp_path):
    a_resident(store, "Andi Saputra", "BI 7/21")
    seated(store, Role.READER)
    desk = Desk(qtbot, store, tmp_path)

    assert "Cetak daftar" not in heading_menu(desk)


def test_a_list_that_nobody_reads_on_paper_is_refused_with_the_reason(desk):
    table = desk.page.table
    desk.page.model.replace(list(desk.page.model._ids) * (MOST_ROWS // 4 + 1))

    desk.page._print_list()

    assert desk.shell.pdfs == []
    assert "5.000" in desk.shell.warned[-1]
    assert table.rows_model().rowCount() > MOST_ROWS


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_ctrl_p_is_either_the_page_s_own_or_prints_its_list(demonstration, qtbot, tmp_path, screen):
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.go(screen.key)
    page = window.page(screen.key)

    own = [one for one in page.commands() if PRINT_KEYS in one.sequences]

    assert bool(own) != bool(page.list_print_keys)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_what_narrows_a_list_is_said_on_its_paper(demonstration, qtbot, tmp_path, screen):
    """Every search, choice and day beside a list is told to it; else its paper would hide them."""
    window = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.go(screen.key)
    page = window.page(screen.key)
    told = {id(one) for table in page.findChildren(Table) for one in table._filters}

    kinds = (SearchField, ChoiceField, DateField, CheckField, Segmented)
    found = [one for kind in kinds for one in page.findChildren(kind)]
    untold = {
        one.accessibleName()
        for one in found
        if one.isVisibleTo(page) and id(one) not in told and not _inside(one, Form, page)
    }

    assert untold - NARROW_NOTHING.get(screen.key, set()) == set()


NARROW_NOTHING = {
    "programs": {"Bagian angkatan"},
    "schedule": {"", "Tampilkan"},  # the calendar, which is no list
    "certificates": {"Angkatan"},  # stands in the title
    "imports": {"Isi daftar"},
    "users": {"Bagian", "Kunci layar sesudah diam"},
}
"""Fields beside a list that narrow none: tabs, what else is to be done."""


def _inside(widget, kind, page):
    while widget is not None and widget is not page:
        if isinstance(widget, kind):
            return True
        widget = widget.parent()
    return False
