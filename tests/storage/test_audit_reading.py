"""What the log's reading end finds: newer rings, entries of several PCs, heads that are gone."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import (
    AuditHead,
    ChainBreak,
    ChainReport,
    EntryKind,
    LeftHead,
    LeftHeads,
)
from rehabdesk.storage import AuditFilter, open_in_memory
from rehabdesk.storage.audit_log import AuditLog
from rehabdesk.storage.audit_reading import RING_TABLE
from rehabdesk.storage.change import Change
from tests.sample_office import a_room

NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
OTHER = 7


def tell_ring(store, generation, *, packed=False):
    """An entry that names a ring, short enough to stand as it is, or packed with a long name."""
    with store.change("Kunci diubah", kind=EntryKind.SECURITY) as change:
        change.named.append((RING_TABLE, str(generation)))
        if packed:
            a_room(store, f"Ruang {generation} {'x' * 200}")


def newest_content(store):
    ((content,),) = store.query("SELECT content FROM audit_entry ORDER BY place DESC LIMIT 1")
    return content


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("told", "asked", "at"),
    [
        ((1, 2, 3), 4, None),
        ((1, 2, 3), 3, None),
        ((1, 2, 3), 2, 2),
        ((1, 2, 3), 0, 0),
        ((5,), 4, 0),
        ((1, 2, 2, 3), 9, 2),
        ((1, 1), 1, 1),
        ((2, 1), 2, None),
        ((), 0, None),
    ],
)
def test_the_first_entry_of_a_ring_that_is_newer_or_told_twice_is_named(
    store, packed, told, asked, at
):
    first = store.audit.heads()[0].count
    for one in told:
        tell_ring(store, one, packed=packed)
        assert newest_content(store).startswith(b"[") is not packed

    found = store.audit.newer_ring(asked)

    assert found == (
        None
        if at is None
        else ChainReport(
            count=0,
            heads=(),
            broken=ChainBreak.NEWER_RING,
            origin=store.desk.origin,
            number=first + at + 1,
        )
    )


def test_a_room_that_is_called_like_the_table_of_rings_is_no_ring(store):
    for name in ("key_ring", '"key_ring"', f"key_ring {'x' * 300}"):
        a_room(store, name)

    assert store.audit.newer_ring(0) is None


def of_two_pcs(store):
    """Entries of two PCs, all of them of one moment."""
    store.now = lambda: NOW
    here = store.desk
    labels = []
    for origin, count in ((here.origin, 3), (OTHER, 2)):
        store.desk = replace(here, origin=origin)
        store.log = AuditLog(store.connection, store.desk)
        for number in range(count):
            labels.append(f"{'sini' if origin != OTHER else 'sana'} {number}")
            with store.change(labels[-1], kind=EntryKind.LOGIN):
                pass
    return labels


@pytest.fixture
def empty():
    opened = open_in_memory()
    yield opened
    opened.close()


def test_entries_of_several_pcs_of_one_moment_come_by_their_numbers(empty):
    of_two_pcs(empty)

    found = empty.audit.entries(AuditFilter())

    assert [one.number for one in found] == [3, 2, 2, 1, 1]
    assert {one.origin for one in found} == {OTHER, found[0].origin}
    assert all(one.at == NOW for one in found)


@pytest.mark.parametrize("limit", [0, 1, 2, 4, 5, 6])
def test_the_newest_of_all_pcs_together_are_as_many_as_were_asked_for(empty, limit):
    of_two_pcs(empty)

    assert len(empty.audit.entries(AuditFilter(), limit)) == min(limit, 5)


def test_a_pc_that_has_written_nothing_has_no_entries(empty):
    assert empty.audit.count() == 0
    with empty.change("Pertama", kind=EntryKind.LOGIN):
        pass
    assert empty.audit.count() == 1


def test_the_newest_entry_of_one_pc_stands_before_older_ones_of_another(empty):
    of_two_pcs(empty)
    empty.now = lambda: NOW + timedelta(seconds=1)
    with empty.change("Terakhir", kind=EntryKind.LOGIN):
        pass

    assert [one.label for one in empty.audit.entries(AuditFilter(), 2)] == ["Terakhir", "sini 2"]


def test_each_pcs_head_is_its_last_entry(empty):
    of_two_pcs(empty)

    heads = {one.origin: one for one in empty.audit.heads()}

    assert {one.count for one in heads.values()} == {2, 3}
    for entry in empty.audit.entries(AuditFilter()):
        if entry.number == heads[entry.origin].count:
            assert entry.chain == heads[entry.origin].chain


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_head_that_the_log_does_not_have_is_named_by_its_pc_and_number(empty, more):
    of_two_pcs(empty)
    (head,) = [one for one in empty.audit.heads() if one.origin == OTHER]
    asked = replace(head, count=head.count + more)

    found = empty.audit.against((*empty.audit.heads(), asked))

    broken = {-1: ChainBreak.REPLACED, 1: ChainBreak.SHORTENED}
    assert found == (
        None
        if more == 0
        else ChainReport(
            count=0, heads=(), broken=broken[more], origin=OTHER, number=head.count + more
        )
    )
    assert empty.audit.verify((asked,)) == (
        found or ChainReport(count=5, heads=empty.audit.heads())
    )


def test_a_head_of_a_pc_that_never_wrote_here_is_shortened(empty):
    of_two_pcs(empty)

    found = empty.audit.against([AuditHead(origin=99, count=1, chain=b"x" * 32)])

    assert found is not None
    assert (found.broken, found.origin, found.number) == (ChainBreak.SHORTENED, 99, 1)


def test_a_log_is_narrowed_to_its_days_before_the_office_has_a_name(empty):
    """A file without an office's row counts days in western time."""
    empty.now = lambda: datetime(2026, 1, 4, 17, 0, tzinfo=UTC)
    with empty.change("Tengah malam", kind=EntryKind.LOGIN):
        pass
    day = datetime(2026, 1, 5, tzinfo=UTC).date()

    assert len(empty.audit.entries(AuditFilter(first=day))) == 1
    assert len(empty.audit.entries(AuditFilter(last=day - timedelta(days=1)))) == 0


def test_the_history_of_a_record_of_several_pcs_is_newest_first(store):
    room = a_room(store, "Aula")
    here = store.desk
    for number, origin in enumerate((OTHER, here.origin, OTHER)):
        moment = store.now() + timedelta(minutes=number + 1)
        store.now = lambda moment=moment: moment
        store.desk = replace(here, origin=origin)
        store.log = AuditLog(store.connection, store.desk)
        with store.change(f"Nama {number}"):
            store.rooms.put(replace(store.rooms.get(room.id), name=f"Aula {number}"))

    found = [one.label for one in store.audit.of_row("room", room.id, 3)]

    assert found == ["Nama 2", "Nama 1", "Nama 0"]


def test_500_entries_are_shown_where_nothing_else_is_asked(empty):
    log = AuditLog(empty.connection, empty.desk)
    for number in range(501):
        log.write(Change(f"Masuk {number}", kind=EntryKind.LOGIN), NOW)

    found = [one.label for one in empty.audit.entries(AuditFilter())]

    assert found == [f"Masuk {number}" for number in range(500, 0, -1)]


def test_200_entries_of_a_record_are_shown_where_nothing_else_is_asked(empty):
    log = AuditLog(empty.connection, empty.desk)
    for number in range(201):
        change = Change(f"Dibaca {number}", kind=EntryKind.READING)
        change.named.append(("room", "a"))
        log.write(change, NOW)

    found = [one.label for one in empty.audit.of_row("room", "a")]

    assert found == [f"Dibaca {number}" for number in range(200, 0, -1)]


@pytest.mark.parametrize(
    ("origin", "count", "missed"),
    [(99, 3, True), (99, 4, False), (99, 6, False), (99, 7, True), (98, 5, True)],
)
def test_a_head_that_a_restore_has_left_behind_is_not_missed(store, origin, count, missed):
    left = LeftHeads(heads=(LeftHead(origin=99, since=3, until=6, chain=b"z"),))
    assert store.audit.left_behind() == LeftHeads()
    with store.change("Dipulihkan"):
        store.settings.write(left)
    assert store.audit.left_behind() == left

    found = store.audit.against([AuditHead(origin=origin, count=count, chain=b"x" * 32)])

    assert (found is not None) is missed
    with store.change("Dihapus"):
        store.settings.remove(LeftHeads.tag)
    assert store.audit.left_behind() == LeftHeads()


def test_what_was_written_since_an_entry_is_told_whole_and_in_its_order(store):
    tell_ring(store, 1)
    since = store.audit.count()
    for generation in (2, 3):
        tell_ring(store, generation)

    later = store.audit.after(since)

    assert [one.rows[0].key for one in later] == [("2",), ("3",)]
    assert store.audit.after(store.audit.count()) == ()
