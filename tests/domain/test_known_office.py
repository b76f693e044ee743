"""When a ring is older than the one that is known, and when work was taken away."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead, LeftHead, LeftHeads
from rehabdesk.domain.known_office import (
    KnownOffice,
    RingSeen,
    is_journal_gone,
    is_older_ring,
)

NOBODY = LeftHeads()


def head(count, origin=7):
    return AuditHead(origin=origin, count=count, chain=bytes([count]))


KNOWN = RingSeen(generation=5, slots="ab", heads=(head(10), head(20, origin=8)))


@pytest.mark.parametrize(("generation", "older"), [(4, True), (5, False), (6, False)])
def test_a_ring_of_an_earlier_generation_is_older(generation, older):
    assert is_older_ring(replace(KNOWN, generation=generation), KNOWN, NOBODY) is older


def test_other_slots_are_another_ring_only_in_the_same_generation():
    assert is_older_ring(replace(KNOWN, slots="cd"), KNOWN, NOBODY)
    assert not is_older_ring(replace(KNOWN, slots="cd", generation=6), KNOWN, NOBODY)


@pytest.mark.parametrize(("count", "older"), [(9, True), (10, False), (11, False)])
@pytest.mark.parametrize("other", [20, 21])
def test_a_ring_whose_log_stood_earlier_is_older(count, other, older):
    ring = replace(KNOWN, heads=(head(count), head(other, origin=8)))

    assert is_older_ring(ring, KNOWN, NOBODY) is older


def test_a_ring_that_has_no_head_of_a_pc_is_older():
    assert is_older_ring(replace(KNOWN, heads=(head(10),)), KNOWN, NOBODY)
    assert is_older_ring(replace(KNOWN, heads=()), KNOWN, NOBODY)


@pytest.mark.parametrize(("count", "older"), [(0, False), (1, True)])
def test_a_pc_that_has_written_once_is_missed(count, older):
    known = replace(KNOWN, heads=(head(10), head(count, origin=9)))

    assert is_older_ring(replace(known, heads=(head(10),)), known, NOBODY) is older


@pytest.mark.parametrize(("until", "older"), [(19, True), (20, False), (21, False)])
def test_heads_that_a_restore_has_left_behind_are_not_missed(until, older):
    left = LeftHeads(heads=(LeftHead(origin=8, since=3, until=until, chain=b""),))

    assert is_older_ring(replace(KNOWN, heads=(head(10),)), KNOWN, left) is older


def test_a_ring_of_an_earlier_generation_is_older_whatever_was_left_behind():
    left = LeftHeads(heads=(LeftHead(origin=8, since=0, until=99, chain=b""),))

    assert is_older_ring(replace(KNOWN, generation=4), KNOWN, left)


@pytest.mark.parametrize("working", [True, False])
@pytest.mark.parametrize("journal", [True, False])
@pytest.mark.parametrize("closed_since", [True, False])
def test_work_is_gone_where_an_open_office_left_no_journal_and_nobody_closed_it(
    working, journal, closed_since
):
    known = KnownOffice(at=datetime(2026, 1, 5, tzinfo=UTC), heads=(), ring=KNOWN, working=working)
    ring = replace(KNOWN, heads=(head(12), head(20, origin=8))) if closed_since else KNOWN

    gone = is_journal_gone(ring, known, journal=journal)

    assert gone is (working and not journal and not closed_since)
