"""Notes of counseling and of the health service, left out for whoever may not read them.

As with restricted residents it is done here, for every caller alike: who sits at the desk decides
which rows there are. What must reach every row (merging, making anonymous, counting which session
it was, the keys of a history) works on rows and gives no words back. The words of each row lie
under the key of their role (``closed_words.py``): they are closed on their way in and opened on
their way out, for whoever has that key.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from rehabdesk.domain.note import (
    CLOSED_WORDS,
    WORDLESS,
    CounselingNote,
    MedicalNote,
    NoteKind,
    without_words,
)
from rehabdesk.domain.rights import Right, may
from rehabdesk.storage.change import Touched
from rehabdesk.storage.closed_words import MARK, UNOPENED, is_closed
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository, stamp
from rehabdesk.storage.rows import Row, Value

COUNSELING, MEDICAL = "counseling_note", "medical_note"
NOTE_TABLES = frozenset((COUNSELING, MEDICAL))
KINDS = {COUNSELING: NoteKind.COUNSELING, MEDICAL: NoteKind.MEDICAL}

N = TypeVar("N", CounselingNote, MedicalNote)


def seen_here(store: OpenFile, table: str) -> tuple[str, tuple[Value, ...]]:
    """The condition, with its values, that leaves the notes which this desk may read.

    Whoever has the right and not the key of the words is shown none.
    """
    role, user = store.desk.role, store.desk.user
    if not store.words.holds(KINDS[table]):
        return "0", ()
    if table == MEDICAL:
        return ("1" if may(role, Right.SEE_MEDICAL) else "0"), ()
    if may(role, Right.SEE_ALL_NOTES):
        return "1", ()
    if not may(role, Right.SEE_NOTES):
        return "0", ()
    shared = f"SELECT 1 FROM json_each(nullif({table}.shared_with, '')) WHERE value = ?"
    return f"({table}.author = ? OR EXISTS ({shared}))", (user, user)


def is_readable(store: OpenFile, table: str, key: str) -> bool:
    """Whether this desk may read a note, deleted or not: for what the log tells of it."""
    seen, values = seen_here(store, table)
    return bool(store.query(f"SELECT 1 FROM {table} WHERE id = ? AND {seen}", (key, *values)))


class NoteRepository(Repository[N]):
    """The notes of one kind, as far as they may be read, by day."""

    def __init__(self, store: OpenFile, table: str, record_type: type[N]) -> None:
        super().__init__(store, table, record_type, "held_on, id")
        self.kind = KINDS[table]
        self._parts = CLOSED_WORDS[self.kind]

    def select(
        self, where: str, values: Iterable[Value] = (), order: str = "", join: str = ""
    ) -> tuple[N, ...]:
        """The live notes that a condition holds for, as far as they may be read."""
        seen, mine = seen_here(self.store, self.table)
        found = super().select(f"({where}) AND {seen}", (*values, *mine), order, join)
        return tuple(self._opened(note) for note in found)

    def count(self, where: str = "1", values: Iterable[Value] = ()) -> int:
        """How many live notes a condition holds for, as far as they may be read."""
        seen, mine = seen_here(self.store, self.table)
        return super().count(f"({where}) AND {seen}", (*values, *mine))

    def unmade(self, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """Some columns of every live note that may be read."""
        return [tuple(getattr(note, name) for name in names) for note in self.all()]

    def whole(self, key: str | None = None) -> Iterable[N]:
        """The live notes that may be read: the one with an id, or all."""
        return self.all() if key is None else self.select("id = ?", (key,))

    def deleted(self, limit: int = 500) -> tuple[tuple[N, str, str], ...]:
        """The notes deleted last, without their words: whoever restores need not read them."""
        return tuple((without_words(note), at, by) for note, at, by in super().deleted(limit))

    def put_all(self, records: Iterable[N]) -> None:
        """Write notes with their words closed; a part that stays as it was keeps its cell.

        Raises ``NoNoteKey`` where whoever sits at the desk cannot close them.
        """
        notes = list(records)
        formers = self._whole_rows([note.id for note in notes])
        super().put_all([self._closed(note, formers.get(note.id, {})) for note in notes])

    def opens(self, note: N) -> bool:
        """Whether all words of a note were opened."""
        return UNOPENED not in [getattr(note, part) for part in self._parts]

    def close_what_is_open(self) -> int:
        """Close words that stand in clear, from before there were keys; says of how many notes.

        Nothing of it is told to the log row by row: what they said must not stand there once more.
        """
        names = ", ".join(self._parts)
        in_clear = " OR ".join(f"({one} <> '' AND {one} NOT GLOB ?)" for one in self._parts)
        rows = self.store.query(
            f"SELECT id, {names} FROM {self.table} WHERE {in_clear}",
            tuple(f"{MARK}*" for _ in self._parts),
        )
        for key, *cells in rows:
            closed = [
                cell if is_closed(cell) else self.store.words.close(self.kind, key, part, cell)
                for part, cell in zip(self._parts, cells, strict=True)
            ]
            settings = ", ".join(f"{one} = ?" for one in self._parts)
            self.store.connection.execute(
                f"UPDATE {self.table} SET {settings} WHERE id = ?", (*closed, key)
            )
        return len(rows)

    def _opened(self, note: N) -> N:
        words = {part: self._cell(note.id, part, getattr(note, part)) for part in self._parts}
        return cast("N", replace(cast("Any", note), **words))

    def _cell(self, key: str, part: str, cell: str) -> str:
        words = self.store.words.opened(self.kind, key, part, cell)
        return UNOPENED if words is None else words

    def _closed(self, note: N, former: Row) -> N:
        cells: dict[str, str] = {}
        for part in self._parts:
            words, cell = str(getattr(note, part)), str(former.get(part, ""))
            same = is_closed(cell) and self._cell(note.id, part, cell) == words
            close = self.store.words.close
            cells[part] = cell if same else close(self.kind, note.id, part, words)
        return cast("N", replace(cast("Any", note), **cells))

    def is_hidden(self, key: str) -> bool:
        """Whether there is such a note which whoever sits at the desk may not read."""
        there = self._whole_row(key) is not None
        return there and not is_readable(self.store, self.table, key)

    def count_of(self, resident: str) -> int:
        """How many live notes there are of a person, whoever may read them."""
        return super().count("resident = ?", (resident,))

    def keys_of(self, resident: str) -> tuple[str, ...]:
        """The ids of all notes of a person, deleted ones too, whoever may read them."""
        sql = f"SELECT id FROM {self.table} WHERE resident = ? ORDER BY held_on, id"
        return tuple(str(value) for (value,) in self.store.query(sql, (resident,)))

    def numbers_of(self, resident: str) -> dict[str, int]:
        """Which one each live note of a person is in the order of days, whoever may read them."""
        sql = (
            f"SELECT id FROM {self.table} WHERE resident = ? AND deleted_at IS NULL"
            " ORDER BY held_on, id"
        )
        rows = self.store.query(sql, (resident,))
        return {str(row[0]): number for number, row in enumerate(rows, 1)}

    def hand_over(self, kept: str, merged: str) -> None:
        """Give all notes of one person to another, deleted ones too."""
        for key in self.keys_of(merged):
            self._rewrite(key, {"resident": kept})

    def empty_of(self, resident: str) -> None:
        """Take the words out of all notes of a person, and delete those that are not yet."""
        desk, moment = self.store.desk, stamp(self.store.now())
        for key in self.keys_of(resident):
            row = self._whole_row(key) or {}
            gone = {} if row["deleted_at"] else {"deleted_at": moment, "deleted_by": desk.user}
            self._rewrite(key, WORDLESS[self.record_type] | gone)

    def take_back(self, touched: Touched) -> None:
        """Put a row back to what it was, also where only what differed was written down."""
        now = self._whole_row(touched.key[0])
        if now is not None and touched.before is not None:
            touched = replace(touched, before=now | touched.before)
        super().take_back(touched)

    def _rewrite(self, key: str, fields: Row) -> None:
        """Write some columns of a row without looking at what it says.

        The change holds those columns alone: a merge keeps what it did for years, and what a note
        says must not live on there.
        """
        row = self._whole_row(key)
        if row is None:
            return
        rev = self.store.next_rev()
        stamps = {
            "rev": rev,
            "origin": self.store.desk.origin,
            "updated_at": stamp(self.store.now()),
            "updated_by": self.store.desk.user,
        }
        self._write(row | fields | stamps)
        names = ("id", "deleted_at", "deleted_by", *fields, *stamps)
        before = {name: row[name] for name in names}
        after = before | fields | stamps
        self.store.writing().touched.append(Touched(self.table, (key,), before, rev, after))


class CounselingNotes(NoteRepository[CounselingNote]):
    """Notes of individual counseling."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, COUNSELING, CounselingNote)

    def naming(self, counselor: str) -> int:
        """How many live notes name a counselor, whoever may read them."""
        sql = f"SELECT count(*) FROM {COUNSELING} WHERE counselor = ? AND deleted_at IS NULL"
        return int(self.store.value(sql, (counselor,)))


class MedicalNotes(NoteRepository[MedicalNote]):
    """Notes of the health service."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, MEDICAL, MedicalNote)
