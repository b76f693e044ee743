"""What every table of the office can do: find, count, delete, and bring back."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import RoomId, new_id
from rehabdesk.domain.office import Room
from rehabdesk.storage.repository import stamp
from tests.sample_office import a_room

NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


def test_records_are_found_by_all_that_is_asked_for(store):
    one, other = a_room(store, "Aula", capacity=20), a_room(store, "Kelas", capacity=20)

    assert store.rooms.find(capacity=20, name="Aula") == (one,)
    assert store.rooms.find(capacity=20) == (one, other)
    assert store.rooms.find(capacity=21) == ()
    assert store.rooms.find() == (one, other)
    assert (store.rooms.count(), store.rooms.count("capacity > ?", (20,))) == (2, 0)


def test_what_was_deleted_is_seen_by_no_question(store):
    room = a_room(store)
    with store.change("Hapus"):
        store.rooms.remove(room.id)
        store.rooms.remove("x" * 32)

    assert store.rooms.get(room.id) is None
    assert store.rooms.all() == store.rooms.find(name=room.name) == ()
    assert store.rooms.count() == 0
    assert store.rooms.unmade(["id"]) == []
    assert list(store.rooms.whole()) == list(store.rooms.whole(room.id)) == []


def test_the_records_deleted_last_come_first_with_when_and_by_whom(store):
    rooms = [a_room(store, name) for name in ("Satu", "Dua", "Tiga")]
    for number, room in enumerate(rooms):
        store.now = lambda number=number: NOW + timedelta(minutes=number)
        with store.change("Hapus"):
            store.rooms.remove(room.id)

    found = store.rooms.deleted()

    assert [one.name for one, _, _ in found] == ["Tiga", "Dua", "Satu"]
    assert found[0][1:] == ("2026-01-05T01:02:00.000+00:00", "petugas")
    assert store.rooms.deleted(2) == found[:2]


def test_a_record_that_comes_back_is_stamped_with_who_brought_it_and_when(store):
    room = a_room(store)
    made = store.query("SELECT created_at, rev FROM room")[0]
    store.now = lambda: NOW
    with store.change("Hapus"):
        store.rooms.remove(room.id)
    with store.change("Kembali"):
        store.rooms.restore(room.id)

    told = store.query("SELECT created_at, updated_at, updated_by, deleted_at, rev FROM room")[0]

    assert told[:4] == (made[0], stamp(NOW), "petugas", None)
    assert told[4] == made[1] + 2
    assert store.rooms.deleted() == ()


@pytest.mark.parametrize("many", [1, 499, 500, 501, 1001])
def test_former_records_are_found_however_many_are_written_at_once(store, many):
    rooms = [Room(id=RoomId(new_id()), name=f"R {number}") for number in range(many)]
    with store.change("Banyak"):
        store.rooms.put_all(rooms)

    with store.change("Lagi") as change:
        store.rooms.put_all(replace(one, capacity=9) for one in rooms)

    assert all(one.before is not None for one in change.touched)
    assert len(change.touched) == store.rooms.count("capacity = 9") == many


def test_no_record_at_all_is_written_without_trouble(store):
    with store.change("Kosong") as change:
        store.rooms.put_all(())

    assert change.touched == []


def test_a_moment_is_stamped_in_utc_whatever_its_zone(store):
    western = datetime.fromisoformat("2026-01-05T06:59:59.999+07:00")

    assert stamp(western) == "2026-01-04T23:59:59.999+00:00"


def test_one_record_is_read_whole_or_all_that_are_there(store):
    aula, kelas, gone = (a_room(store, name) for name in ("Aula", "Kelas", "Gudang"))
    with store.change("Dihapus"):
        store.rooms.remove(gone.id)

    assert list(store.rooms.whole(aula.id)) == [aula]
    assert list(store.rooms.whole(gone.id)) == []
    assert {one.id for one in store.rooms.whole()} == {aula.id, kelas.id}
    assert sorted(store.rooms.unmade(["id", "name"])) == sorted(
        [(aula.id, "Aula"), (kelas.id, "Kelas")]
    )


@pytest.mark.parametrize("rows", [1, 2, 500, 501])
def test_however_many_records_are_written_at_once_each_is_there_and_told(store, rows):
    made = [replace(a_room(store), name=f"Ruang {number}") for number in range(rows)]
    with store.change("Diubah") as change:
        store.rooms.put_all(made)

    assert {one.name for one in store.rooms.all()} == {one.name for one in made}
    assert [one.before["name"] for one in change.touched] == ["Aula Rehabilitasi"] * rows
    assert len({one.rev for one in change.touched}) == rows


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 40])
def test_few_rows_and_many_are_written_alike(store, count):
    rooms = [Room(id=RoomId(new_id()), name=f"Ruang {number:02}") for number in range(count)]

    with store.change("Banyak ruang") as change:
        store.rooms.put_all(rooms)
    with store.change("Lagi") as again:
        store.rooms.put_all([replace(one, capacity=9) for one in rooms])

    assert store.rooms.all() == tuple(replace(one, capacity=9) for one in rooms)
    assert [one.before is None for one in change.touched] == [True] * count
    assert [one.before["capacity"] for one in again.touched] == [one.capacity for one in rooms]


def test_what_fails_half_way_leaves_none_of_many_rows(store):
    rooms = [Room(id=RoomId(new_id()), name=f"Ruang {number}") for number in range(3)]

    def fail():
        with store.change("Gagal"):
            store.rooms.put_all(rooms)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert store.rooms.all() == ()
