"""How a chain's head is printed, so that two people can compare it."""

import pytest

from rehabdesk.domain.audit import (
    AuditHead,
    ChainReport,
    LeftHead,
    LeftHeads,
    RowChange,
    RowDeed,
)


def test_a_fingerprint_is_printed_in_groups_of_four():
    head = AuditHead(origin=1, count=3, chain=bytes.fromhex("0123456789abcdef01"))

    assert head.code == "0123 4567 89AB CDEF 01"


def test_an_unbroken_log_names_no_entry():
    report = ChainReport(count=0, heads=())

    assert report.broken is None
    assert (report.origin, report.number) == (0, 0)


def test_a_change_shows_its_fields_unless_they_are_hidden():
    change = RowChange(deed=RowDeed.MADE, table="resident", key=("a",))

    assert change.fields == ()
    assert not change.hidden


LEFT = LeftHeads(
    heads=(
        LeftHead(origin=1, since=10, until=12, chain=b"a"),
        LeftHead(origin=2, since=40, until=50, chain=b"b"),
    )
)


@pytest.mark.parametrize(
    ("origin", "count", "left"),
    [
        (1, 9, False),
        (1, 10, False),
        (1, 11, True),
        (1, 12, True),
        (1, 13, False),
        (1, 45, False),
        (2, 11, False),
        (2, 40, False),
        (2, 41, True),
        (2, 50, True),
        (2, 51, False),
        (3, 11, False),
    ],
)
def test_a_restore_left_behind_what_came_after_the_backup_until_that_day(origin, count, left):
    assert LEFT.has(AuditHead(origin=origin, count=count, chain=b"")) is left


def test_where_nothing_was_restored_nothing_was_left_behind():
    assert not LeftHeads().has(AuditHead(origin=1, count=1, chain=b""))
