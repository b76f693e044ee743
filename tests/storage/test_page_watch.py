"""Pages of an earlier day in the closed file are found at the next opening, whatever their table.

Every alarm here is raised by pages that a test has put into the closed file; and every other way
in which a file may change raises none.
"""

import os
import shutil
import signal
from contextlib import closing
from datetime import UTC, datetime
from itertools import product

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.user import Role
from rehabdesk.services.checking import check_office
from rehabdesk.services.login import log_in
from rehabdesk.services.pages import accept_pages, found_words, settle_pages
from rehabdesk.storage import (
    AuditFilter,
    Pages,
    RolesAltered,
    Unlocked,
    UserDisabled,
    driver,
    open_office,
    open_store,
    unlock_office,
)
from rehabdesk.storage.closed_file import digest_of
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.ring_facts import FOUND, OPEN, PAGES
from rehabdesk.storage.snapshot import back_up_now
from rehabdesk.storage.whole_file import heads_of, who_sits
from tests.own_office import NOW, OTHER_WORDS, WORDS, own_office, with_user
from tests.sample_office import a_room
from tests.storage.disks import a_disk
from tests.storage.old_pages import PAGE, differing, replay, replay_table
from tests.storage.test_old_rings import SECOND_FORM


@pytest.fixture
def folder(tmp_path):
    """An office with two users and some rooms, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    for number in range(20):
        a_room(store, f"Ruang {number}")
    store.close()
    return tmp_path / "kantor"


def key_of(folder):
    return unlock_office(folder, WORDS, "ratna").key


def kept(folder, name="lama"):
    return shutil.copytree(folder, folder.with_name(name))


def opened(folder, words=WORDS, login="ratna"):
    return log_in(folder, login, words, now=NOW)


def at_work(folder):
    """One day of work; gives the office of the day before."""
    before = kept(folder)
    store = opened(folder)
    with store.change("Ruang diubah"):
        for one in store.rooms.all()[:5]:
            store.rooms.put(replace(one, name=f"{one.name} baru"))
    store.close()
    return before


def facts(folder):
    return read_ring(folder / "kantor.keys").facts


def labels(store):
    return [one.label for one in store.audit.entries(AuditFilter(kind=EntryKind.SECURITY))]


def killed(folder, work):
    """The office as a program leaves it that is killed after some work."""
    victim = os.fork()
    if victim == 0:
        try:
            work(folder)
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    _, state = os.waitpid(victim, 0)
    assert os.WIFSIGNALED(state)


def work_unlooked(folder):
    """Works without a look at the pages, as in the first seconds of the window."""
    store = opened(folder)
    a_room(store, "Ruang sebelum listrik padam")


def work_looked(folder):
    store = opened(folder)
    assert store.pages is not None
    store.pages.settle()
    a_room(store, "Ruang sebelum listrik padam")
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    a_room(store, "Ruang sesudahnya")


def test_every_single_page_of_the_day_before_is_found(folder):
    before = at_work(folder)
    numbers = differing(before / "kantor.rehab", folder / "kantor.rehab")
    assert len(numbers) > 3
    for number in numbers:
        place = kept(folder, f"titik-{number}")
        replay(before / "kantor.rehab", place / "kantor.rehab", number)
        told = read_ring(place / "kantor.keys").facts[PAGES]

        assert digest_of(place / "kantor.rehab") != told
    assert digest_of(folder / "kantor.rehab") == facts(folder)[PAGES]


def test_a_replayed_page_of_any_table_is_told_at_the_next_opening_and_stays_told(folder):
    before = at_work(folder)
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")
    store = opened(folder)
    assert store.pages is not None

    assert store.pages.look() is Pages.DIFFERENT
    store.pages.settle()

    assert "Isi berkas lain daripada saat ditutup" in labels(store)
    store.close()
    store = opened(folder)
    assert store.pages is not None
    assert store.pages.found
    assert store.pages.look() is Pages.SAME
    store.close()


def test_a_second_page_is_told_as_well_and_the_first_moment_stays(folder):
    before = at_work(folder)
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")
    opened(folder).close()
    since = facts(folder)[FOUND]
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "this_pc")

    opened(folder).close()

    assert facts(folder)[FOUND] == since
    store = opened(folder)
    assert labels(store).count("Isi berkas lain daripada saat ditutup") == 2
    store.close()


def test_who_closes_before_anybody_has_looked_launders_nothing(folder):
    before = at_work(folder)
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")

    opened(folder).close()

    assert FOUND in facts(folder)
    store = opened(folder)
    assert "Isi berkas lain daripada saat ditutup" in labels(store)
    store.close()


def test_a_page_is_found_although_the_program_is_killed_before_it_has_looked(folder):
    before = at_work(folder)
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")
    killed(folder, work_unlooked)

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is Pages.DIFFERENT
    store.close()


def test_a_program_that_is_killed_before_it_has_looked_raises_no_alarm(folder):
    at_work(folder)
    killed(folder, work_unlooked)
    killed(folder, work_unlooked)

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is Pages.SAME
    assert not store.pages.not_closed
    assert [one.name for one in store.rooms.all()].count("Ruang sebelum listrik padam") == 2
    store.close()


def test_a_stranger_who_fails_to_come_in_after_a_kill_changes_no_page(folder):
    killed(folder, work_unlooked)
    with pytest.raises(UserDisabled):
        open_store(folder / "kantor.rehab", Unlocked("tidak ada", key_of(folder)))
    who_sits(folder / "kantor.rehab", unlock_office(folder, WORDS, "ratna"))
    heads_of(folder / "kantor.rehab", key_of(folder))

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is Pages.SAME
    store.close()


def test_an_end_without_closing_is_told_once_and_compares_what_it_can(folder):
    killed(folder, work_looked)
    assert OPEN in facts(folder)

    store = opened(folder)
    assert store.pages is not None
    assert store.pages.look() is Pages.NOT_CLOSED
    store.close()

    store = opened(folder)
    assert labels(store).count("Penutupan kantor sebelumnya tidak tercatat") == 1
    assert store.pages is not None
    assert store.pages.look() is Pages.SAME
    store.close()


def test_after_an_end_without_closing_users_and_restrictions_are_still_compared(folder):
    before = kept(folder)
    store = opened(folder)
    with store.change("Pengguna diubah"):
        cecep = next(one for one in store.users.all() if one.login == "cecep")
        store.users.put(replace(cecep, role=Role.READER))
    store.close()
    killed(folder, work_looked)
    opened(folder).close()
    killed(folder, work_looked)
    with closing(driver.connect(folder / "kantor.rehab", key_of(folder))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "app_user")

    with pytest.raises(RolesAltered):
        opened(folder)


def test_what_a_faked_crash_hides_is_a_page_of_another_table(folder):
    """Known, and written down: the ring of an open office says nothing of its pages."""
    before = kept(folder)
    store = opened(folder)
    assert store.pages is not None
    store.pages.settle()
    shutil.copyfile(folder / "kantor.keys", folder.with_name("saat-terbuka"))
    with store.change("Ruang diubah"):
        store.rooms.put(replace(store.rooms.all()[0], name="Diubah"))
    store.close()
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")
    shutil.copyfile(folder.with_name("saat-terbuka"), folder / "kantor.keys")

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is Pages.NOT_CLOSED
    assert "Penutupan kantor sebelumnya tidak tercatat" in labels(store)
    store.close()


def test_an_older_ring_that_knows_another_closing_is_found(folder):
    """No slot has changed in between, so both rings have one generation."""
    old = (folder / "kantor.keys").read_bytes()
    at_work(folder)
    (folder / "kantor.keys").write_bytes(old)

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is Pages.DIFFERENT
    store.close()


@pytest.mark.parametrize("more", [-PAGE, PAGE, 100])
def test_a_file_that_is_longer_or_shorter_than_it_was_closed_is_found(folder, more):
    told = facts(folder)[PAGES]
    with (folder / "kantor.rehab").open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.truncate(size + more)

    assert digest_of(folder / "kantor.rehab") != told


def test_an_administrator_accepts_what_was_found_and_the_log_says_so(folder):
    before = at_work(folder)
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")
    opened(folder).close()
    store = opened(folder)

    accept_pages(store, "Berkas disalin dari komputer lama")

    assert "Isi berkas diterima" in labels(store)
    store.close()
    assert FOUND not in facts(folder)
    store = opened(folder)
    assert not found_words(store)
    assert check_office(store).sound
    store.close()


def test_a_reader_accepts_nothing(folder):
    store = opened(folder)
    with_user(store, Role.READER, "sari")
    store.close()
    store = opened(folder, OTHER_WORDS, "sari")

    with pytest.raises(NotAllowed):
        accept_pages(store, "Tidak apa-apa")
    store.close()


def test_the_check_of_the_whole_office_tells_of_the_page(folder):
    before = at_work(folder)
    replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), "room")
    store = opened(folder)

    found = {name: count for name, _, count in check_office(store).findings}

    assert found["pages_of_before"] == 1
    assert found["integrity"] == found["encryption"] == 0
    store.close()


def test_a_full_disk_at_closing_raises_no_alarm_afterwards(folder, tmp_path):
    ended = set()
    size = (folder / "kantor.rehab").stat().st_size // 1024
    with a_disk(tmp_path / "kecil", 4 * size) as disk:
        for left, looked in product((0, 4, 8, 40), (False, True)):
            place = shutil.copytree(folder, disk / "kantor")
            store = opened(place)
            a_room(store, "Masjid")
            if looked:
                settle_pages(store)
            filled = disk / "penuh"
            filled.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - left * 1024)))
            store.close()
            filled.unlink()

            store = opened(place)
            assert store.pages is not None
            ended.add(store.pages.look())
            assert not store.pages.found
            assert "Masjid" in [one.name for one in store.rooms.all()]
            store.close()
            shutil.rmtree(place)
    assert ended == {Pages.SAME, Pages.NOT_CLOSED}


def test_a_session_that_writes_nothing_leaves_the_ring_alone(folder):
    inode = (folder / "kantor.keys").stat().st_ino

    open_office(folder, WORDS, "ratna").close()

    assert (folder / "kantor.keys").stat().st_ino == inode


def test_pages_of_the_file_stay_as_they_are_until_they_were_looked_at(folder):
    content = (folder / "kantor.rehab").read_bytes()
    store = opened(folder)
    for number in range(300):
        a_room(store, f"Ruang {number} lagi")
    assert (folder / "kantor.rehab").read_bytes() == content
    assert OPEN not in facts(folder)
    assert store.pages is not None

    store.pages.settle()
    a_room(store, "Ruang terakhir")

    assert (folder / "kantor.rehab").read_bytes() != content
    assert OPEN in facts(folder)
    store.close()


def test_an_office_of_yesterday_raises_no_alarm(folder):
    path = folder / "kantor.keys"
    write_ring(path, sealed(replace(read_ring(path), facts={}), key_of(folder)))

    store = opened(folder)
    assert store.pages is not None
    assert store.pages.look() is Pages.UNKNOWN
    store.close()

    assert digest_of(folder / "kantor.rehab") == facts(folder)[PAGES]


def watch_of(store):
    assert store.pages is not None
    return store.pages


def of_backup(folder):
    """The ring of a backup of this office as it is now, put beside the office's file."""
    store = opened(folder)
    made = back_up_now(folder / "kantor.rehab", store.key, folder / "cadangan", NOW)
    a_room(store, "Sesudah cadangan")
    store.close()
    shutil.copyfile(folder / "cadangan" / made.folder / "kantor.keys", folder / "kantor.keys")


def test_the_ring_of_a_backup_beside_todays_file_means_that_the_closing_is_missing(folder):
    of_backup(folder)
    store = open_office(folder, WORDS, "ratna")
    watch = watch_of(store)
    assert (watch.not_closed, watch.found) == (False, "")
    assert watch.look() is Pages.NOT_CLOSED

    assert watch.settle() is Pages.NOT_CLOSED
    assert watch.settle() is Pages.NOT_CLOSED

    assert (watch.not_closed, watch.found) == (True, "")
    assert labels(store).count("Penutupan kantor sebelumnya tidak tercatat") == 1
    (entry,) = store.audit.entries(AuditFilter(text="Penutupan kantor"))
    assert entry.kind is EntryKind.SECURITY
    assert entry.why.startswith("Pengguna, peran, pembatasan")
    assert OPEN in facts(folder)
    store.close()

    store = open_office(folder, WORDS, "ratna")
    assert not watch_of(store).not_closed
    assert watch_of(store).look() is Pages.SAME
    store.close()


def test_an_older_ring_is_written_in_todays_form_at_the_closing_and_not_before(tmp_path):
    folder = shutil.copytree(SECOND_FORM, tmp_path / "lama")
    before = (folder / "kantor.keys").read_bytes()

    store = open_office(folder, WORDS, "ratna")
    assert watch_of(store).settle() is Pages.UNKNOWN
    assert (folder / "kantor.keys").read_bytes() == before
    store.close()

    ring = read_ring(folder / "kantor.keys")
    assert ring.format == 3
    assert ring.facts[PAGES] == digest_of(folder / "kantor.rehab")


def test_what_is_found_is_told_with_the_first_moment_and_the_reason(folder):
    store = opened(folder)
    watch = watch_of(store)
    first, later = datetime(2030, 5, 1, 1, 2, 3, 999_000, UTC), datetime(2030, 5, 2, tzinfo=UTC)
    for moment, why in ((first, "Halaman ruang"), (later, "")):
        store.now = lambda moment=moment: moment
        watch.tell_found(why)

    assert watch.found == facts(folder)[FOUND] == "2030-05-01T01:02:03+00:00"
    told = store.audit.entries(AuditFilter(text="Isi berkas lain"))
    assert [(one.why, one.kind) for one in told] == [
        ("", EntryKind.SECURITY),
        ("Halaman ruang", EntryKind.SECURITY),
    ]
    store.close()
    store = opened(folder)
    assert watch_of(store).found == "2030-05-01T01:02:03+00:00"
    assert not watch_of(store).not_closed
    store.close()


def test_accepting_takes_nothing_else_out_of_the_ring(folder):
    store = opened(folder)
    watch = watch_of(store)
    watch.settle()
    watch.tell_found()
    before = facts(folder)

    watch.accept("Disalin dari komputer lama")

    assert watch.found == ""
    assert facts(folder) == {name: one for name, one in before.items() if name != FOUND}
    assert OPEN in facts(folder)
    (told,) = store.audit.entries(AuditFilter(text="Isi berkas diterima"))
    assert (told.why, told.kind) == ("Disalin dari komputer lama", EntryKind.SECURITY)
    store.close()


def test_another_window_that_has_looked_and_written_is_no_stranger(folder):
    """Two windows have one file open: the second compares with what the first has changed."""
    store = opened(folder)
    other = opened(folder)
    settle_pages(other)
    a_room(other, "Dari jendela kedua")
    other.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    seen = watch_of(store).look()

    assert seen in {Pages.UNKNOWN, Pages.NOT_CLOSED}
    assert not watch_of(store).found
    other.close()
    store.close()


def test_how_many_pages_lie_beside_is_left_to_sqlite_once_they_were_looked_at(folder):
    store = opened(folder)
    assert store.connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)

    watch_of(store).settle()

    assert store.connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)
    store.close()


def test_an_office_whose_connection_is_gone_is_closed_and_its_ring_stays(folder):
    store = open_office(folder, WORDS, "ratna")
    before = (folder / "kantor.keys").stat().st_ino
    store.connection.close()

    store.close()

    assert (folder / "kantor.keys").stat().st_ino == before
    store = opened(folder)
    assert watch_of(store).look() is Pages.SAME
    store.close()


def test_a_look_is_taken_once_whatever_becomes_of_the_file(folder):
    store = opened(folder)
    assert watch_of(store).look() is Pages.SAME
    (folder / "kantor.rehab").write_bytes((folder / "kantor.rehab").read_bytes() + b"lebih")

    assert watch_of(store).look() is Pages.SAME
    store.close()


def test_a_file_that_was_moved_away_while_it_was_open_is_not_sealed(folder):
    store = opened(folder)
    watch_of(store).settle()
    (folder / "kantor.rehab").rename(folder / "dipindah.rehab")
    shutil.copyfile(folder / "dipindah.rehab", folder / "kantor.rehab")

    store.close()

    assert PAGES not in facts(folder)
    assert OPEN in facts(folder)


def test_the_heads_of_the_log_are_sealed_at_the_closing(folder):
    store = opened(folder)
    a_room(store, "Aula")
    heads = store.audit.heads()
    store.close()

    assert read_ring(folder / "kantor.keys").heads == heads
    assert OPEN not in facts(folder)


def test_a_ring_without_the_last_heads_gets_them_although_nothing_was_written(folder):
    path = folder / "kantor.keys"
    write_ring(path, sealed(replace(read_ring(path), heads=()), key_of(folder)))

    store = open_office(folder, WORDS, "ratna")
    heads = store.audit.heads()
    store.close()

    assert heads
    assert read_ring(path).heads == heads
    assert facts(folder)[PAGES] == digest_of(folder / "kantor.rehab")
