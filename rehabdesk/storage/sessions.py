"""Sessions by day, cohort and group; sheets by the number that is typed from paper."""

from datetime import date

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.pc import next_sheet_serial
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.sheet_places import SheetPrinting, unpacked
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.pc import floor_of, last_serial, place_of_pc, was_put_back_since
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.rows import to_row

_ORDER = "held_on, starts_at, care_groups, id"


class SessionRepository(Repository[Session]):
    """Sessions in the order of time."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "session", Session, _ORDER)

    def state_of(self, key: str) -> SessionState | None:
        """How far a session is, or nothing where there is none."""
        sql = "SELECT state FROM session WHERE id = ? AND deleted_at IS NULL"
        rows = self.store.query(sql, (key,))
        return next((SessionState(state) for (state,) in rows), None)

    def between(self, first: date, last: date, cohort: str | None = None) -> tuple[Session, ...]:
        """Sessions from one day to another, both included; of one cohort or of all."""
        where, values = "held_on BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
        if cohort is not None:
            where, values = f"{where} AND cohort = ?", [*values, cohort]
        return self.select(where, values)

    def of_group(self, group: str, first: date, last: date) -> tuple[Session, ...]:
        """A group's sessions from one day to another, both included."""
        return self.select(
            "held_on BETWEEN ? AND ? AND care_groups LIKE ?",
            (first.isoformat(), last.isoformat(), f"%{group}%"),
        )

    def listing(self, resident: str, first: date, last: date) -> tuple[Session, ...]:
        """The sessions of some days, both ends included, on whose lists somebody stands."""
        return self.select(
            "held_on BETWEEN ? AND ? AND id IN (SELECT lower(hex(attendance.session))"
            " FROM attendance WHERE attendance.resident = ? AND attendance.removed = 0)",
            (first.isoformat(), last.isoformat(), bytes.fromhex(resident)),
        )

    def earlier_meetings(self, session: Session) -> int:
        """How many sessions of this kind these groups had before it, cancelled ones left out."""
        row = to_row(session)
        return self.count(
            "cohort = ? AND kind = ? AND care_groups = ? AND state != 'cancelled'"
            " AND (held_on, starts_at) < (?, ?)",
            tuple(row[name] for name in ("cohort", "kind", "care_groups", "held_on", "starts_at")),
        )

    def unrecorded_until(self, last: date, limit: int = 500) -> tuple[Session, ...]:
        """Sessions up to a day that are neither recorded nor cancelled, newest first."""
        return self.select(
            "state = 'planned' AND held_on <= ?",
            (last.isoformat(),),
            order=f"held_on DESC, starts_at DESC, care_groups LIMIT {limit:d}",
        )

    def counted(self, cohort: str, last: date) -> dict[str, int]:
        """How many sessions of a cohort up to a day are "planned", "recorded", "cancelled"."""
        rows = self.store.query(
            "SELECT state, count(*) FROM session WHERE cohort = ? AND held_on <= ?"
            " AND deleted_at IS NULL GROUP BY state",
            (cohort, last.isoformat()),
        )
        return {str(row[0]): int(row[1]) for row in rows}

    def naming(self, column: str, key: str) -> int:
        """How many sessions name an id in ``kind``, ``room``, ``counselors`` or ``care_groups``."""
        return self.count(f"{column} LIKE ?", (f"%{key}%",))


class SheetRepository(Repository[Sheet]):
    """Printed sheets, oldest first."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "sheet", Sheet, "printed_at, serial")

    def next_serial(self, year: int) -> int:
        """The next serial of a year from this PC's range; raises ``NumbersUsedUp``."""
        connection = self.store.connection
        return next_sheet_serial(
            place_of_pc(connection), last_serial(connection, year), floor_of(connection, year)
        )

    def was_put_back_since(self, sheet: Sheet) -> bool:
        """Whether the file went back to an earlier state since a sheet of this PC was printed."""
        return was_put_back_since(self.store.connection, sheet.year, sheet.serial)

    def numbered(self, year: int, serial: int) -> Sheet | None:
        """The sheet with this number, or nothing."""
        found = self.find(year=year, serial=serial)
        return found[-1] if found else None

    def newest_of(self, session: str) -> Sheet | None:
        """The newest sheet printed for a session, or nothing."""
        found = self.find(session=session)
        return found[-1] if found else None

    def newest_between(self, first: date, last: date) -> dict[str, str]:
        """The number of the newest sheet of each session from one day to another."""
        rows = self.store.query(
            "SELECT sheet.session, sheet.number FROM sheet JOIN session"
            " ON session.id = sheet.session WHERE sheet.deleted_at IS NULL"
            " AND session.held_on BETWEEN ? AND ? ORDER BY sheet.printed_at, sheet.serial",
            (first.isoformat(), last.isoformat()),
        )
        return {str(row[0]): str(row[1]) for row in rows}

    def printed_not_recorded(self, last: date) -> tuple[Sheet, ...]:
        """The newest sheet of each session up to a day that was printed and not typed in."""
        found = self.select(
            "session.state = 'planned' AND session.held_on <= ? AND session.deleted_at IS NULL",
            (last.isoformat(),),
            join="JOIN session ON session.id = sheet.session",
            order="session.held_on, session.starts_at, sheet.printed_at",
        )
        return tuple({sheet.session: sheet for sheet in found}.values())


class SheetPrintings(Repository[SheetPrinting]):
    """The places of printed sheets, in the order of printing."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "sheet_printing", SheetPrinting, "sheet, printing")

    def standing_so(self, sheet: str, places: bytes) -> SheetPrinting | None:
        """The printing of a sheet whose rows stand in these places, or nothing."""
        found = self.find(sheet=sheet, places=places)
        return found[-1] if found else None

    def last_number(self, sheet: str) -> int:
        """The number of a sheet's last printing, taken back ones too: they are on paper; or 0."""
        sql = "SELECT coalesce(max(printing), 0) FROM sheet_printing WHERE sheet = ?"
        return int(self.store.value(sql, (sheet,)))

    def rows_of(self, sheet: str, printing: int, page: int) -> range:
        """The numbers of the rows on a page (from 1); none where that is not known."""
        for found in self.find(sheet=sheet, printing=printing):
            pages = unpacked(found.places).pages
            if 1 <= page <= len(pages):
                return pages[page - 1].numbers
        return range(0)
