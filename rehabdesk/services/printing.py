"""Documents from the office's records: dossier by dossier into one PDF.

The places of a sheet's cells are frozen as it is printed: see ``domain/sheet_places.py``.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.dossiers import AttendanceSheetDossier
from rehabdesk.domain.identity import SheetId, SheetPrintingId, new_id
from rehabdesk.domain.program import Group
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.domain.sheet_code import MOST_PRINTINGS
from rehabdesk.domain.sheet_number import make_sheet_number
from rehabdesk.domain.sheet_places import SheetPrinting, packed
from rehabdesk.domain.text import natural_key
from rehabdesk.services.audit import note
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.grid_words import grid_dossier
from rehabdesk.services.rights import needs
from rehabdesk.services.sheet_words import SheetOptions, sheet_dossier
from rehabdesk.storage import Change, Store


def printed_as(
    store: Store, sheet: Sheet, dossier: AttendanceSheetDossier
) -> AttendanceSheetDossier | None:
    """The dossier with the number of its printing, whose places are kept where they are new.

    A sheet whose rows stand where they stood is the same printing. None where the sheet needs a
    new number of its own: no number of a printing is left (99 were given), or the file went back
    to an earlier state, and later printings may be on paper and in no file.
    """
    from rehabdesk.documents.kit.sheet_places import places_of

    places = packed(places_of(dossier))
    before = store.sheet_printings.standing_so(sheet.id, places)
    if before is not None:
        return replace(dossier, printing=before.printing)
    number = store.sheet_printings.last_number(sheet.id) + 1
    if number > MOST_PRINTINGS or store.sheets.was_put_back_since(sheet):
        return None
    store.sheet_printings.put(
        SheetPrinting(id=SheetPrintingId(new_id()), sheet=sheet.id, printing=number, places=places)
    )
    return replace(dossier, printing=number)


Progress = Callable[[int, int], None]


class PrintedSheets(Struct, frozen=True, kw_only=True):
    """Attendance sheets in one file: the bytes, the sheet records, and the change that made them.

    ``empty`` are sessions that nobody is expected at, which have no sheet.
    """

    pdf: bytes
    sheets: tuple[Sheet, ...]
    empty: tuple[Session, ...]
    change: Change


def printable(store: Store, sessions: Sequence[Session]) -> list[Session]:
    """Sessions that have a sheet, by day, time and name of the groups, as they are printed."""
    names = {group.id: natural_key(group.name) for group in store.groups.all()}
    wanted = [one for one in sessions if one.state is not SessionState.CANCELLED]
    return sorted(
        wanted,
        key=lambda one: (
            one.held_on,
            one.starts_at,
            [names.get(group, ()) for group in one.care_groups],
        ),
    )


@needs(Right.PRINT)
def sheets_pdf(
    store: Store,
    sessions: Sequence[Session],
    *,
    now: datetime,
    progress: Progress | None = None,
) -> PrintedSheets:
    """Freeze the expected lists and print one sheet a session, cancelled ones left out.

    A session printed before keeps its list; it gets a new sheet number only if its list
    changed, so that a number always leads to the names that stand on the paper.
    """
    dossiers: list[AttendanceSheetDossier] = []
    sheets: list[Sheet] = []
    empty: list[Session] = []
    wanted = printable(store, sessions)
    options = store.settings.read(SheetOptions)
    with store.change("Daftar hadir dicetak", kind=EntryKind.PRINT) as change:
        change.named.extend(("session", one.id) for one in wanted)
        for done, session in enumerate(wanted, 1):
            issued = _issue(store, session, options, now)
            if issued is None:
                empty.append(session)
            else:
                sheets.append(issued[0])
                dossiers.append(issued[1])
            if progress is not None:
                progress(done, len(wanted))
    return PrintedSheets(
        pdf=draw_sheets(dossiers), sheets=tuple(sheets), empty=tuple(empty), change=change
    )


def _issue(
    store: Store, session: Session, options: SheetOptions, now: datetime
) -> tuple[Sheet, AttendanceSheetDossier] | None:
    """The sheet of a session and what it is printed from; None where nobody is expected."""
    from rehabdesk.domain.refusals import GroupWithoutPeople

    try:
        rows = freeze_roster(store, session)
    except GroupWithoutPeople:
        return None
    roster = tuple(row.resident for row in rows)
    expected = store.attendance.of_session(session.id)
    newest = store.sheets.newest_of(session.id)
    if newest is not None and newest.roster == roster:
        dossier = sheet_dossier(store, session, expected, newest, options, now=now)
        again = printed_as(store, newest, dossier)
        if again is not None:
            return newest, again
    year = session.held_on.year
    serial = store.sheets.next_serial(year)
    sheet = store.sheets.put(
        Sheet(
            id=SheetId(new_id()),
            session=session.id,
            number=make_sheet_number(year, serial),
            year=year,
            serial=serial,
            printed_at=now,
            roster=roster,
        )
    )
    dossier = sheet_dossier(store, session, expected, sheet, options, now=now)
    return sheet, printed_as(store, sheet, dossier) or dossier


@needs(Right.PRINT)
def blank_sheet_pdf(store: Store, session: Session, *, now: datetime, rows: int = 22) -> bytes:
    """A copy of a session's sheet without names, for writing by hand."""
    note(store, EntryKind.PRINT, "Daftar hadir kosong dicetak", [("session", session.id)])
    options = replace(store.settings.read(SheetOptions), spare_rows=rows)
    return draw_sheets([sheet_dossier(store, session, (), None, options, now=now)])


@needs(Right.PRINT)
def grids_pdf(
    store: Store, groups: Sequence[Group], year: int, month: int, *, now: datetime
) -> bytes:
    """The monthly grids of some groups in one file."""
    from rehabdesk.documents.monthly_grid import MONTHLY_GRID

    about = [("care_group", one.id) for one in groups]
    note(store, EntryKind.PRINT, f"Rekap {month:02}-{year} dicetak", about)
    return MONTHLY_GRID.draw([grid_dossier(store, one, year, month, now=now) for one in groups])


def draw_sheets(dossiers: Sequence[AttendanceSheetDossier]) -> bytes:
    """Attendance sheets as one PDF; no sheet at all is an empty file."""
    from rehabdesk.documents.attendance_sheet import ATTENDANCE_SHEET

    return ATTENDANCE_SHEET.draw(dossiers) if dossiers else b""


def sessions_to_print(
    store: Store, first: date, last: date, group: str | None = None
) -> tuple[Session, ...]:
    """The sessions of a day, a week or any time, of one group or of all."""
    if group is None:
        return store.sessions.between(first, last)
    return store.sessions.of_group(group, first, last)
