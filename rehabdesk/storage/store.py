"""The open office file and its repositories: to look, ask here; to change, call a service."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehabdesk.domain import attendance as a
from rehabdesk.domain import counselor as co
from rehabdesk.domain import importing as i
from rehabdesk.domain import office as o
from rehabdesk.domain import program as p
from rehabdesk.domain import resident as r
from rehabdesk.domain import session as s
from rehabdesk.storage.attendance import AttendanceRepository
from rehabdesk.storage.audit_reading import AuditReader
from rehabdesk.storage.certificates import CertificateRepository
from rehabdesk.storage.change import Change, Desk
from rehabdesk.storage.driver import NATURAL, Connection
from rehabdesk.storage.enrolments import (
    EnrolmentEventRepository,
    EnrolmentRepository,
    MembershipRepository,
)
from rehabdesk.storage.excuses import ExcuseRepository
from rehabdesk.storage.figures import Figures
from rehabdesk.storage.guarded import Guarded
from rehabdesk.storage.imports import ImportRepository
from rehabdesk.storage.notes import CounselingNotes, MedicalNotes
from rehabdesk.storage.open_file import Clock, OpenFile, computer_clock
from rehabdesk.storage.pc import is_elsewhere, place_of_pc, take_over
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.residents import ResidentRepository
from rehabdesk.storage.search import ResidentSearch
from rehabdesk.storage.sessions import SessionRepository, SheetPrintings, SheetRepository
from rehabdesk.storage.settings import Settings
from rehabdesk.storage.users import UserRepository

if TYPE_CHECKING:
    from rehabdesk.domain.audit import ChainReport
    from rehabdesk.domain.known_office import Older
    from rehabdesk.storage.key_keeper import KeyKeeper
    from rehabdesk.storage.note_keys import NoteKeys
    from rehabdesk.storage.page_watch import PageWatch


class Store(OpenFile):
    """One open file and one repository a table."""

    def __init__(  # noqa: PLR0915 - one line a table
        self,
        connection: Connection,
        desk: Desk,
        *,
        path: Path | None = None,
        now: Clock = computer_clock,
    ) -> None:
        super().__init__(connection, desk, path=path, now=now)
        self.keys: KeyKeeper | None = None
        self.note_keys: NoteKeys | None = None
        self.altered: ChainReport | None = None
        self.pages: PageWatch | None = None
        self.older: Older | None = None
        self.audit = AuditReader(self)
        self.users = UserRepository(self)
        self.offices = Repository(self, "office", o.Office)
        self.letterheads = Repository(self, "letterhead", o.Letterhead, "valid_from")
        self.officials = Repository(self, "official", o.Official, "role, name")
        self.pictures = Repository(self, "picture", o.Picture)
        self.rooms = Repository(self, "room", o.Room, f"name COLLATE {NATURAL}")
        self.holidays = Repository(self, "holiday", o.Holiday, "day")
        self.settings = Settings(self)
        self.registrations = Guarded(self, "registration", r.Registration, "valid_from, id")
        self.search = ResidentSearch(self)
        self.residents = ResidentRepository(self, self.search)
        self.stays = Guarded(self, "stay", r.Stay, "entered_on, id")
        self.placements = Guarded(self, "placement", r.Placement, "placed_from, id")
        self.restrictions = Guarded(self, "restriction", r.Restriction, "restricted_on, id")
        self.counselors = Repository(self, "counselor", co.Counselor, "name COLLATE NOCASE")
        self.program_kinds = Repository(self, "program_kind", p.ProgramKind, "position, title")
        self.cohorts = Repository(
            self, "cohort", p.Cohort, f"starts_on DESC, name COLLATE {NATURAL}"
        )
        self.phases = Repository(self, "phase", p.Phase, "starts_on")
        self.groups = Repository(self, "care_group", p.Group, f"name COLLATE {NATURAL}")
        self.enrolments = EnrolmentRepository(self)
        self.enrolment_events = EnrolmentEventRepository(self)
        self.memberships = MembershipRepository(self)
        self.session_kinds = Repository(self, "session_kind", s.SessionKind, "position, name")
        self.topics = Repository(self, "topic", s.Topic, "title COLLATE NOCASE")
        self.series = Repository(self, "session_series", s.SessionSeries)
        self.sessions = SessionRepository(self)
        self.guests = Repository(self, "session_guest", s.SessionGuest)
        self.sheets = SheetRepository(self)
        self.sheet_printings = SheetPrintings(self)
        self.statuses = Repository(
            self, "attendance_status", a.AttendanceStatus, "position, number"
        )
        self.attendance = AttendanceRepository(self)
        self.corrections = Repository(
            self, "attendance_correction", a.Correction, "changed_at, rev, id"
        )
        self.excuses = ExcuseRepository(self)
        self.certificates = CertificateRepository(self)
        self.counseling_notes = CounselingNotes(self)
        self.medical_notes = MedicalNotes(self)
        self.imports = ImportRepository(self)
        self.import_shapes = Repository(self, "import_shape", i.RememberedShape)
        self.import_answers = Repository(self, "import_answer", i.RememberedAnswer)
        self.merges = Repository(self, "resident_merge", i.ResidentMerge, "merged_at, id")
        self.figures = Figures(self, self.statuses)
        self._by_table: dict[str, Any] = {
            one.table: one for one in vars(self).values() if isinstance(one, Repository)
        }

    @property
    def office(self) -> o.Office:
        """The one office of this file."""
        return self.offices.all()[0]

    def today(self) -> date:
        """The day that the office works on, in its own time zone."""
        return self.office.today(self.now())

    def moment(self) -> datetime:
        """This moment on the office's clock, on the day that it works on."""
        return self.office.moment(self.now())

    def place(self) -> int:
        """The place (0 to 9) of this PC in its office."""
        return place_of_pc(self.connection)

    def is_elsewhere(self, mark: str) -> bool:
        """Whether the file was last opened on another computer than the one of this mark."""
        return is_elsewhere(self.connection, mark)

    def take_over(self, mark: str) -> None:
        """Make this the PC in place of the one before; the file is to be opened anew."""
        take_over(self.connection, mark)

    def shelves(self) -> dict[str, Repository[Any]]:
        """Every repository whose records can come back after they were deleted."""
        kept = ("setting", "attendance_correction", "app_user", "office")
        return {name: one for name, one in self._by_table.items() if name not in kept}

    def undo(self, change: Change) -> None:
        """Take a change back, last row first; raises ``ChangedSince`` and then alters nothing."""
        with self.change(f"Diurungkan: {change.label}"):
            for touched in reversed(change.touched):
                if touched.table == self.attendance.table:
                    self.attendance.take_back(touched)
                elif touched.table != self.corrections.table:
                    self._by_table[touched.table].take_back(touched)
            self.search.refresh_from(change)
