"""A file looked at beside the work: as it was when the look began, and in one piece."""

import shutil
import subprocess
import sys
from contextlib import closing
from datetime import datetime

import pytest

from rehabdesk.domain.audit import ChainBreak
from rehabdesk.storage import FileDamaged, WrongKey, driver
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.snapshot import back_up_now, chain_now, contents_now, examine_file, snapshot
from tests.own_office import own_office
from tests.sample_office import a_room

NOW = datetime(2026, 5, 4, 16, 0).astimezone()


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path / "kantor")
    a_room(store, "Aula")
    yield store
    store.close()


def rooms(seen):
    return [one for (one,) in seen.execute("SELECT name FROM room ORDER BY name")]


def test_what_is_written_meanwhile_is_not_seen(office):
    with snapshot(office.path, office.key) as seen:
        a_room(office, "Bengkel")
        assert rooms(seen) == ["Aula"]
        assert contents_now(office.path, office.key).counts["room"] == 2
    with snapshot(office.path, office.key) as seen:
        assert rooms(seen) == ["Aula", "Bengkel"]


def test_a_snapshot_needs_the_key_and_names_the_file(office):
    with pytest.raises(WrongKey) as trouble, snapshot(office.path, new_key()):
        pass

    assert trouble.value.file == "kantor.rehab"


def test_a_whole_file_is_sound_and_a_torn_one_is_not(office, tmp_path):
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    torn = shutil.copyfile(office.path, tmp_path / "rusak.rehab")
    content = bytearray(torn.read_bytes())
    content[3 * 4096 + 100] ^= 1
    torn.write_bytes(bytes(content))

    assert examine_file(office.path, office.key) is True
    assert examine_file(torn, office.key) is False


def asked(office, generation):
    calls = []

    def ask():
        calls.append(generation)
        return generation

    return chain_now(office.path, office.key, ask), calls


def test_the_whole_log_is_read_with_the_rings_that_it_tells_of(office):
    ring = office.keys.ring().generation

    report, calls = asked(office, ring)
    assert (report.broken, report.heads, calls) == (None, office.audit.heads(), [ring])
    assert report.count == office.audit.verify().count

    report, _ = asked(office, ring - 1)
    assert report.broken is ChainBreak.NEWER_RING


def test_of_a_broken_log_no_ring_is_asked(office):
    office.connection.execute("DROP TRIGGER audit_entry_no_update")
    office.connection.execute("UPDATE audit_entry SET label = 'lain' WHERE place & 255 = 1")

    report, calls = asked(office, 0)

    assert (report.broken, report.number, calls) == (ChainBreak.EDITED, 1, [])
    office.closing.clear()


def test_a_backup_tells_how_far_it_is_and_holds_what_was_there_when_it_began(office):
    told = []

    def progress(done, whole):
        told.append((done, whole))
        if len(told) == 1:
            a_room(office, "Bengkel")

    made = back_up_now(office.path, office.key, office.path.parent / "cadangan", NOW, progress)

    assert told[-1][0] == told[-1][1] > 0
    assert all(0 <= done <= whole for done, whole in told)
    assert made.contents is not None
    assert made.contents.counts["room"] == 1
    assert made.folder == "2026-05-04 16.00.00"
    assert (
        made.size == (office.path.parent / "cadangan" / made.folder / "kantor.rehab").stat().st_size
    )


def test_a_copy_that_lacks_a_row_is_no_backup(office, monkeypatch):
    """The copy is counted after it was made; a disk may have lost some of it in silence."""
    genuine = shutil.copyfile

    def copied(source, target):
        # The ring is copied between the pages and the counting.
        with closing(driver.connect(target.with_name("kantor.rehab"), office.key)) as copy:
            copy.execute("DELETE FROM room")
        return genuine(source, target)

    monkeypatch.setattr(shutil, "copyfile", copied)
    place = office.path.parent / "cadangan"

    with pytest.raises(FileDamaged) as trouble:
        back_up_now(office.path, office.key, place, NOW)

    assert trouble.value.file == "kantor.rehab"
    assert list(place.iterdir()) == []


IN_A_PROCESS_OF_ITS_OWN = """
import resource, sys
from datetime import datetime
from pathlib import Path
from rehabdesk.storage.snapshot import back_up_now
office, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = peak()
back_up_now(office, key, office.parent / "cadangan", datetime.now().astimezone())
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells its peaks in another way")
def test_a_backup_takes_little_memory_however_large_the_office(office):
    with office.change("Isi"):
        office.connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 15000)"
            " INSERT INTO attendance_detail (session, resident, reason, note, origin, rev)"
            " SELECT randomblob(16), randomblob(16), '', hex(randomblob(1500)), 1, 1 FROM n"
        )
    office.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = office.path.stat().st_size // 2**20
    assert size > 45

    script = [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN, str(office.path), office.key.hex()]
    taken = subprocess.run(script, check=True, capture_output=True, text=True).stdout

    assert int(taken) < 30


def left_behind(office, tmp_path):
    """The files as a program leaves them that was killed: changes lie beside."""
    a_room(office, "Masjid")
    left = shutil.copytree(office.path.parent, tmp_path / "terputus")
    (left / "kantor.rehab-shm").unlink(missing_ok=True)
    assert driver.has_log(left / "kantor.rehab")
    return left / "kantor.rehab"


def looks(path, key):
    with snapshot(path, key) as seen:
        assert "Masjid" in rooms(seen)
        with pytest.raises(driver.OperationalError):
            seen.execute("DELETE FROM room")


@pytest.mark.parametrize("look", [looks, examine_file, contents_now])
def test_a_look_brings_nothing_into_the_file(office, tmp_path, look):
    path, key = left_behind(office, tmp_path), office.key
    before = {one: one.read_bytes() for one in (path, path.with_name("kantor.rehab-wal"))}

    look(path, key)

    assert {one: one.read_bytes() for one in before} == before
