"""What the capture view shows of one session: its facts, its rows, its difference to the groups."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import AttendanceStatus, CountsAs, ExpectedRow
from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.refusals import NotFound
from rehabdesk.domain.resident import Resident, place
from rehabdesk.domain.session import Session, SessionGuest, SessionState
from rehabdesk.services.attendance import session_of
from rehabdesk.services.expected_list import current_roster, roster_difference
from rehabdesk.storage import Store
from rehabdesk.ui.screens.kit.session_words import group_words, leader_words
from rehabdesk.wording.dates import clock_range, long_date
from rehabdesk.wording.excuses import excuse_source
from rehabdesk.wording.names import with_aliases


class MarkLine(Struct, frozen=True, kw_only=True):
    """One row of the sheet as it is shown."""

    row: ExpectedRow
    name: str
    registration_no: str
    place: str
    status: AttendanceStatus | None
    corrected: bool = False
    excuse: str = ""
    """What made the mark, where nobody typed it: "Izin s.d. 5 Sep"."""


class PersonInDoubt(Struct, frozen=True, kw_only=True):
    """Somebody the list and the group do not agree on."""

    id: str
    name: str
    registration_no: str


class OpenSheet(Struct, frozen=True, kw_only=True):
    """One session with everything that the capture view shows of it."""

    session: Session
    title: str
    facts: str
    number: str
    lines: tuple[MarkLine, ...]
    statuses: tuple[AttendanceStatus, ...]
    guests: tuple[SessionGuest, ...]
    joined: tuple[PersonInDoubt, ...]
    left: tuple[PersonInDoubt, ...]
    expected: int
    """How many people the groups have now; tells a list not yet made from an empty group."""
    excuses: dict[str, str] = {}
    """The excuses of the session's day in words, by id."""

    @property
    def recorded(self) -> bool:
        """Whether the sheet is closed and changes are corrections."""
        return self.session.state is SessionState.RECORDED

    @property
    def usual(self) -> AttendanceStatus | None:
        """What empty rows are filled with: the first status that counts as present."""
        for statuse in self.statuses:
            if statuse.active and statuse.counts_as is CountsAs.PRESENT and not statuse.is_late:
                return statuse
        return None

    def status_of(self, row: ExpectedRow) -> AttendanceStatus | None:
        """The status of a row, also one that is no longer in use."""
        return next((one for one in self.statuses if one.number == row.status), None)

    def line_of(self, old: MarkLine, row: ExpectedRow, *, corrected: bool = False) -> MarkLine:
        """A line with another mark."""
        status, excuse = self.status_of(row), excuse_of(row, self.excuses)
        corrected = old.corrected or corrected
        return replace(old, row=row, status=status, corrected=corrected, excuse=excuse)


def open_sheet(store: Store, session_id: str) -> OpenSheet:
    """Look at a session; raises ``NotFound``."""
    session = session_of(store, session_id)
    kind = store.session_kinds.get(session.kind)
    if kind is None:
        raise NotFound("session", text="")
    rows = store.attendance.of_session(session.id)
    difference = roster_difference(store, session)
    people = store.residents.on_sheets(
        {*(row.resident for row in rows), *difference.joined, *difference.left}
    )
    sheet = store.sheets.newest_of(session.id)
    statuses = store.statuses.all()
    excuses = _excuses(store, session, {row.resident for row in rows})
    return OpenSheet(
        session=session,
        title=f"{kind.name} · {group_words(store, session)}",
        facts=_facts(store, session),
        number=sheet.number if sheet else "",
        lines=_lines(store, rows, people, statuses, excuses),
        statuses=statuses,
        guests=store.guests.find(session=session.id),
        joined=_persons(difference.joined, people) if rows else (),
        left=_persons(difference.left, people),
        expected=len(current_roster(store, session)),
        excuses=excuses,
    )


def _facts(store: Store, session: Session) -> str:
    room = store.rooms.get(session.room) if session.room else None
    words = (
        long_date(session.held_on, weekday=True),
        clock_range(session.starts_at, session.ends_at),
        room.name if room else "",
        leader_words(store, session),
    )
    return " · ".join(one for one in words if one)


def excuse_of(row: ExpectedRow, excuses: Mapping[str, str]) -> str:
    """What made the mark of a row, in words; nothing where somebody typed it."""
    return "" if row.status is None or row.excuse is None else excuses.get(row.excuse, "Halangan")


def _excuses(store: Store, session: Session, residents: set[ResidentId]) -> dict[str, str]:
    statuses = {one.id: one for one in store.statuses.all()}
    return {
        each.id: excuse_source(each, statuses.get(each.status))
        for found in store.excuses.of_everybody_at(session, residents).values()
        for each in found
    }


def _lines(
    store: Store,
    rows: tuple[ExpectedRow, ...],
    people: dict[str, Resident],
    statuses: tuple[AttendanceStatus, ...],
    excuses: Mapping[str, str],
) -> tuple[MarkLine, ...]:
    by_number = {one.number: one for one in statuses}
    session = rows[0].session if rows else ""
    corrected = {one.resident for one in store.corrections.find(session=session)}
    return tuple(
        MarkLine(
            row=row,
            name=with_aliases(person.name, person.aliases),
            registration_no=person.registration_no,
            place=place(person.block, person.cell),
            status=by_number.get(row.status) if row.status is not None else None,
            corrected=row.resident in corrected,
            excuse=excuse_of(row, excuses),
        )
        for row in rows
        if (person := people.get(row.resident)) is not None
    )


def _persons(ids: tuple[str, ...], people: dict[str, Resident]) -> tuple[PersonInDoubt, ...]:
    return tuple(
        PersonInDoubt(id=one, name=found.name, registration_no=found.registration_no)
        for one in ids
        if (found := people.get(one)) is not None
    )
