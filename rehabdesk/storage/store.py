"""The open office file and its repositories: to look, ask here; to change, call a service."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rehabdesk.domain import attendance as a
from rehabdesk.domain import certificate as c
from rehabdesk.domain import counselor as co
from rehabdesk.domain import enrolment as e
from rehabdesk.domain import office as o
from rehabdesk.domain import program as p
from rehabdesk.domain import resident as r
from rehabdesk.domain import session as s
from rehabdesk.storage.attendance import AttendanceRepository
from rehabdesk.storage.certificates import CertificateRepository
from rehabdesk.storage.change import Change, Desk
from rehabdesk.storage.driver import Connection
from rehabdesk.storage.enrolments import EnrolmentRepository, MembershipRepository
from rehabdesk.storage.figures import Figures
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.residents import ResidentRepository
from rehabdesk.storage.search import ResidentSearch
from rehabdesk.storage.sessions import SessionRepository, SheetRepository
from rehabdesk.storage.settings import Settings
from rehabdesk.storage.troubles import named_troubles

_REV_BLOCK = 4096


class WriteOutsideChange(Exception):  # noqa: N818 - a bug, not a trouble
    """Something was written outside ``Store.change``."""


class Store:
    """One open file, one repository a table, one way to change it."""

    def __init__(
        self,
        connection: Connection,
        desk: Desk,
        *,
        path: Path | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.connection = connection
        self.desk = desk
        self.path = path
        self.now = now
        self.listeners: list[Callable[[frozenset[str]], None]] = []
        self._change: Change | None = None
        self._rev = 0
        self._rev_end = 0

        self.offices = Repository(self, "office", o.Office)
        self.letterheads = Repository(self, "letterhead", o.Letterhead, "valid_from")
        self.officials = Repository(self, "official", o.Official, "role, name")
        self.pictures = Repository(self, "picture", o.Picture)
        self.rooms = Repository(self, "room", o.Room, "name COLLATE NOCASE")
        self.holidays = Repository(self, "holiday", o.Holiday, "day")
        self.settings = Settings(self)
        self.residents = ResidentRepository(self)
        self.registrations = Repository(self, "registration", r.Registration, "valid_from, id")
        self.stays = Repository(self, "stay", r.Stay, "entered_on, id")
        self.placements = Repository(self, "placement", r.Placement, "placed_from, id")
        self.search = ResidentSearch(self)
        self.counselors = Repository(self, "counselor", co.Counselor, "name COLLATE NOCASE")
        self.program_kinds = Repository(self, "program_kind", p.ProgramKind, "position, title")
        self.cohorts = Repository(self, "cohort", p.Cohort, "starts_on DESC, name")
        self.phases = Repository(self, "phase", p.Phase, "starts_on")
        self.groups = Repository(self, "care_group", p.Group, "name COLLATE NOCASE")
        self.enrolments = EnrolmentRepository(self)
        self.enrolment_events = Repository(
            self, "enrolment_event", e.EnrolmentEvent, "happened_on, id"
        )
        self.memberships = MembershipRepository(self)
        self.session_kinds = Repository(self, "session_kind", s.SessionKind, "position, name")
        self.topics = Repository(self, "topic", s.Topic, "title COLLATE NOCASE")
        self.series = Repository(self, "session_series", s.SessionSeries)
        self.sessions = SessionRepository(self)
        self.guests = Repository(self, "session_guest", s.SessionGuest)
        self.sheets = SheetRepository(self)
        self.statuses = Repository(
            self, "attendance_status", a.AttendanceStatus, "position, number"
        )
        self.attendance = AttendanceRepository(self)
        self.corrections = Repository(
            self, "attendance_correction", a.Correction, "changed_at, id"
        )
        self.certificates = CertificateRepository(self)
        self.figures = Figures(self)
        self._by_table: dict[str, Any] = {
            one.table: one for one in vars(self).values() if isinstance(one, Repository)
        }

    @property
    def office(self) -> o.Office:
        """The one office of this file."""
        return self.offices.all()[0]

    @contextmanager
    def change(self, label: str) -> Generator[Change]:
        """All or nothing: commit what is written inside, then tell the listeners.

        A change inside a change joins the outer one. ``label`` is the deed in Indonesian, as
        undo names it.
        """
        if self._change is not None:
            yield self._change
            return
        with named_troubles(self.path.name if self.path else ""):
            change = self._change = Change(label)
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield change
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._rev = self._rev_end = 0
                raise
            finally:
                self._change = None
        for listener in tuple(self.listeners):
            listener(change.tables)

    def undo(self, change: Change) -> None:
        """Take a change back, last row first; raises ``ChangedSince`` and then alters nothing."""
        with self.change(change.label):
            for touched in reversed(change.touched):
                if touched.table == self.attendance.table:
                    self.attendance.take_back(touched)
                elif touched.table != self.corrections.table:
                    self._by_table[touched.table].take_back(touched)
            self.search.refresh_from(change)

    def writing(self) -> Change:
        """The change that is open; raises ``WriteOutsideChange`` where there is none."""
        if self._change is None:
            raise WriteOutsideChange
        return self._change

    def query(self, sql: str, values: tuple[Any, ...] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question to the file."""
        return self.connection.execute(sql, values).fetchall()

    def next_rev(self) -> int:
        """This PC's next counter value; reserved in blocks, so that a mark writes no counter."""
        if self._rev >= self._rev_end:
            self._rev = int(self.query("SELECT rev_reserved FROM this_pc")[0][0])
            self._rev_end = self._rev + _REV_BLOCK
            self.connection.execute("UPDATE this_pc SET rev_reserved = ?", (self._rev_end,))
        self._rev += 1
        return self._rev

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self.connection.close()
