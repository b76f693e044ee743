"""The audit log: notes of what leaves no row behind, reading it, checking it, bringing back."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from rehabdesk.domain.audit import AuditEntry, AuditHead, ChainReport, EntryKind, RowDeed
from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.note import CounselingNote, MedicalNote
from rehabdesk.domain.refusals import NotFound
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.excuses import follow
from rehabdesk.services.rights import needs
from rehabdesk.storage import AuditFilter, Store

_LATELY = 50


class Deleted(Struct, frozen=True, kw_only=True):
    """One record that was deleted: where it was, what it is called, when and by whom."""

    table: str
    key: str
    name: str
    at: datetime
    by: str


def locked_or_open(*, locked: bool) -> str:
    """How an entry says whether a file was locked."""
    return "terkunci" if locked else "tanpa kunci"


@needs(Right.LOOK)
def note(
    store: Store, kind: EntryKind, label: str, about: Iterable[tuple[str, str]] = (), why: str = ""
) -> None:
    """Write an entry of a reading, a print or an export; ``about`` are tables and keys."""
    with store.change(label, why=why, kind=kind) as change:
        change.named.extend(about)


@needs(Right.LOOK)
def note_opened(store: Store, table: str, key: str, what: str) -> None:
    """Write that somebody read a sensitive record: once a day for each reader and record."""
    today, user = store.now().date(), store.desk.user
    read = {
        entry.at.date()
        for entry in store.audit.of_row(table, key, _LATELY)
        if entry.kind is EntryKind.READING and entry.user == user
    }
    if today not in read:
        note(store, EntryKind.READING, what, [(table, key)])


@needs(Right.READ_AUDIT)
def entries(store: Store, wanted: AuditFilter, limit: int = 500) -> tuple[AuditEntry, ...]:
    """The newest entries that a filter leaves."""
    return store.audit.entries(wanted, limit)


@needs(Right.READ_AUDIT)
def history_of(store: Store, *rows: tuple[str, str]) -> tuple[AuditEntry, ...]:
    """Everything that was done to one record and to what hangs on it, newest first.

    ``rows`` are tables and keys. Of a mark see its corrections.
    """
    found = {
        (one.origin, one.number): one
        for table, key in dict.fromkeys(rows)
        for one in store.audit.of_row(table, key)
    }
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.number), reverse=True))


def rows_of_resident(store: Store, resident_id: str) -> tuple[tuple[str, str], ...]:
    """A resident's own row and the dated rows that hang on it, as ``history_of`` takes them."""
    shelves = (
        *(store.registrations, store.stays, store.placements),
        *(store.restrictions, store.excuses),
    )
    hanging = [
        (shelf.table, str(one.id)) for shelf in shelves for one in shelf.find(resident=resident_id)
    ]
    enrolled = [
        (store.enrolments.table, str(one.id)) for one in store.enrolments.of_resident(resident_id)
    ]
    # Notes by their ids alone: of those that are not for this desk the log shows no word.
    notes = [
        (shelf.table, key)
        for shelf in (store.counseling_notes, store.medical_notes)
        for key in shelf.keys_of(resident_id)
    ]
    return ((store.residents.table, resident_id), *hanging, *enrolled, *notes)


@needs(Right.READ_AUDIT)
def check_chain(store: Store) -> ChainReport:
    """Read the whole log and name the first entry that is not as it was written.

    A log that holds in itself is also compared with where it stood at the last closing.
    """
    return store.audit.verify(store.keys.heads() if store.keys else ())


@needs(Right.READ_AUDIT)
def compare_head(store: Store, number: int, code: str) -> bool:
    """Whether an entry of this PC still has the hash that was once printed."""
    typed = "".join(code.split()).casefold()
    try:
        head = AuditHead(origin=store.desk.origin, count=number, chain=bytes.fromhex(typed))
    except ValueError:
        return False
    return store.audit.against((head,)) is None


@needs(Right.RESTORE)
def deleted_records(store: Store) -> tuple[Deleted, ...]:
    """What was deleted and can come back, newest first."""
    found: list[Deleted] = []
    for table, shelf in store.shelves().items():
        for record, at, by in shelf.deleted():
            name = _name_of(store, record)
            if name:
                found.append(
                    Deleted(
                        table=table,
                        key=str(record.id),
                        name=name,
                        at=datetime.fromisoformat(at),
                        by=store.users.name_of(by),
                    )
                )
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


@needs(Right.RESTORE)
def restore_deleted(store: Store, table: str, key: str) -> Done[None]:
    """Bring a deleted record back with everything that went in the same deed.

    Raises:
        NotFound: it is not deleted any more.
    """
    shelves = store.shelves()
    together = _gone_together(store, table, key)
    with store.change("Dipulihkan") as change:
        if not shelves[table].restore(key):
            raise NotFound(text="catatan yang dihapus")
        for other, other_key in together:
            if other in shelves:
                shelves[other].restore(other_key)
        store.search.refresh_from(change)
        follow(store, change)
    return Done(None, change)


def _gone_together(store: Store, table: str, key: str) -> tuple[tuple[str, str], ...]:
    """What the deed that deleted a record removed besides."""
    for entry in store.audit.of_row(table, key):
        gone = [(row.table, row.key[0]) for row in entry.rows if row.deed is RowDeed.REMOVED]
        if (table, key) in gone:
            return tuple(one for one in gone if one != (table, key))
    return ()


def _name_of(store: Store, record: object) -> str:
    """What a record is called; those without a name of their own go and return with others.

    A note or an excuse is called by whose it is and its day: whoever restores it need not read it.
    """
    if isinstance(record, CounselingNote | MedicalNote | Excuse):
        day = record.first_on if isinstance(record, Excuse) else record.held_on
        person = store.residents.on_sheets([record.resident]).get(record.resident)
        return f"{person.name if person else 'Residen'}, {day:%d-%m-%Y}"
    for field in ("name", "title", "label", "number"):
        value = getattr(record, field, "")
        if isinstance(value, str) and value:
            return value
    held_on = getattr(record, "held_on", None)
    return f"Sesi {held_on:%d-%m-%Y}" if held_on else ""
