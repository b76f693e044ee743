"""Whether an office's file is sound: what SQLite and SQLCipher say, and whether rows agree."""

from msgspec import Struct

from rehabdesk.domain.note import CLOSED_WORDS, ClosedNotes, NoteKind
from rehabdesk.storage.closed_words import MARK
from rehabdesk.storage.driver import Connection, DatabaseError, value_of
from rehabdesk.storage.notes import KINDS
from rehabdesk.storage.page_watch import PagesSeen
from rehabdesk.storage.store import Store
from rehabdesk.storage.troubles import StorageTrouble


class Finding(Struct, frozen=True):
    """One check: its name, and how many rows or pages it found wrong (0 is sound)."""

    check: str
    count: int


_LIVE = "deleted_at IS NULL"


def _in_clear(table: str, kind: NoteKind) -> str:
    """How many notes have words in clear, where those of their sort were all closed."""
    words = " OR ".join(
        f"({one} <> '' AND substr({one}, 1, 1) <> char({ord(MARK)}))" for one in CLOSED_WORDS[kind]
    )
    closed = f"id = '{ClosedNotes.tag}' AND {_LIVE} AND value LIKE '%\"{kind.value}\"%'"
    return (
        f"SELECT count(*) FROM {table} WHERE ({words})"
        f" AND EXISTS (SELECT 1 FROM setting WHERE {closed})"
    )


_COUNTS = {
    "marks_without_session": (
        "SELECT count(*) FROM attendance AS a"
        " LEFT JOIN session AS s ON s.id = lower(hex(a.session)) WHERE s.id IS NULL"
    ),
    "marks_without_resident": (
        "SELECT count(*) FROM attendance AS a"
        " LEFT JOIN resident AS r ON r.id = lower(hex(a.resident)) WHERE r.id IS NULL"
    ),
    "marks_of_unknown_status": (
        "SELECT count(*) FROM attendance WHERE status IS NOT NULL AND removed = 0"
        " AND status NOT IN (SELECT number FROM attendance_status)"
    ),
    "details_without_mark": (
        "SELECT count(*) FROM attendance_detail AS d LEFT JOIN attendance AS a"
        " ON a.session = d.session AND a.resident = d.resident WHERE a.session IS NULL"
    ),
    "overlapping_memberships": (
        "SELECT count(*) FROM membership AS one JOIN membership AS other"
        " ON other.enrolment = one.enrolment AND other.id > one.id"
        " AND one.since <= coalesce(other.until, '9999')"
        " AND other.since <= coalesce(one.until, '9999')"
        f" WHERE one.{_LIVE} AND other.{_LIVE}"
    ),
    "doubled_sheet_numbers": (
        f"SELECT count(*) FROM (SELECT 1 FROM sheet WHERE {_LIVE}"
        " GROUP BY year, serial HAVING count(*) > 1)"
    ),
    "doubled_certificate_numbers": (
        f"SELECT count(*) FROM (SELECT 1 FROM certificate WHERE {_LIVE}"
        " AND serial > 0 GROUP BY number HAVING count(*) > 1)"
    ),
    "certificates_in_force_twice": (
        "SELECT count(*) FROM (SELECT 1 FROM certificate"
        f" WHERE {_LIVE} AND state = 'issued' GROUP BY enrolment HAVING count(*) > 1)"
    ),
    "notes_without_author": (
        "SELECT count(*) FROM (SELECT author FROM counseling_note"
        " UNION ALL SELECT author FROM medical_note) WHERE author NOT IN (SELECT id FROM app_user)"
    ),
    "notes_in_clear": " + ".join(
        ["SELECT 0", *(f"({_in_clear(table, kind)})" for table, kind in KINDS.items())]
    ),
    "search_out_of_step": (
        "SELECT (SELECT count(*) FROM resident_search WHERE id NOT IN"
        f" (SELECT id FROM resident WHERE {_LIVE}))"
        f" + (SELECT count(*) FROM resident WHERE {_LIVE} AND id NOT IN"
        " (SELECT id FROM resident_search))"
        " + (SELECT count(*) - count(DISTINCT id) FROM resident_search)"
    ),
}


def examine(store: Store) -> tuple[Finding, ...]:
    """Every check with what it found; where pages are broken, only the driver's own checks."""
    pages = (
        Finding("integrity", _broken_parts(store)),
        Finding("encryption", _broken_pages(store)),
    )
    if any(one.count for one in pages):
        return pages
    return (
        *pages,
        Finding("pages_of_before", _pages_of_before(store)),
        Finding("slots_taken", 0 if store.keys is None else len(store.keys.slots.taken())),
        Finding("foreign_keys", len(store.query("PRAGMA foreign_key_check"))),
        *(Finding(name, int(store.value(sql))) for name, sql in _COUNTS.items()),
    )


def _broken_parts(store: Store) -> int:
    """What SQLite's own check complains of; a file that it cannot read to the end is one more."""
    try:
        return sum(row[0] != "ok" for row in store.query("PRAGMA integrity_check"))
    except (DatabaseError, StorageTrouble):
        return 1


def _broken_pages(store: Store) -> int:
    """Pages whose seal does not fit; an office in memory has none."""
    return 0 if store.path is None else len(store.query("PRAGMA cipher_integrity_check"))


def _pages_of_before(store: Store) -> int:
    """Whether pages were found that are not those with which the file was closed: 1, or 0."""
    if store.pages is None:
        return 0
    return int(bool(store.pages.found) or store.pages.look() is PagesSeen.DIFFERENT)


def examine_pages(connection: Connection) -> bool:
    """Whether every page of an open file can be read, is genuine and hangs together.

    The quick check reads every page that is in use, and SQLCipher proves the seal of each page
    that is read; it also names a page that nothing leads to. Only free pages are left over, so
    only where there are some all seals are proven once more.
    """
    try:
        quick = [str(value) for (value,) in connection.execute("PRAGMA quick_check")]
        free = int(value_of(connection, "PRAGMA freelist_count"))
        forged = connection.execute("PRAGMA cipher_integrity_check").fetchall() if free else []
    except DatabaseError:
        return False
    return quick == ["ok"] and not forged
