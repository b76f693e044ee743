"""Pages of an earlier day in the closed file are found at the next opening, whatever their table.

Every alarm here is raised by pages that a test has put into the closed file; and every other way
in which a file may change raises none.
"""

import os
import shutil
import signal
from contextlib import closing
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
    PagesSeen,
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
from rehabdesk.storage.whole_file import heads_of, who_sits
from tests.own_office import NOW, OTHER_WORDS, WORDS, own_office, with_user
from tests.sample_office import a_room
from tests.storage.disks import a_disk
from tests.storage.old_pages import PAGE, differing, replay, replay_table


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

    assert store.pages.look() is PagesSeen.DIFFERENT
    store.pages.settle()

    assert "Isi berkas lain daripada saat ditutup" in labels(store)
    store.close()
    store = opened(folder)
    assert store.pages is not None
    assert store.pages.found
    assert store.pages.look() is PagesSeen.SAME
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
    assert store.pages.look() is PagesSeen.DIFFERENT
    store.close()


def test_a_program_that_is_killed_before_it_has_looked_raises_no_alarm(folder):
    at_work(folder)
    killed(folder, work_unlooked)
    killed(folder, work_unlooked)

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is PagesSeen.SAME
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
    assert store.pages.look() is PagesSeen.SAME
    store.close()


def test_an_end_without_closing_is_told_once_and_compares_what_it_can(folder):
    killed(folder, work_looked)
    assert OPEN in facts(folder)

    store = opened(folder)
    assert store.pages is not None
    assert store.pages.look() is PagesSeen.NOT_CLOSED
    store.close()

    store = opened(folder)
    assert labels(store).count("Penutupan kantor sebelumnya tidak tercatat") == 1
    assert store.pages is not None
    assert store.pages.look() is PagesSeen.SAME
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
    assert store.pages.look() is PagesSeen.NOT_CLOSED
    assert "Penutupan kantor sebelumnya tidak tercatat" in labels(store)
    store.close()


def test_an_older_ring_that_knows_another_closing_is_found(folder):
    """No slot has changed in between, so both rings have one generation."""
    old = (folder / "kantor.keys").read_bytes()
    at_work(folder)
    (folder / "kantor.keys").write_bytes(old)

    store = opened(folder)

    assert store.pages is not None
    assert store.pages.look() is PagesSeen.DIFFERENT
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
    assert ended == {PagesSeen.SAME, PagesSeen.NOT_CLOSED}


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
    assert store.pages.look() is PagesSeen.UNKNOWN
    store.close()

    assert digest_of(folder / "kantor.rehab") == facts(folder)[PAGES]
