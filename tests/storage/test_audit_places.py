"""Where the audit log's entries lie: after an upgrade, page by page, and when a page breaks."""

from contextlib import closing

import pytest
from sqlite_utils import Database

from rehabdesk.domain.audit import ChainBreak, EntryKind
from rehabdesk.storage import AuditFilter, Unlocked, driver, open_store
from rehabdesk.storage.audit_log import chained, first_chain
from rehabdesk.storage.driver import DatabaseError
from rehabdesk.storage.keys import new_key
from rehabdesk.storage.migrations import MIGRATIONS
from rehabdesk.storage.salvage import salvage
from tests.sample_office import an_office
from tests.storage.test_damage import PAGE, flip, pages_of

HERE, ELSEWHERE = 7, 2**31 - 1

_FRAME = 24 + PAGE


@pytest.fixture
def key():
    return new_key()


def entries_of(origin, count):
    """Entries of a PC as the schema before kept them: chained, with a change each."""
    before = first_chain(origin)
    for number in range(1, count + 1):
        plain = (origin, number, 1_600_000_000_000 + number, "change", "ratna", "Ruang diubah", "")
        content = b'[["~","room",["a"],{"name":["Lama","Baru"]}]]'
        before = chained(before, plain, content)
        yield (*plain, content, before)


def an_older_file(path, key, entries):
    """A file of the schema before entries had places."""
    with closing(driver.connect(path, key)) as connection:
        MIGRATIONS.apply(Database(connection), stop_before="m012_audit_places")
        connection.execute("INSERT INTO this_pc VALUES ('this', ?, 0, '')", (HERE,))
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", entries
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA user_version = 11")


def test_the_chains_of_an_older_log_hold_and_go_on(tmp_path, key):
    path = tmp_path / "kantor.rehab"
    an_older_file(path, key, [*entries_of(HERE, 40), *entries_of(ELSEWHERE, 30)])

    store = open_store(path, Unlocked("petugas", key))
    an_office(store)

    report = store.audit.verify()
    assert report.broken is None
    assert [(one.origin, one.count) for one in report.heads] == [(HERE, 41), (ELSEWHERE, 30)]
    assert [one.number for one in store.audit.entries(AuditFilter(), 3)] == [41, 40, 39]
    store.close()


def test_an_older_log_that_was_tampered_with_opens_and_is_found_out(tmp_path, key):
    entries = list(entries_of(HERE, 9))
    # A number that no place has room for, beside the entry whose place it would take.
    entries[5] = (HERE, 2**32 + 3, *entries[5][2:])
    path = tmp_path / "kantor.rehab"
    an_older_file(path, key, entries)

    store = open_store(path, Unlocked("petugas", key))

    report = store.audit.verify()
    assert (report.broken, report.number) == (ChainBreak.MISSING, 6)
    store.close()


def with_many_entries(path, key, count=150):
    """An office whose log fills many pages; gives how many pages each entry wrote."""
    store = open_store(path, Unlocked("petugas", key))
    an_office(store)
    log, written = path.with_name("kantor.rehab-wal"), []
    for number in range(count):
        before = log.stat().st_size
        with store.change(f"Masuk {number} {'.' * 300}", kind=EntryKind.LOGIN):
            pass
        written.append((log.stat().st_size - before) // _FRAME)
    store.close()
    return written


def test_an_entry_is_put_behind_the_last_and_leaves_full_pages_alone(tmp_path, key):
    written = with_many_entries(tmp_path / "kantor.rehab", key)

    # A new page, the one that lists it, and the file's first, which knows how many there are; one
    # more when the first page is full.
    assert max(written) <= 4
    assert written.count(1) > 100


def places_in(path, key):
    with closing(driver.connect(path, key, read_only=True)) as connection:
        return [one[0] for one in connection.execute("SELECT place FROM audit_entry")]


def leaf_with(path, key, index):
    """The page on which an entry stands: the one without which it cannot be read."""
    place = places_in(path, key)[index]
    whole = path.read_bytes()
    for page in range(1, pages_of(path)):
        flip(path, page * PAGE)
        with closing(driver.connect(path, key, read_only=True)) as connection:
            try:
                connection.execute("SELECT * FROM audit_entry WHERE place = ?", (place,)).fetchall()
            except DatabaseError:
                if reads_elsewhere(path, key, place):
                    return page
            finally:
                path.write_bytes(whole)
    raise AssertionError


def reads_elsewhere(path, key, place):
    """Whether other entries can still be read: the broken page lists no others."""
    with closing(driver.connect(path, key, read_only=True)) as connection:
        other = place - 40 if place & 0xFFFFFFFF > 60 else place + 40
        sql = "SELECT * FROM audit_entry WHERE place = ?"
        try:
            return bool(connection.execute(sql, (other,)).fetchall())
        except DatabaseError:
            return False


@pytest.mark.parametrize("broken", [["middle"], ["middle", "first"], ["middle", "last"]])
def test_entries_on_whole_pages_are_saved_wherever_others_broke(tmp_path, key, broken):
    path = tmp_path / "kantor.rehab"
    with_many_entries(path, key)
    before = places_in(path, key)
    pages = [leaf_with(path, key, {"first": 0, "middle": 75, "last": -1}[end]) for end in broken]
    for page in pages:
        flip(path, page * PAGE)

    saved = salvage(path, key, tmp_path / "baru" / "kantor.rehab")

    assert "audit_entry" in saved.torn
    lost = set(before) - set(places_in(tmp_path / "baru" / "kantor.rehab", key))
    assert 0 < len(lost) < 15 * len(broken)
