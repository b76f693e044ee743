"""The log made as long as it gets: nothing in it is lost, and a full disk has room for marks."""

import os
import shutil
from threading import Event, Thread

import pytest

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.identity import ResidentId
from rehabdesk.services.attendance import fill_empty, mark
from rehabdesk.storage import DiskFull, Unlocked, open_store
from rehabdesk.storage.backup import inspect
from rehabdesk.storage.long_log import LONG, lengthen_log
from rehabdesk.storage.snapshot import back_up_now, examine_file
from tests.own_office import NOW
from tests.sample_office import a_planned_session, a_room, a_running_program, an_office
from tests.storage.disks import a_disk

KEY = bytes(range(32))
NAMES = [f"Ruang {number}" for number in range(30)]


def opened(path):
    return open_store(path, Unlocked("petugas", KEY))


def log_of(store):
    return store.path.with_name("kantor.rehab-wal")


def length(store):
    return log_of(store).stat().st_size


def fill_the_log(store):
    """Changes that lie in the log alone."""
    for name in NAMES:
        a_room(store, name)


def after_a_power_cut(store, place):
    """The office as it is opened from what lies on the disk while the program still runs."""
    shutil.copytree(store.path.parent, place)
    (place / "kantor.rehab-shm").unlink(missing_ok=True)
    return opened(place / "kantor.rehab")


def rooms(store):
    return {one.name for one in store.rooms.all()}


@pytest.fixture
def office(tmp_path):
    store = opened(tmp_path / "kantor.rehab")
    an_office(store)
    yield store
    store.close()


@pytest.fixture
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("salinan") / "kantor"


def test_what_stands_in_the_log_stays_there_and_later_changes_need_no_more(office, place):
    fill_the_log(office)
    before = log_of(office).read_bytes()

    assert lengthen_log(office.path, KEY)

    assert length(office) == LONG
    assert log_of(office).read_bytes()[: len(before)] == before
    a_room(office, "Sesudah")
    assert length(office) == LONG
    again = after_a_power_cut(office, place)
    assert {*NAMES, "Sesudah"} <= rooms(again)
    again.close()
    assert examine_file(place / "kantor.rehab", KEY)


def test_the_log_is_written_over_from_its_start_again_and_stays_as_long(office, place):
    lengthen_log(office.path, KEY)

    for number in range(700):
        a_room(office, f"Ruang {number}")

    assert length(office) == LONG
    again = after_a_power_cut(office, place)
    assert again.rooms.all() == office.rooms.all()
    again.close()


@pytest.mark.parametrize("added", [1, 24, 5000, 1_000_001])
def test_a_program_killed_while_it_lengthens_leaves_a_whole_file(office, place, added):
    fill_the_log(office)
    with log_of(office).open("ab") as log:
        log.write(bytes(added))

    again = after_a_power_cut(office, place)

    assert set(NAMES) <= rooms(again)
    assert lengthen_log(place / "kantor.rehab", KEY)
    a_room(again, "Sesudah")
    again.close()
    assert examine_file(place / "kantor.rehab", KEY)


def test_a_log_in_which_nothing_stands_yet_is_lengthened_too(office, place):
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert lengthen_log(office.path, KEY)
    fill_the_log(office)

    assert length(office) == LONG
    again = after_a_power_cut(office, place)
    assert set(NAMES) <= rooms(again)
    again.close()


def test_a_backup_of_an_office_with_a_long_log_holds_everything(office, place):
    office.path.with_name("kantor.keys").write_bytes(b"")
    lengthen_log(office.path, KEY)
    fill_the_log(office)

    made = back_up_now(office.path, KEY, place, NOW)

    counts = inspect(place / made.folder / "kantor.rehab", KEY).counts
    assert counts["room"] == len(rooms(office))


def test_it_waits_for_a_change_that_is_not_finished(office, place):
    begun = Event()

    def lengthen():
        begun.set()
        assert lengthen_log(office.path, KEY)

    beside = Thread(target=lengthen)
    with office.change("Panjang"):
        beside.start()
        begun.wait()
        beside.join(0.2)
        assert length(office) < LONG
        office.rooms.put_all(office.rooms.all())
    beside.join()

    assert length(office) == LONG


def test_an_office_that_is_gone_is_not_made_anew(tmp_path):
    assert not lengthen_log(tmp_path / "kantor.rehab", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_closed_office_keeps_no_log(office):
    lengthen_log(office.path, KEY)
    office.close()

    assert lengthen_log(office.path, KEY)

    assert not log_of(office).exists()


def test_a_disk_without_room_is_left_as_it_was(tmp_path):
    with a_disk(tmp_path / "disk", 3 * 1024) as disk:
        store = opened(disk / "kantor.rehab")
        an_office(store)
        fill_the_log(store)
        before = length(store)

        assert not lengthen_log(disk / "kantor.rehab", KEY)

        assert length(store) == before
        a_room(store, "Sesudah")
        assert {*NAMES, "Sesudah"} <= rooms(store)
        store.close()


def test_marks_are_saved_on_a_disk_that_others_have_filled(tmp_path, place):
    with a_disk(tmp_path / "disk", 12 * 1024) as disk:
        store, session, people = an_open_sheet(disk)
        lengthen_log(disk / "kantor.rehab", KEY)
        fill_up(disk)
        present = store.statuses.all()[0]

        fill_empty(store, session, present)
        for person in people:
            mark(store, session, person, store.statuses.all()[1])

        again = after_a_power_cut(store, place)
        status = store.statuses.all()[1].number
        assert {one.status for one in again.attendance.of_session(session.id)} == {status}
        again.close()
        (disk / "lain.bin").unlink()
        store.close()


def test_without_a_long_log_a_full_disk_says_so(tmp_path):
    with a_disk(tmp_path / "disk", 12 * 1024) as disk:
        store, session, people = an_open_sheet(disk)
        fill_up(disk)

        with pytest.raises(DiskFull):
            mark_again_and_again(store, session, people)

        (disk / "lain.bin").unlink()
        store.close()


def an_open_sheet(folder):
    """An office on a disk with a sheet of twelve empty rows."""
    store = opened(folder / "kantor.rehab")
    an_office(store)
    cohort, group, enrolments = a_running_program(store, [f"Orang {one}" for one in range(12)])
    session = a_planned_session(store, cohort, group)
    people = [ResidentId(one.resident) for one in enrolments]
    with store.change("Isi"):
        store.sessions.put(session)
        store.attendance.add_all(
            ExpectedRow(session=session.id, resident=person, number=number)
            for number, person in enumerate(people, 1)
        )
    return store, session, people


def mark_again_and_again(store, session, people):
    for status in store.statuses.all()[:2] * 10:
        for person in people:
            mark(store, session, person, status)


def fill_up(disk):
    """Take what is left of a disk, as a copied film does."""
    with (disk / "lain.bin").open("wb", buffering=0) as file:
        try:
            while file.write(os.urandom(4096)):
                pass
        except OSError:
            return
