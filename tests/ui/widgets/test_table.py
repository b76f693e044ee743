"""Tables sort, open, remember their columns and say something when empty."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.paged_model import PagedTableModel
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel

_DOWN = Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    since: date | None


COLUMNS = (
    Column[Person](key="name", heading="Nama", text=lambda row: row.name, stretch=True),
    Column[Person](
        key="since",
        heading="Sejak",
        text=lambda row: f"{row.since:%d-%m-%Y}" if row.since else "–",
        sort=lambda row: row.since,
        align=Align.RIGHT,
        width=120,
        spoken=lambda row: "belum ada" if row.since is None else str(row.since),
    ),
    Column[Person](key="id", heading="No.", text=lambda row: str(row.id), sort=lambda row: row.id),
)
PEOPLE = (
    Person(10, "cecep", date(2021, 3, 1)),
    Person(9, "Agus", None),
    Person(2, "Budi", date(2020, 12, 31)),
)


def _model() -> TableModel[Person]:
    return TableModel[Person](COLUMNS, PEOPLE, key=lambda row: row.id)


def _table(qtbot, model) -> Table[Person]:
    table = Table[Person]("Daftar residen", model)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def test_the_model_keeps_qts_rules(qtbot):
    model = _model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.sort(0)
    model.replace(PEOPLE[:1])
    model.replace(PEOPLE)
    model.sort(2, _DOWN)
    model.replace(())

    assert tester.model() is model
    assert model.rowCount() == 0


def test_dates_sort_by_day_and_empty_ones_stay_last(qtbot):
    model = _model()

    model.sort(1)
    assert [row.name for row in model.rows()] == ["Budi", "cecep", "Agus"]

    model.sort(1, _DOWN)
    assert [row.name for row in model.rows()] == ["cecep", "Budi", "Agus"]


def test_numbers_sort_as_numbers_and_names_without_regard_to_capitals(qtbot):
    model = _model()

    model.sort(2)
    assert [row.id for row in model.rows()] == [2, 9, 10]
    model.sort(0)
    assert [row.name for row in model.rows()] == ["Agus", "Budi", "cecep"]
    model.sort(-1)
    assert model.rows() == PEOPLE


def test_a_column_that_has_no_order_leaves_the_rows_alone(qtbot):
    mark = Column[Person](key="mark", heading="", text=lambda row: row.name, sortable=False)
    model = TableModel[Person]((mark,), PEOPLE)

    model.sort(0)

    assert model.rows() == PEOPLE


def test_enter_opens_the_row_under_the_cursor(qtbot):
    table = _table(qtbot, _model())
    table.select_place(1)

    with qtbot.waitSignal(table.activated_row) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [PEOPLE[1]]


def test_the_choice_follows_the_record_through_sorting_and_reloading(qtbot):
    model = _model()
    table = _table(qtbot, model)
    table.select_place(0)

    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert table.current_row() == PEOPLE[0]

    model.replace((Person(1, "Aang", None), *PEOPLE))
    assert table.current_row() == PEOPLE[0]
    assert table.selected_rows() == (PEOPLE[0],)


def test_columns_come_back_as_they_were_left(qtbot):
    first = _table(qtbot, _model())
    first.horizontalHeader().moveSection(2, 0)
    first.horizontalHeader().resizeSection(1, 177)
    first.sortByColumn(2, _DOWN)
    kept = first.column_state()

    model = _model()
    second = _table(qtbot, model)
    second.restore_columns(kept)

    assert second.column_state() == kept
    assert second.horizontalHeader().sectionSize(1) == 177
    assert [row.id for row in model.rows()] == [10, 9, 2]


def test_a_hidden_column_stays_hidden(qtbot):
    table = _table(qtbot, _model())
    table.restore_columns({"hidden": ["since", "not a column any more"]})

    assert table.isColumnHidden(1)
    assert table.column_state()["hidden"] == ["since"]


def test_an_empty_table_says_so(qtbot):
    model = _model()
    empty = EmptyState("Belum ada residen")
    table = Table[Person]("Daftar residen", model, empty=empty)
    qtbot.addWidget(table)
    table.show()
    assert not empty.isVisible()

    model.replace(())

    assert empty.isVisible()


def test_other_words_for_an_empty_table_replace_the_old_ones_at_once(qtbot):
    table = _table(qtbot, TableModel[Person](COLUMNS))

    table.set_empty(EmptyState("Belum ada residen"))
    table.set_empty(EmptyState("Tidak ada yang cocok"))

    shown = [one for one in table.viewport().findChildren(EmptyState) if one.isVisible()]
    assert [one.accessibleName() for one in shown] == ["Tidak ada yang cocok"]


def test_cells_say_more_than_they_show(qtbot):
    model = _model()
    spoken = model.data(model.index(1, 1), int(Qt.ItemDataRole.AccessibleTextRole))

    assert spoken == "Sejak: belum ada"


class Asked:
    """Counts what is fetched."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def fetch(self, ids) -> list[Person]:
        self.calls.append(len(ids))
        return [Person(number, f"Orang {number}", None) for number in ids]


def test_the_paged_model_keeps_qts_rules(qtbot):
    model = PagedTableModel[Person](COLUMNS, Asked().fetch, range(300))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    model.replace(range(7))
    model.replace(range(1000))
    model.replace(())

    assert tester.model() is model


def test_a_million_rows_fetch_only_what_is_seen(qtbot):
    asked = Asked()
    model = PagedTableModel[Person](COLUMNS, asked.fetch, range(1_000_000))
    table = _table(qtbot, model)
    qtbot.waitExposed(table)
    table.grab()

    assert model.rowCount() == 1_000_000
    assert sum(asked.calls) <= 256

    table.select_place(999_999)
    table.grab()
    assert table.current_row() == Person(999_999, "Orang 999999", None)
    assert sum(asked.calls) <= 640


def test_a_filter_brings_the_view_to_the_top_first(qtbot):
    model = PagedTableModel[Person](COLUMNS, Asked().fetch, range(100_000))
    table = _table(qtbot, model)
    table.scrollToBottom()
    seen: list[int] = []
    model.modelAboutToBeReset.connect(lambda: seen.append(table.verticalScrollBar().value()))

    model.replace(range(5))

    assert seen == [0]


def test_sorting_many_rows_is_asked_of_the_owner(qtbot):
    model = PagedTableModel[Person](COLUMNS, Asked().fetch, range(10))
    table = _table(qtbot, model)

    with qtbot.waitSignal(model.sort_chosen) as asked:
        table.sortByColumn(1, _DOWN)

    assert asked.args == ["since", True]


def test_a_fetch_that_finds_fewer_rows_leaves_gaps_and_does_not_fail(qtbot):
    model = PagedTableModel[Person](COLUMNS, lambda _ids: [], range(10))

    assert model.row_at(3) is None
    assert model.data(model.index(3, 0)) is None


@pytest.mark.parametrize("place", [-1, 3, 999])
def test_there_is_no_row_outside_the_table(qtbot, place: int):
    assert _model().row_at(place) is None


def test_other_columns_are_shown_with_their_widths_and_sorted_by_none(qtbot):
    model = TableModel[Person]((), PEOPLE, key=lambda row: row.id)
    table = _table(qtbot, model)
    table.show_columns(COLUMNS[:2])
    table.sortByColumn(0, _DOWN)
    table.horizontalHeader().moveSection(1, 0)

    table.show_columns(COLUMNS)

    assert [one.heading for one in table.shown_columns()] == ["Nama", "Sejak", "No."]
    assert [one.id for one in model.rows()] == [10, 9, 2]
    assert all(table.columnWidth(number) for number in range(3))
