"""Whether an office's pages are those with which it was closed, and what its next closing seals.

As long as the ring says with which digest the file was closed, the file's own pages stay as they
are: what is written goes to SQLite's log beside, which is not brought into the file. So the look
can be taken beside the work, and whatever cuts the program off before it has ended leaves file
and digest as they were. Then the ring says that the file is open, and only then its pages change.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead, EntryKind
from rehabdesk.storage import driver
from rehabdesk.storage.audit_reading import AuditReader
from rehabdesk.storage.closed_file import digest_of_open
from rehabdesk.storage.key_keeper import KeyKeeper
from rehabdesk.storage.key_ring import KeyRing
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.ring_facts import COPY, FOUND, OPEN, PAGES, as_closed, as_open
from rehabdesk.storage.ring_words import FORMAT
from rehabdesk.storage.troubles import StorageTrouble, named_troubles

_AUTOMATIC = 1000
"""How many pages SQLite's log has before it is brought into the file: SQLite's own number."""

_FOUND = "Isi berkas lain daripada saat ditutup"
_NOT_CLOSED = "Penutupan kantor sebelumnya tidak tercatat"
_COMPARED = (
    "Pengguna, peran, pembatasan, berkas kunci, dan kepala jejak audit cocok. Halaman lain tidak"
    " dapat dibandingkan: listrik padam, program dihentikan, atau berkas kunci ditukar."
)


class PagesSeen(Enum):
    """What a look at the pages of an office's file has told."""

    SAME = "same"
    UNKNOWN = "unknown"
    """Something else than a closing has made the file, such as a restore."""
    NOT_CLOSED = "not_closed"
    """The closing before is missing, so that there is nothing to compare with."""
    DIFFERENT = "different"


def hold_pages(connection: driver.Connection) -> None:
    """Let a connection's changes lie beside the file until ``PageWatch`` lets them in."""
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def let_pages_in(connection: driver.Connection) -> None:
    """Let SQLite bring its log into the file, as it does by itself."""
    connection.execute(f"PRAGMA wal_autocheckpoint = {_AUTOMATIC}")


class PageWatch:
    """Looks at an open office's pages once, and seals their digest when it is closed."""

    def __init__(self, store: OpenFile, keeper: KeyKeeper, path: Path) -> None:
        self._store, self._keeper, self._path = store, keeper, path
        self._file: BinaryIO | None = None
        self._looking = Lock()
        self._seen: PagesSeen | None = None
        self._settled = False
        self._last: KeyRing | None = None
        self._holding: driver.Connection | None = None
        facts = keeper.ring().facts
        self.found = facts.get(FOUND, "")
        self.not_closed = OPEN in facts
        store.before_rewriting.append(self.settle)
        store.closing.append(self._before_closing)
        store.closed.append(self._after_closing)
        if PAGES not in facts:
            with suppress(StorageTrouble):
                self.settle()

    def look(self) -> PagesSeen:
        """Compare the file's pages with how it was closed; any thread may ask, once it is read."""
        with self._looking:
            if self._seen is None:
                self._seen = self._compare()
            return self._seen

    def settle(self) -> PagesSeen:
        """Look, tell the log of what was found, and let the file's pages change from now on.

        Raises the troubles of the computer by name, and then its pages do not change yet.
        """
        seen = self.look()
        if self._settled:
            return seen
        if seen is PagesSeen.DIFFERENT:
            self.tell_found()
        elif seen is PagesSeen.NOT_CLOSED and not self.not_closed:
            self.not_closed = True
            self.tell_not_closed()
        with self._store.in_turn():
            self._write(self._keeper.ring())
            let_pages_in(self._store.connection)
            self._settled = True
        return seen

    def tell_found(self, why: str = "") -> None:
        """Tell log and ring that there are pages which are not as they were left, since when."""
        moment = self._store.now().astimezone(UTC).isoformat(timespec="seconds")
        self.found = self.found or moment
        self._tell(_FOUND, why, {FOUND: self.found})

    def tell_not_closed(self) -> None:
        """Tell the log that the closing before is missing."""
        self._tell(_NOT_CLOSED, _COMPARED, {})

    def accept(self, why: str) -> None:
        """Let the pages that were found count, in a change of their own."""
        with self._store.change("Isi berkas diterima", why=why, kind=EntryKind.SECURITY):
            facts = self._keeper.ring().facts
            self._keeper.set_facts({name: one for name, one in facts.items() if name != FOUND})
        self.found = ""

    def _tell(self, label: str, why: str, facts: dict[str, str]) -> None:
        with self._store.change(label, why=why, kind=EntryKind.SECURITY):
            self._keeper.set_facts(as_open(self._keeper.ring().facts) | facts)

    def _compare(self) -> PagesSeen:
        ring = self._keeper.ring()
        told = ring.facts.get(PAGES)
        if told is None:
            return PagesSeen.NOT_CLOSED if OPEN in ring.facts else PagesSeen.UNKNOWN
        if self._digest() == told:
            return PagesSeen.SAME
        if self._keeper.ring().facts.get(PAGES) != told:
            # Another one that has the same file open has looked, and has let its pages change.
            return PagesSeen.UNKNOWN
        # A copy's ring beside the office, as after a damaged ring, knows the copy's pages only.
        return PagesSeen.NOT_CLOSED if COPY in ring.facts else PagesSeen.DIFFERENT

    def _digest(self) -> str:
        with named_troubles(self._path.name):
            # It stays open: to close it would drop the locks that SQLite has on the same file.
            self._file = self._file or self._path.open("rb", buffering=0)
            return digest_of_open(self._file)

    def _write(self, ring: KeyRing, heads: Sequence[AuditHead] | None = None) -> None:
        """Let the ring say that the file is open, where it does not say so yet."""
        marked = replace(ring, facts=as_open(ring.facts))
        if heads is not None:
            marked = replace(marked, heads=tuple(heads))
        # A ring of an older form gets today's at its next change, and no facts until then.
        if marked != ring and (heads is not None or ring.format == FORMAT):
            self._keeper.write_aside(marked)
        self._last = marked

    def _before_closing(self) -> None:
        """A file that is broken, and one that cannot be written, must still be closed."""
        ready = False
        try:
            heads: Sequence[AuditHead] | None = None
            with suppress(driver.DatabaseError, StorageTrouble):
                heads = AuditReader(self._store).heads()
            if not self._is_as_closed(heads):
                self.settle()
                self._write(self._keeper.ring(), heads)
            ready = True
        except (StorageTrouble, driver.DatabaseError, OSError):
            return
        finally:
            if not ready:
                self._last = None
                self._hold_back()

    def _is_as_closed(self, heads: Sequence[AuditHead] | None) -> bool:
        """Whether nothing was done since the file was closed, so that the ring stays as it is."""
        if self._settled or driver.has_log(self._path):
            return False
        return heads is None or self._keeper.ring().heads == tuple(heads)

    def _hold_back(self) -> None:
        """Keep SQLite from bringing its log into a file whose ring says how it was closed."""
        if not self._settled:
            self._holding = driver.hold_log(self._path, self._store.key)

    def _after_closing(self) -> None:
        try:
            with suppress(StorageTrouble, OSError):
                self._seal()
        finally:
            for connection in (self._holding, self._file):
                if connection is not None:
                    connection.close()

    def _seal(self) -> None:
        """Let the ring say with which pages the file was closed, if it is whole and ours."""
        last = self._last
        if last is None or driver.has_log(self._path) or not self._store.is_there():
            return
        self._keeper.write_aside(replace(last, facts=as_closed(last.facts, self._digest())))
