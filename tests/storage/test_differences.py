"""A backup against today row by row: what would be lost, come back, or be otherwise."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.storage import WrongKey, driver
from rehabdesk.storage.differences import difference
from rehabdesk.storage.keys import new_key
from tests.sample_office import a_counselor, a_room
from tests.storage.test_office_file import an_office_on_disk

NOW = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


class Pair:
    """Today's office, open, and a copy of its file from before, under the same key."""

    def __init__(self, folder):
        self.store = an_office_on_disk(folder / "kantor")
        self.moment = NOW
        self.store.now = lambda: self.moment
        self.rooms = [a_room(self.store, name) for name in ("Aula", "Kelas", "Klinik")]
        self.key = self.store.key
        self.today = folder / "kantor" / "kantor.rehab"
        self.backup = folder / "lama.rehab"

    def back_up(self):
        self.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(self.today, self.backup)

    def found(self):
        return difference(self.today, self.key, self.backup, self.key)

    def table(self, name="room"):
        (found,) = [one for one in self.found().tables if one.table == name]
        return (found.then, found.today, found.lost, found.back, found.changed)

    def rename(self, room, name):
        with self.store.change("Ruang diubah"):
            self.store.rooms.put(replace(room, name=name))


@pytest.fixture
def pair(tmp_path):
    made = Pair(tmp_path)
    made.back_up()
    yield made
    made.store.close()


def test_two_equal_files_differ_in_nothing(pair):
    assert pair.table() == (3, 3, 0, 0, 0)
    assert all(not (one.lost or one.back or one.changed) for one in pair.found().tables)
    assert (pair.found().deeds, pair.found().deeds_count, pair.found().last_deed_at) == (
        (),
        0,
        None,
    )


def test_rows_that_came_since_would_be_lost_and_changed_ones_be_as_before(pair):
    a_room(pair.store, "Baru")
    pair.rename(pair.rooms[0], "Aula besar")
    pair.rename(pair.rooms[1], "Kelas A")

    assert pair.table() == (3, 4, 1, 0, 2)


def test_a_removed_row_is_one_that_would_be_otherwise(pair):
    with pair.store.change("Ruang dihapus"):
        pair.store.rooms.remove(pair.rooms[0].id)

    assert pair.table() == (3, 3, 0, 0, 1)


def test_rows_that_today_has_not_would_come_back(pair):
    pair.store.connection.execute("DELETE FROM room WHERE id = ?", (pair.rooms[0].id,))
    assert pair.table() == (3, 2, 0, 1, 0)

    pair.store.connection.execute("DELETE FROM room")
    assert pair.table() == (3, 0, 0, 3, 0)


def test_a_kind_that_there_was_none_of_would_be_lost_as_a_whole(pair):
    a_counselor(pair.store)

    assert pair.table("counselor") == (0, 1, 1, 0, 0)


def test_a_row_that_was_written_again_with_the_same_content_is_the_same(pair):
    pair.moment += timedelta(days=1)
    with pair.store.change("Ruang diubah"):
        pair.store.rooms.put(pair.rooms[0])

    assert pair.table() == (3, 3, 0, 0, 0)


def test_what_only_stamps_tell_is_no_difference(pair):
    for stamp in ("origin", "rev", "created_at", "created_by", "updated_at", "updated_by"):
        pair.store.connection.execute(f"UPDATE room SET {stamp} = 77")

    assert pair.table() == (3, 3, 0, 0, 0)


def test_what_the_program_keeps_for_itself_is_not_compared(pair):
    tables = [one.table for one in pair.found().tables]

    assert tables == sorted(tables)
    assert {"room", "resident", "audit_entry", "setting"} <= set(tables)
    own = {"this_pc", "known_pc", "serial_floor", "key_ring", "audit_row", "upgrade_kept"}
    assert own.isdisjoint(tables)
    assert not [one for one in tables if one.startswith(("_", "sqlite_", "resident_search"))]


def test_a_table_or_a_column_that_one_file_has_not_is_no_trouble(pair):
    with closing(driver.connect(pair.backup, pair.key)) as old:
        old.execute("DROP TABLE counselor")
        old.execute("ALTER TABLE room DROP COLUMN capacity")
    a_counselor(pair.store)
    pair.rename(pair.rooms[0], "Aula besar")

    assert pair.table("counselor") == (0, 1, 1, 0, 0)
    assert pair.table() == (3, 3, 0, 0, 1)


def test_deeds_since_are_counted_by_label_the_most_frequent_first(pair):
    pair.moment = NOW + timedelta(hours=3, milliseconds=5)
    for number in range(3):
        pair.rename(pair.rooms[0], f"Aula {number}")
    pair.moment = NOW + timedelta(hours=1)
    for label in ("Zeta", "Alfa"):
        with pair.store.change(label):
            pair.store.rooms.put(replace(pair.rooms[1], name=label))

    found = pair.found()

    assert found.deeds == (("Ruang diubah", 3), ("Alfa", 1), ("Zeta", 1))
    assert found.deeds_count == 5
    assert found.last_deed_at == NOW + timedelta(hours=3, milliseconds=5)


@pytest.mark.parametrize(("labels", "told"), [(11, 11), (12, 12), (13, 12)])
def test_at_most_twelve_kinds_of_deeds_are_told_and_all_are_counted(pair, labels, told):
    for number in range(labels):
        with pair.store.change(f"Perbuatan {number:02}"):
            pair.store.rooms.put(replace(pair.rooms[0], name=f"Aula {number}"))

    found = pair.found()

    assert (len(found.deeds), found.deeds_count) == (told, labels)


def test_a_log_of_an_older_program_tells_no_deeds(pair):
    with closing(driver.connect(pair.backup, pair.key)) as old:
        old.execute("ALTER TABLE audit_entry RENAME COLUMN place TO number")
    pair.rename(pair.rooms[0], "Aula besar")

    assert pair.table() == (3, 3, 0, 0, 1)
    assert (pair.found().deeds, pair.found().deeds_count) == ((), 0)


def test_another_key_opens_no_backup_and_neither_file_is_written(pair):
    before = pair.backup.read_bytes()

    with pytest.raises(WrongKey):
        difference(pair.today, pair.key, pair.backup, new_key())
    pair.found()

    assert pair.backup.read_bytes() == before
