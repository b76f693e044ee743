"""Counters of changes: reserved in blocks, and never given twice, whatever change fails."""

from contextlib import contextmanager, suppress

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage import open_in_memory
from tests.sample_office import a_room

BLOCK = 4096


@pytest.fixture
def fresh():
    """An office in which nothing has been counted yet."""
    opened = open_in_memory()
    yield opened
    opened.close()


def reserved(store):
    ((found,),) = store.query("SELECT rev_reserved FROM this_pc")
    return found


@contextmanager
def failing(store):
    with suppress(RuntimeError), store.change("Gagal"):
        yield
        raise RuntimeError


def counted(store):
    with store.change("Ruang") as change:
        a_room(store, "Aula")
    return change.touched[0].rev


def test_counters_are_reserved_a_block_at_a_time(fresh):
    assert reserved(fresh) == 0
    with fresh.change("Banyak"):
        given = [fresh.next_rev() for _ in range(BLOCK)]
        assert reserved(fresh) == BLOCK
        given.append(fresh.next_rev())

    assert given == list(range(1, BLOCK + 2))
    assert reserved(fresh) == 2 * BLOCK


def test_a_block_that_was_reserved_by_a_change_that_failed_is_reserved_again(fresh):
    with failing(fresh):
        assert fresh.next_rev() == 1

    assert reserved(fresh) == 0
    assert counted(fresh) == 1
    assert reserved(fresh) == BLOCK


def test_what_a_failed_change_has_counted_is_not_given_again(fresh):
    first = counted(fresh)
    with failing(fresh):
        failed = fresh.next_rev()

    assert counted(fresh) > failed > first
    assert reserved(fresh) == 2 * BLOCK


def test_a_deed_that_was_refused_before_it_wrote_costs_no_counter(fresh):
    first = counted(fresh)
    with failing(fresh):
        pass

    assert counted(fresh) == first + 1
    assert reserved(fresh) == BLOCK


def test_what_a_failed_change_has_taken_back_is_forgotten_with_it(fresh):
    with failing(fresh):
        rev = fresh.next_rev()
        fresh.note_return(rev, 7000)
        assert fresh.first_rev(rev) == 7000

    assert counted(fresh) == rev
    assert fresh.first_rev(rev) == rev


def test_what_was_taken_back_stays_known_where_a_later_deed_is_refused_at_once(fresh):
    with fresh.change("Kembali", kind=EntryKind.SECURITY):
        fresh.note_return(fresh.next_rev(), 7000)
        fresh.note_return(fresh.next_rev(), 1)

    with failing(fresh):
        pass

    assert [fresh.first_rev(one) for one in (1, 2, 3)] == [7000, 7000, 3]
