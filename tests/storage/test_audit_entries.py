"""What the audit log writes down and finds again: moments, days, numbers and how much it tells."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind, RowDeed
from rehabdesk.domain.identity import RoomId, new_id
from rehabdesk.domain.office import Room
from rehabdesk.storage import AuditFilter
from rehabdesk.storage.audit_rows import content_of, rows_in
from rehabdesk.storage.change import Change, Touched
from tests.sample_office import a_room


def newest(store):
    return store.audit.entries(AuditFilter(), 1)[0]


@pytest.mark.parametrize("thousandth", [0, 1, 999])
def test_an_entry_tells_its_moment_to_the_thousandth_of_a_second(store, thousandth):
    moment = datetime(2026, 3, 31, 23, 59, 59, thousandth * 1000, tzinfo=UTC)
    store.now = lambda: moment

    a_room(store)

    assert newest(store).at == moment
    written = store.query("SELECT at FROM audit_entry ORDER BY place DESC LIMIT 1")
    assert written == [(int(moment.timestamp()) * 1000 + thousandth,)]


def test_entries_are_numbered_from_one_on_without_a_gap(store):
    numbers = [one.number for one in store.audit.entries(AuditFilter())]
    a_room(store)

    assert numbers == list(range(len(numbers), 0, -1))
    assert newest(store).number == len(numbers) + 1
    assert store.audit.heads()[0].count == len(numbers) + 1


def deeds_of_three_days(store):
    """One entry at the first and one at the last moment of each of three days, in western time."""
    zone = timezone(timedelta(hours=7))
    for day in (1, 2, 3):
        for clock in (time(0, 0), time(23, 59, 59, 999_000)):
            moment = datetime.combine(date(2030, 5, day), clock, zone)
            store.now = lambda moment=moment: moment
            with store.change(f"{day} {clock:%H}", why="pagi" if clock.hour == 0 else "malam"):
                a_room(store, f"Ruang {day} {clock:%H}")


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        (AuditFilter(first=date(2030, 5, 2)), ["3 23", "3 00", "2 23", "2 00"]),
        (
            AuditFilter(first=date(2030, 5, 1), last=date(2030, 5, 2)),
            ["2 23", "2 00", "1 23", "1 00"],
        ),
        (AuditFilter(first=date(2030, 5, 2), last=date(2030, 5, 2)), ["2 23", "2 00"]),
        (AuditFilter(text="2 0"), ["2 00"]),
        (AuditFilter(text="MALAM"), ["3 23", "2 23", "1 23"]),
        (AuditFilter(user="orang lain"), []),
        (AuditFilter(first=date(2030, 5, 3), user="petugas"), ["3 23", "3 00"]),
        (AuditFilter(kind=EntryKind.LOGIN), []),
        (AuditFilter(first=date(2030, 5, 3), kind=EntryKind.CHANGE), ["3 23", "3 00"]),
    ],
)
def test_the_log_is_narrowed_to_days_of_the_office_words_users_and_kinds(store, wanted, labels):
    deeds_of_three_days(store)

    assert [one.label for one in store.audit.entries(wanted)] == labels


@pytest.mark.parametrize(("limit", "labels"), [(1, ["3 23"]), (2, ["3 23", "3 00"])])
def test_only_so_many_of_the_newest_entries_are_shown(store, limit, labels):
    deeds_of_three_days(store)

    assert [one.label for one in store.audit.entries(AuditFilter(), limit)] == labels


def test_where_nothing_else_is_asked_500_entries_are_shown_and_200_of_one_record(store):
    room = a_room(store)
    for number in range(501):
        with store.change(f"Nama {number}"):
            store.rooms.put(replace(room, name=f"Ruang {number}"))

    assert [one.label for one in store.audit.entries(AuditFilter())][::499] == [
        "Nama 500",
        "Nama 1",
    ]
    assert [one.label for one in store.audit.of_row("room", room.id)][::199] == [
        "Nama 500",
        "Nama 301",
    ]


@pytest.mark.parametrize(("many", "one_by_one"), [(149, True), (150, True), (151, False)])
def test_up_to_150_rows_of_a_table_are_told_one_by_one(store, many, one_by_one):
    with store.change("Banyak"):
        store.rooms.put_all(Room(id=RoomId(new_id()), name=f"R {n}") for n in range(many))

    rows = newest(store).rows

    assert len(rows) == (many if one_by_one else 1)
    assert {one.deed for one in rows} == {RowDeed.MADE if one_by_one else RowDeed.MANY}


@pytest.mark.parametrize(("length", "whole"), [(399, True), (400, True), (401, False)])
def test_words_of_up_to_400_letters_are_told_whole(store, length, whole):
    room = a_room(store, "Aula")
    with store.change("Ruang diubah"):
        store.rooms.put(replace(room, name="a" * length))

    told = newest(store).rows[0].fields[0]

    assert told[:2] == ("name", "Aula")
    assert (told[2] == "a" * length) is whole
    assert whole or told[2].startswith("a" * 60 + "… sha256 ")


def test_a_record_that_goes_and_comes_back_is_told_so(store):
    room = a_room(store, "Aula")
    with store.change("Hapus"):
        store.rooms.remove(room.id)
    gone = newest(store).rows[0].deed
    with store.change("Kembali"):
        assert store.rooms.restore(room.id)
        assert not store.rooms.restore(room.id)
        assert not store.rooms.restore("x" * 32)

    assert (gone, newest(store).rows[0].deed) == (RowDeed.REMOVED, RowDeed.RETURNED)
    assert store.rooms.get(room.id) == room


def test_a_change_that_touches_nothing_has_no_entry_but_a_login_has(store):
    before = store.audit.heads()[0].count

    with store.change("Tidak ada"):
        pass
    assert store.audit.heads()[0].count == before
    with store.change("Masuk", kind=EntryKind.LOGIN):
        pass

    assert store.audit.heads()[0].count == before + 1
    assert newest(store).kind is EntryKind.LOGIN


def a_new_room(name):
    after = {"id": "a", "name": name, "capacity": None, "note": "", "rev": 1}
    return Change("Ruang", touched=[Touched("room", ("a",), None, 1, after)])


@pytest.mark.parametrize(("length", "packed"), [(159, False), (160, False), (161, True)])
def test_what_takes_more_than_160_bytes_is_packed_and_reads_back_alike(length, packed):
    around = len(content_of(a_new_room("x"))[0]) - 1
    name = "x" * (length - around)

    content, told = content_of(a_new_room(name))

    assert content.startswith(b"[") is not packed
    assert packed or len(content) == length
    assert told == [("room", "a")]
    assert [one.fields for one in rows_in(content)] == [(("name", None, name),)]


def test_a_change_without_rows_has_no_content():
    assert content_of(Change("Masuk")) == (b"", [])
    assert rows_in(b"") == ()


def test_a_picture_is_told_by_its_size_and_digest_alone():
    content, _ = content_of(a_new_room(b"\x00\x01\x02"))

    assert rows_in(content)[0].fields[0][2].startswith("3 byte, sha256 ")
