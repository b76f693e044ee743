"""What ring and log are told by the watch of an office's pages, and when, step by step."""

import shutil
from datetime import UTC, datetime

from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.services.pages import settle_pages
from rehabdesk.storage import AuditFilter, PagesSeen, open_office
from rehabdesk.storage.closed_file import digest_of
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.ring_facts import FOUND, OPEN, PAGES
from rehabdesk.storage.snapshot import back_up_now
from tests.own_office import NOW, WORDS
from tests.sample_office import a_room
from tests.storage.test_old_rings import SECOND_FORM
from tests.storage.test_page_watch import facts, folder, key_of, labels, opened

__all__ = ["folder"]


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
    assert watch.look() is PagesSeen.NOT_CLOSED

    assert watch.settle() is PagesSeen.NOT_CLOSED
    assert watch.settle() is PagesSeen.NOT_CLOSED

    assert (watch.not_closed, watch.found) == (True, "")
    assert labels(store).count("Penutupan kantor sebelumnya tidak tercatat") == 1
    (entry,) = store.audit.entries(AuditFilter(text="Penutupan kantor"))
    assert entry.kind is EntryKind.SECURITY
    assert entry.why.startswith("Pengguna, peran, pembatasan")
    assert OPEN in facts(folder)
    store.close()

    store = open_office(folder, WORDS, "ratna")
    assert not watch_of(store).not_closed
    assert watch_of(store).look() is PagesSeen.SAME
    store.close()


def test_an_older_ring_is_written_in_todays_form_at_the_closing_and_not_before(tmp_path):
    folder = shutil.copytree(SECOND_FORM, tmp_path / "lama")
    before = (folder / "kantor.keys").read_bytes()

    store = open_office(folder, WORDS, "ratna")
    assert watch_of(store).settle() is PagesSeen.UNKNOWN
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

    assert seen in {PagesSeen.UNKNOWN, PagesSeen.NOT_CLOSED}
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
    assert watch_of(store).look() is PagesSeen.SAME
    store.close()


def test_a_look_is_taken_once_whatever_becomes_of_the_file(folder):
    store = opened(folder)
    assert watch_of(store).look() is PagesSeen.SAME
    (folder / "kantor.rehab").write_bytes((folder / "kantor.rehab").read_bytes() + b"lebih")

    assert watch_of(store).look() is PagesSeen.SAME
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
