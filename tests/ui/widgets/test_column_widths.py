"""Columns share a table's width by need: nothing is cut while there is room elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from rehabdesk.ui.widgets.cell_delegate import needed_width
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.column_widths import LEAST, Need, share
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel

LONG = "Muhammad Abdurrahman Al Fatih Kusumawardhana bin Abdul Malik"

needs = st.lists(
    st.builds(
        Need,
        whole=st.integers(1, 900),
        wished=st.integers(0, 500),
        stretch=st.booleans(),
        chosen=st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


@given(needs, st.integers(50, 4000))
def test_nothing_is_cut_where_all_of_it_fits(wanted, room):
    if sum(one.whole for one in wanted) > room:
        return
    widths = share(wanted, room)

    assert all(width >= one.whole for one, width in zip(wanted, widths, strict=True))
    assert sum(widths) <= room


@given(needs, st.integers(50, 4000))
def test_a_column_that_stretches_leaves_no_pixel_empty(wanted, room):
    if sum(one.whole for one in wanted) > room:
        return
    if any(one.stretch and not one.chosen for one in wanted):
        assert sum(share(wanted, room)) == room


@given(needs, st.integers(50, 4000))
def test_where_it_does_not_fit_the_widest_give_and_no_other(wanted, room):
    if sum(one.whole for one in wanted) < room:
        return
    widths = share(wanted, room)
    cut = [width for one, width in zip(wanted, widths, strict=True) if width < one.whole]
    least = [one.whole if one.chosen else min(one.whole, LEAST) for one in wanted]

    assert all(width >= low for width, low in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))
    for one, width in zip(wanted, widths, strict=True):
        if cut and width == one.whole and not one.chosen:
            assert width <= max(cut) + 1, "one that is cut is narrower than one that is not"


def test_a_width_that_the_user_drew_stays_where_others_need_room():
    wide = Need(whole=700, chosen=True)

    assert share([wide, Need(whole=400, stretch=True)], 900)[0] == 700


NUMBERED = (
    Column[int](key="no", heading="No", text=str, align=Align.RIGHT, width=42),
    Column[int](key="name", heading="Nama", text=lambda _n: LONG, strong=True),
    Column[int](key="rate", heading="Hadir", text=lambda n: f"{n} dari 309 (100,0%)", width=60),
    Column[int](key="note", heading="Catatan", text=lambda _n: "", stretch=True),
)


@pytest.fixture
def table(qtbot):
    model = TableModel(NUMBERED, range(1, 111))
    made = Table[int]("Peserta", model)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    return made


def test_a_hundred_and_ten_people_are_numbered_whole(table):
    _nothing_is_cut(table)


def test_names_of_sixty_letters_are_whole_while_another_column_is_empty(table):
    table.resize(900, 400)

    _nothing_is_cut(table)
    assert _used(table) == table.viewport().width()


def test_a_column_drawn_by_the_user_stays_when_the_window_changes(table, qtbot):
    with qtbot.waitSignal(table.state_changed):
        table.horizontalHeader().resizeSection(1, 222)
    table.resize(1200, 400)

    assert table.columnWidth(1) == 222
    assert table.column_state()["chosen_widths"] == {"name": 222}
    assert _used(table) == table.viewport().width()


def test_nothing_is_remembered_of_widths_that_nobody_drew(table, qtbot):
    with qtbot.assertNotEmitted(table.state_changed):
        table.resize(700, 400)
        table.rows_model().replace(range(1, 2000))

    assert table.column_state()["chosen_widths"] == {}


def test_longer_rows_widen_their_column_at_once(table):
    table.rows_model().replace(range(999_000, 999_110))

    _nothing_is_cut(table)


def test_columns_do_not_move_while_a_filter_leaves_fewer_rows(table):
    before = [table.columnWidth(number) for number in range(4)]

    table.rows_model().replace(range(1, 3))

    assert [table.columnWidth(number) for number in range(4)][:3] == before[:3]


def test_a_column_that_is_hidden_gives_its_width_to_the_others(table):
    table.setColumnWidth(1, 300)
    menu_entry = table._widths
    menu_entry.show(2, on=False)

    assert table.isColumnHidden(2)
    assert _used(table) == table.viewport().width()


def test_the_widths_of_the_user_can_be_given_up(table):
    table.setColumnWidth(1, 120)
    table._widths.forget()

    assert table.column_state()["chosen_widths"] == {}
    _nothing_is_cut(table)


def _nothing_is_cut(table):
    for number, column in enumerate(table.rows_model().columns):
        for at in range(table.rows_model().rowCount()):
            row = table.rows_model().row_at(at)
            assert needed_width(column, row) <= table.columnWidth(number), column.text(row)
        heading = table.horizontalHeader().fontMetrics().horizontalAdvance(column.heading)
        assert heading < table.columnWidth(number), column.heading
    assert table.horizontalScrollBar().maximum() == 0
    assert table.model().headerData(0, Qt.Orientation.Horizontal) == "No"


def _used(table):
    return sum(table.columnWidth(number) for number in range(len(table.rows_model().columns)))


def test_a_column_keeps_the_least_that_it_asks_for_and_the_table_is_scrolled():
    needs = [Need(whole=300, least=200), Need(whole=300, least=110), Need(whole=90, least=110)]

    assert share(needs, 150) == [200, 110, 90]
