"""The open file itself: asking it, changing it all or nothing, counting this PC's writings."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import RLock, get_ident
from types import TracebackType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rehabdesk.domain.audit import EntryKind
from rehabdesk.storage.audit_log import AuditLog
from rehabdesk.storage.change import Change, Desk
from rehabdesk.storage.closed_words import ClosedWords
from rehabdesk.storage.driver import Connection, DatabaseError, connect, fits, make_durable
from rehabdesk.storage.reading import tables_read
from rehabdesk.storage.rows import Row
from rehabdesk.storage.troubles import FolderGone, StillWriting, named_troubles, trouble_of
from rehabdesk.storage.wiping import HeldKey

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

_REV_BLOCK = 4096

Clock = Callable[[], datetime]
Listener = Callable[[frozenset[str]], None]


computer_clock: Clock = partial(datetime.now, UTC)
"""This computer's time, in UTC."""


class WriteOutsideChange(Exception):  # noqa: N818 - a bug, not a trouble
    """Something was written outside ``change``."""


class _OpenChange(Struct):
    """A change from its beginning to its end; as a generator it took a twentieth of a mark more."""

    begin: Callable[[Change], Change]
    end: Callable[[Change, BaseException | None], None]
    change: Change

    def __enter__(self) -> Change:
        return self.begin(self.change)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end(self.change, error)


class OpenFile:
    """A connection with one way to change what is in it; what repositories are given."""

    def __init__(
        self,
        connection: Connection,
        desk: Desk,
        *,
        path: Path | None = None,
        now: Clock = computer_clock,
    ) -> None:
        self.connection = connection
        # Made once, for making one takes as long as a small question.
        self.cursor = connection.cursor()
        self.desk = desk
        self.path = path
        self._name = path.name if path else ""
        self._place = None if path is None else _identity(path)
        self.now = now
        self._key = HeldKey(b"")
        self.words = ClosedWords()
        self.log = AuditLog(connection, desk)
        self.listeners: list[Listener] = []
        self.closing: list[Callable[[], None]] = []
        self.closed: list[Callable[[], None]] = []
        self.before_commit: list[Callable[[Change], None]] = []
        self.before_rewriting: list[Callable[[], object]] = []
        self.settling: list[Callable[[bool], None]] = []
        """What follows the change that is open: told whether it was committed."""
        # The tables read since somebody began to note them, or nothing.
        self.noted: set[str] | None = None
        self._database: Database | None = None
        self._tables: dict[str, Table] = {}
        self._change: Change | None = None
        self._writer = get_ident()
        # One connection serves one thread at a time: whoever asks meanwhile waits for its end.
        self._turn = RLock()
        self._held: frozenset[str] | None = None
        self._rev = self._rev_end = self._counted = 0
        self._same_as: dict[int, int] = {}

    @property
    def key(self) -> bytes:
        """The data key of the file; whoever is done with it lets it go."""
        return self._key.bare()

    @key.setter
    def key(self, key: bytes) -> None:
        self._key = HeldKey(key)

    def settled_key(self) -> bytes:
        """The data key, for another thread: a change of it, or another, is waited for."""
        with self._turn:
            return self.key

    def change(
        self, label: str, *, why: str = "", kind: EntryKind = EntryKind.CHANGE
    ) -> AbstractContextManager[Change]:
        """All or nothing: commit what is written inside with its audit entry, then tell.

        A change inside a change joins the outer one. ``label`` is the deed in Indonesian, as
        undo and the audit log name it; whoever gives none must give the change one inside.

        Raises:
            StillWriting: another thread's change is open; joining it would put two deeds into one.
        """
        if self._change is None:
            return _OpenChange(self._begin, self._end, Change(label, why, kind))
        if self._writer != get_ident():
            raise StillWriting(self._name)
        self._change.why = self._change.why or why
        return nullcontext(self._change)

    def _begin(self, change: Change) -> Change:
        self._turn.acquire()
        try:
            self.cursor.execute("BEGIN IMMEDIATE")
        except BaseException as error:
            self._turn.release()
            self._name_trouble(error)
            raise
        self._counted = self._rev
        # The writer first: another thread must never see this change under its own name.
        self._writer = get_ident()
        self._change = change
        return change

    def _end(self, change: Change, error: BaseException | None) -> None:
        try:
            if error is not None:
                self._give_up(error)
            else:
                try:
                    self._require_there()
                    for deed in self.before_commit:
                        deed(change)
                    if change.touched or change.kind is not EntryKind.CHANGE:
                        self.log.write(change, self.now())
                    self.cursor.execute("COMMIT")
                except BaseException as failed:
                    self._give_up(failed)
                    raise
                self._settle(committed=True)
        finally:
            self._change = None
            self._turn.release()
        if error is None and change.touched and (self.listeners or self._held is not None):
            self._tell(change.tables)

    def _require_there(self) -> None:
        """Refuse to confirm what would be written into a file that has lost its name.

        Some systems let a file that was deleted be written until it is closed, and then it is gone.
        """
        if not self.is_there():
            raise FolderGone(self._name)

    def is_there(self) -> bool:
        """Whether the file that is open still stands under its name."""
        return self.path is None or _identity(self.path) == self._place

    def _give_up(self, error: BaseException) -> None:
        """Leave nothing of a change; raises the trouble that ended it, where it has a name."""
        with named_troubles(self._name):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        self._settle(committed=False)
        # A deed that was refused before it wrote anything has taken no counter either.
        if self._rev != self._counted:
            self._rev = self._rev_end = 0
            self._same_as.clear()
        self._name_trouble(error)

    def encrypt_anew(self, key: bytes, deed: Callable[[Path, bytes, bytes], None]) -> None:
        """Close the file, let a deed put it under another key, and open it with the one it has.

        Raises:
            StillWriting: a change is open.
        """
        if self.path is None:
            return
        with self._turn:
            if self._change is not None:
                raise StillWriting(self._name)
            for before in self.before_rewriting:
                before()
            self.connection.close()
            try:
                deed(self.path, self.key, key)
            finally:
                # What was said to have failed may have happened: the file itself knows.
                self.key = key if fits(self.path, key) else self.key
                self.connection = connect(self.path, self.key)
                make_durable(self.connection)
                self.cursor = self.connection.cursor()
                self._database = None
                self._tables.clear()
                self.log = AuditLog(self.connection, self.desk)

    def _settle(self, *, committed: bool) -> None:
        for deed in self.settling:
            deed(committed)
        self.settling.clear()

    def _name_trouble(self, error: BaseException) -> None:
        trouble = trouble_of(error, self._name)
        if trouble is not None:
            raise trouble from error

    def hold_news(self) -> None:
        """Tell no listener of changes until ``tell_news``: those in a window hear in its thread."""
        self._held = frozenset()

    def tell_news(self) -> None:
        """Tell the listeners, in this thread, what was changed since ``hold_news``."""
        tables, self._held = self._held, None
        if tables:
            self._tell(tables)

    def _tell(self, tables: frozenset[str]) -> None:
        if self._held is not None:
            self._held |= tables
            return
        for listener in tuple(self.listeners):
            listener(tables)

    def writing(self) -> Change:
        """The change that is open; raises ``WriteOutsideChange`` where there is none."""
        if self._change is None:
            raise WriteOutsideChange
        return self._change

    def query(self, sql: str, values: tuple[Any, ...] | dict[str, Any] = ()) -> list[Any]:
        """All rows of a question to the file; troubles of the computer come by name."""
        if self.noted is not None:
            self.noted |= tables_read(sql)
        try:
            with self._turn:
                return self.cursor.execute(sql, values).fetchall()
        except DatabaseError as error:
            self._name_trouble(error)
            raise

    def value(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        """The one value that a question has for an answer; troubles come by name."""
        ((value,),) = self.query(sql, values)
        return value

    def table(self, name: str) -> "Table":
        """A table as sqlite-utils gives it; what is written to it joins the change that is open."""
        known = self._tables.get(name)
        if known is None:
            from sqlite_utils import Database

            from rehabdesk.storage.known_table import KnownTable

            if self._database is None:
                self._database = Database(self.connection, execute_plugins=False)
            known = self._tables[name] = KnownTable(self._database, name)
        return known

    def rows_where(
        self,
        table: str,
        where: str,
        values: Sequence[Any] = (),
        *,
        columns: str = "*",
        order: str = "",
        limit: int | None = None,
    ) -> list[Row]:
        """Rows of a table that a condition holds for; troubles of the computer come by name."""
        if self.noted is not None:
            self.noted |= tables_read(f"FROM {table} WHERE {where}")
        try:
            with self._turn:
                asked = self.table(table)
                found = asked.rows_where(where, values, order or None, columns, limit)  # pyright: ignore[reportUnknownMemberType]
                return list(found)
        except DatabaseError as error:
            self._name_trouble(error)
            raise

    def next_rev(self) -> int:
        """This PC's next counter value; reserved in blocks, so that a mark writes no counter."""
        if self._rev >= self._rev_end:
            self._rev = int(self.value("SELECT rev_reserved FROM this_pc"))
            self._rev_end = self._rev + _REV_BLOCK
            self.connection.execute("UPDATE this_pc SET rev_reserved = ?", (self._rev_end,))
        self._rev += 1
        return self._rev

    def note_return(self, rev: int, former: int) -> None:
        """Remember that a row's ``rev`` holds what its ``former`` one held: it was taken back."""
        self._same_as[rev] = self.first_rev(former)

    def first_rev(self, rev: int) -> int:
        """The counter value under which what a row holds was first written.

        Steps that are taken back one after the other meet rows with a newer counter and the
        content they left.
        """
        return self._same_as.get(rev, rev)

    def close(self) -> None:
        """Close the file; it is of no use afterwards."""
        try:
            for deed in self.closing:
                deed()
        finally:
            self.connection.close()
            for deed in self.closed:
                deed()
            self.closing, self.closed = [], []

    def in_turn(self) -> AbstractContextManager[object]:
        """Let no other thread's change begin while this holds; an open one is waited for."""
        return self._turn


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name, or nothing."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
