"""What a cell holds is the same after its way between two processes, and nothing else comes in."""

from datetime import date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from rehabdesk.spreadsheets.carrying import answer_in, packed_answer
from rehabdesk.spreadsheets.grid import Grid

CELLS = some.one_of(
    some.text(max_size=20),
    some.integers(-(2**63), 2**63 - 1),
    some.floats(allow_nan=False),
    some.booleans(),
    some.dates(),
    some.datetimes(),
    some.times(),
    some.timedeltas(timedelta(-9999), timedelta(9999)).map(
        lambda one: timedelta(seconds=one.total_seconds())
    ),
)


@given(rows=some.lists(some.lists(CELLS, max_size=5), max_size=5), name=some.text(max_size=9))
def test_every_cell_comes_back_as_it_was(rows, name):
    before = [[(type(cell), cell) for cell in row] for row in rows]

    (grid,), problem = answer_in(packed_answer([Grid(name=name, cells=rows)]))

    assert [[(type(cell), cell) for cell in row] for row in grid.cells] == before
    assert (grid.name, problem) == (name, "")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        [[["Daftar", [[None]], []]], ""],
        [[["Daftar", [[["dalam"]]], []]], ""],
        [[["Daftar", [["a"]], [[0, 9, "day", "2021-03-01"]]]], ""],
        [[["Daftar", [["a"]], [[0, 0, "eval", "2021-03-01"]]]], ""],
        [[["Daftar", [["a"]], [[0, 0, "day", "kemarin"]]]], ""],
        [[["Daftar", [["a"]], [[0, 0, "length", "1e999"]]]], ""],
    ],
)
def test_an_answer_of_another_shape_is_not_taken(answer):
    with pytest.raises(ValueError, match=r".*"):
        answer_in(msgspec.msgpack.encode(answer))


def test_days_and_times_are_told_apart():
    row = [date(2021, 3, 1), datetime(2021, 3, 1, 8, 30), time(8, 30), timedelta(hours=30)]

    (grid,), _ = answer_in(packed_answer([Grid(name="a", cells=[(*row,)])]))

    assert list(grid.cells[0]) == row
