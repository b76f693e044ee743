"""What a mark takes on the disk, and how fast many of them are loaded."""

import os
import time

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.identity import ResidentId, SessionId, new_id
from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import an_office

_SESSIONS = 780
_PEOPLE = 130
_EACH = 22
_LOADED = 100


def measure() -> list[Figure]:
    """Bytes a mark with its index and stamps, and the bulk road against SQL inside the engine."""
    with scratch_folder() as folder:
        file = _File(folder / "kantor.rehab")
        size = file.bytes_a_mark()
        ratio, detail = paired(file.load, file.copy_inside, 5)
        file.store.close()
    return [
        Figure(
            name="bytes a mark on the disk",
            ratio=size,
            guard=130.0,
            aim=130.0,
            detail=f"row, index and stamps of {_SESSIONS * _EACH:,} marks in the order of dates",
        ),
        Figure(
            name="marks loaded in bulk / INSERT…SELECT in the engine",
            ratio=ratio,
            guard=1.6,
            aim=1.3,
            detail=f"{_LOADED * _EACH:,} records with undo, encrypted, {detail}",
        ),
    ]


class _File:
    """An encrypted file into which sheets of marks are put."""

    def __init__(self, path):
        self.path = path
        self.store = open_store(path, Unlocked("petugas", os.urandom(32)))
        an_office(self.store)
        self.people = [ResidentId(new_id()) for _ in range(_PEOPLE)]
        self.connection = self.store.connection
        self.present = self.store.statuses.all()[0].number

    def bytes_a_mark(self):
        """How much the file grows by a mark, one change a session as in the office."""
        before = self._size()
        for number in range(_SESSIONS):
            with self.store.change("Isi"):
                self.store.attendance.add_all(self._sheet(number))
        return (self._size() - before) / (_SESSIONS * _EACH)

    def load(self):
        """Put many sheets through the repository, and forget them again."""
        rows = [row for number in range(_LOADED) for row in self._sheet(number)]
        return self._undone(lambda: self._add(rows))

    def copy_inside(self):
        """As many rows, copied by one statement of SQL under other ids of sessions."""
        return self._undone(
            lambda: self.connection.execute(
                "INSERT INTO attendance SELECT unhex('FF' || hex(substr(session, 2))),"
                " resident, number, source, status, removed, marked_at, marked_by, origin, rev"
                " FROM (SELECT * FROM attendance ORDER BY session LIMIT ?)",
                (_LOADED * _EACH,),
            )
        )

    def _add(self, rows):
        self.store.attendance.add_all(rows)

    def _undone(self, deed):
        taken = 0.0
        try:
            with self.store.change("Isi"):
                started = time.perf_counter()
                deed()
                taken = time.perf_counter() - started
                raise _EnoughError
        except _EnoughError:
            pass
        return taken

    def _sheet(self, number):
        session, group = SessionId(new_id()), number % (_PEOPLE // _EACH + 1)
        moment = self.store.now()
        return [
            ExpectedRow(
                session=session,
                resident=self.people[(group * _EACH + place) % _PEOPLE],
                number=place + 1,
                status=self.present,
                marked_at=moment,
            )
            for place in range(_EACH)
        ]

    def _size(self):
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return self.path.stat().st_size


class _EnoughError(Exception):
    """The work is measured and need not be kept."""
