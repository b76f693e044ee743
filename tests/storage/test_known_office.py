"""What a PC keeps of an office between two openings: when it is written, read, and believed."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.json import decode, encode
from msgspec.structs import replace

from rehabdesk import paths
from rehabdesk.domain.audit import AuditHead
from rehabdesk.domain.known_office import KnownOffice, RingSeen
from rehabdesk.storage import (
    FileLocked,
    keep_in_mind,
    lock_office,
    open_in_memory,
    recall_office,
    ring_as_seen,
)
from rehabdesk.storage.known_office import FOLDER, file_of, forget_office, journal_beside
from tests.known_days import SETTINGS
from tests.own_office import NOW, own_office
from tests.sample_office import a_room

OFFICE = "kantor uji"


@pytest.fixture(autouse=True)
def this_pc(tmp_path, monkeypatch):
    """The settings of a PC that has seen no office yet."""
    for name in SETTINGS:
        monkeypatch.setenv(name, str(tmp_path / "setelan"))
    return paths.computer_settings_folder() / FOLDER


def ring_of(store):
    assert store.keys is not None
    return store.keys.ring()


@pytest.fixture
def office(tmp_path, this_pc):
    store = own_office(tmp_path / "kantor")
    store.closing.clear()
    forget_office(ring_of(store).office)
    yield store
    store.close()


def written(known):
    path = file_of(OFFICE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(known))


def known_with(heads=(), in_ring=()):
    ring = RingSeen(generation=3, slots="ab", heads=tuple(in_ring))
    return KnownOffice(at=NOW, heads=tuple(heads), ring=ring, working=True)


@pytest.mark.parametrize("where", ["heads", "in_ring"])
@pytest.mark.parametrize(
    ("origin", "count", "believed"),
    [
        (-1, 1, False),
        (0, 1, True),
        (2**31 - 1, 1, True),
        (2**31, 1, False),
        (5, -1, False),
        (5, 0, False),
        (5, 1, True),
        (5, 2**32 - 1, True),
        (5, 2**32, False),
    ],
)
def test_a_head_that_no_log_can_have_makes_the_whole_file_worth_nothing(
    where, origin, count, believed
):
    sound = AuditHead(origin=7, count=4, chain=b"x" * 32)
    known = known_with(**{where: (sound, AuditHead(origin=origin, count=count, chain=b"y" * 32))})
    written(known)

    assert recall_office(OFFICE) == (known if believed else None)


def test_a_time_without_a_zone_and_a_missing_file_tell_nothing():
    assert recall_office(OFFICE) is None

    written(replace(known_with(), at=NOW.replace(tzinfo=None)))

    assert recall_office(OFFICE) is None


def test_a_file_bears_no_name_of_the_office_and_each_office_has_its_own(this_pc):
    found = file_of(OFFICE)

    assert found.parent == this_pc
    assert found.suffix == ".json"
    assert len(found.stem) == 32
    assert set(found.stem) <= set("0123456789abcdef")
    assert file_of("kantor lain") != found == file_of(OFFICE)


@pytest.mark.parametrize("working", [True, False])
def test_where_an_open_office_stands_is_kept(office, working):
    keep_in_mind(office, working=working)

    ring = ring_of(office)
    found = recall_office(ring.office)
    assert found is not None
    assert (found.heads, found.working) == (office.audit.heads(), working)
    assert found.ring == ring_as_seen(ring)
    assert ring_as_seen(ring).generation == ring.generation
    assert ring_as_seen(ring).heads == ring.heads


def test_what_has_not_changed_is_not_written_again_however_late_it_is(office):
    keep_in_mind(office, working=True)
    path = file_of(ring_of(office).office)
    first = (path.stat().st_ino, path.read_bytes())
    later = office.now() + timedelta(hours=5)
    office.now = lambda: later

    keep_in_mind(office, working=True)
    assert (path.stat().st_ino, path.read_bytes()) == first

    a_room(office, "Aula")
    keep_in_mind(office, working=True)
    told = decode(path.read_bytes(), type=KnownOffice)
    assert told.heads == office.audit.heads()
    assert abs(told.at - later) < timedelta(milliseconds=1)

    keep_in_mind(office, working=False)
    assert not decode(path.read_bytes(), type=KnownOffice).working


def test_an_office_in_memory_is_not_kept(this_pc):
    store = open_in_memory()

    keep_in_mind(store, working=True)

    assert not this_pc.exists()
    store.close()


def spoil_ring(office):
    (office.path.parent / paths.KEYS_FILE).write_text("rusak")


def spoil_file(office):
    office.connection.execute("DROP TABLE audit_entry")


@pytest.mark.parametrize("spoil", [spoil_ring, spoil_file])
def test_where_the_offices_files_cannot_be_read_it_stays_known_as_it_was(office, spoil):
    name = ring_of(office).office
    keep_in_mind(office, working=True)
    before = file_of(name).read_bytes()
    a_room(office, "Aula")
    spoil(office)

    keep_in_mind(office, working=False)

    assert file_of(name).read_bytes() == before
    office.closed.clear()


def test_an_office_is_forgotten_once_and_for_all(office):
    name = ring_of(office).office
    keep_in_mind(office, working=True)

    forget_office(name)
    forget_office(name)

    assert recall_office(name) is None
    assert not file_of(name).exists()


def test_settings_that_cannot_be_reached_are_no_trouble(office, tmp_path):
    (tmp_path / "setelan").write_text("bukan folder")

    keep_in_mind(office, working=True)
    forget_office(ring_of(office).office)

    assert recall_office(ring_of(office).office) is None


@pytest.mark.parametrize("place", ["folder", "file"])
def test_a_log_of_changes_is_seen_beside_the_closed_file(tmp_path, place):
    own_office(tmp_path / "kantor").close()
    file = tmp_path / "kantor" / paths.OFFICE_FILE
    asked = file if place == "file" else file.parent
    assert journal_beside(asked) is False

    Path(f"{file}-wal").write_bytes(b"")
    assert journal_beside(asked) is False

    Path(f"{file}-wal").write_bytes(b"halaman")
    assert journal_beside(asked) is True


def test_a_restore_that_was_cut_off_is_undone_before_the_log_is_looked_for(tmp_path):
    folder = tmp_path / "kantor"
    own_office(folder).close()
    away = folder / "cadangan" / "sebelum-pulih x.ditukar"
    away.mkdir(parents=True)
    for name in (paths.OFFICE_FILE, paths.KEYS_FILE):
        (folder / name).rename(away / name)

    assert journal_beside(folder) is False

    assert (folder / paths.OFFICE_FILE).exists()
    assert (folder / paths.KEYS_FILE).exists()


def test_while_another_program_restores_the_log_is_not_looked_for(tmp_path):
    folder = tmp_path / "kantor"
    own_office(folder).close()
    (folder / "cadangan" / "sebelum-pulih x.ditukar").mkdir(parents=True)
    held = lock_office(folder)

    with pytest.raises(FileLocked):
        journal_beside(folder)
    held.release()
