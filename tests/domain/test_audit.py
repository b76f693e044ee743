"""How a chain's head is printed, so that two people can compare it."""

from rehabdesk.domain.audit import AuditHead, ChainReport, RowChange, RowDeed


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
