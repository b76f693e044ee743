"""Every deed is one change: whole or not at all, taken back whole, and never over later work."""

from contextlib import suppress

import pytest

from rehabdesk.domain.refusals import ChangedSince, Refusal
from rehabdesk.storage import DiskFull
from tests.services.deeds import BEFORE, DEEDS, an_office_at_work, contents

NAMES = list(DEEDS)


@pytest.fixture(params=NAMES)
def deed(request, store):
    """A deed that is ready to be done: call it with nothing."""
    office = an_office_at_work(store)
    BEFORE.get(request.param, lambda _store, _office: None)(store, office)
    return lambda: DEEDS[request.param](store, office)


def entries(store):
    return store.query("SELECT count(*) FROM audit_entry")[0][0]


def test_a_deed_changes_something_as_one_change(store, deed):
    before, logged = contents(store), entries(store)

    done = deed()

    assert contents(store) != before
    assert done.change.touched
    assert entries(store) == logged + 1


def test_a_deed_that_is_taken_back_leaves_all_as_it_was(store, deed):
    before = contents(store)
    done = deed()

    store.undo(done.change)

    after = contents(store)
    assert {table: after[table] for table in after if after[table] != before[table]} == {}


def test_a_deed_is_not_taken_back_over_later_work_on_any_of_its_rows(store, deed):
    """Each row that it wrote is written once more, as somebody later would: nothing is undone."""
    done = deed()
    undoable = [one for one in done.change.touched if one.table != store.corrections.table]
    assert undoable

    for touched in undoable:
        with pytest.raises(ChangedSince):
            _taken_back_later(store, done.change, touched)

    store.undo(done.change)


def _taken_back_later(store, change, touched):
    """Write one row once more and take the deed back; both are given up where it is refused."""
    with store.change("Kemudian"):
        _written_later(store, touched)
        store.undo(change)


def _written_later(store, touched):
    if touched.table == store.attendance.table:
        sql = "UPDATE attendance SET rev = ? WHERE session = unhex(?) AND resident = unhex(?)"
        store.connection.execute(sql, (store.next_rev(), *touched.key))
        return
    sql = f"UPDATE {touched.table} SET rev = ? WHERE id = ?"
    store.connection.execute(sql, (store.next_rev(), touched.key[0]))


class _FullAfter(list):
    """What a change has written so far: the disk is full once it is this many rows."""

    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def append(self, touched):
        super().append(touched)
        if len(self) == self.rows:
            raise DiskFull


def test_a_deed_that_fails_after_any_of_its_rows_leaves_the_file_as_it_was(store, deed):
    before = contents(store, stamps=True)
    steps = len(_tried(store, deed))
    assert steps

    for rows in range(1, steps + 1):
        with pytest.raises(DiskFull):
            _done_until(store, deed, rows)
        assert contents(store, stamps=True) == before, rows

    deed()
    assert contents(store, stamps=True) != before


def _tried(store, deed):
    """The rows that a deed writes, found out by doing it and giving it up."""
    seen = []
    with suppress(GivenUp), store.change("Uji") as change:
        deed()
        seen = list(change.touched)
        raise GivenUp
    return seen


def _done_until(store, deed, rows):
    with store.change("Uji") as change:
        change.touched = _FullAfter(rows)
        deed()


class GivenUp(Refusal):
    """The try is over; what it wrote is taken back with it."""
