"""Typing a signed sheet back in: every mark is durable at once, *Selesai* closes the sheet."""

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import (
    AttendanceStatus,
    Correction,
    ExpectedRow,
    Sheet,
    require_reason,
    tally,
)
from rehabdesk.domain.identity import CorrectionId, ResidentId, SessionId, new_id
from rehabdesk.domain.refusals import (
    HeadCountDiffers,
    NotANumber,
    NotFound,
    ReasonNeeded,
    SessionNotOpen,
    SheetUnfinished,
    StatusUnknown,
)
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState, require_held, require_markable
from rehabdesk.domain.sheet_code import office_signs, read_sheet
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.storage import RowBefore, Store

_NOTE_LIMIT = 200
_MOST_LATE = 240
_MOST_PEOPLE = 9999
_ENGAGEMENTS = range(1, 6)


class Detail(Struct, frozen=True, kw_only=True):
    """What may be said of a mark besides the status; ``engagement`` is 1 (low) to 5 (high)."""

    reason: str = ""
    minutes_late: int | None = None
    note: str = ""
    engagement: int | None = None


def session_of(store: Store, session: str) -> Session:
    """The session with this id; raises ``NotFound``."""
    found = store.sessions.get(session)
    if found is None:
        raise NotFound("session", text="")
    return found


def find_sheet(store: Store, text: str) -> Sheet:
    """The sheet whose number was typed, or whose code was scanned.

    Raises:
        SheetNumberWrong: it is neither.
        SheetOfOtherOffice: the code names another office.
        NotFound: there is no such sheet.
    """
    return find_page(store, text)[0]


def find_page(store: Store, text: str) -> tuple[Sheet, range]:
    """The same, and the numbers of the rows on the page whose code was scanned.

    No numbers where only the sheet's number was given, or where the page's rows are not known.
    """
    typed = read_sheet(text, office_signs(store.office.id))
    sheet = store.sheets.numbered(typed.year, typed.serial)
    if sheet is None:
        raise NotFound("sheet_number", text=text.strip())
    return sheet, store.sheet_printings.rows_of(sheet.id, typed.printing, typed.page)


@needs(Right.MARK)
def mark(
    store: Store,
    session: Session,
    resident: str,
    status: AttendanceStatus,
    detail: Detail | None = None,
    *,
    why: str = "",
) -> Done[ExpectedRow]:
    """Mark one person; in a closed sheet this is a correction and ``why`` is needed.

    Raises ``SessionCancelled``, ``NotHeldYet``, ``SessionNotOpen``, ``StatusUnknown``,
    ``ReasonNeeded``.
    """
    require_held(session, store.today())
    given = Detail() if detail is None else _checked(detail)
    with store.change(f"Tanda {status.label}", why=why.strip()) as change:
        old = store.attendance.standing(session.id, resident)
        if old is None:
            raise SessionNotOpen("session")
        if not status.active and status.number != old.row.status:
            raise StatusUnknown("status", key=status.key)
        require_reason(status, given.reason)
        marked = replace(
            old.row,
            status=status.number,
            reason=given.reason,
            minutes_late=given.minutes_late if status.is_late else None,
            note=given.note,
            engagement=given.engagement,
            excuse=None,
        )
        _write(store, old, marked, why)
    return Done(marked, change)


def kept_detail(row: ExpectedRow) -> Detail:
    """What stays of a row that is marked anew: its note and engagement, not the old reason."""
    return Detail(note=row.note, engagement=row.engagement)


@needs(Right.MARK)
def clear(store: Store, session: Session, resident: str, *, why: str = "") -> Done[ExpectedRow]:
    """Make a row empty again; its engagement and note go with the mark.

    Where an excuse had filled it, the row still names it, so that it does not fill it again.
    """
    require_markable(session)
    with store.change("Tanda dihapus", why=why.strip()) as change:
        old = store.attendance.standing(session.id, resident)
        if old is None:
            raise SessionNotOpen("session")
        emptied = replace(
            old.row, status=None, reason="", minutes_late=None, note="", engagement=None
        )
        _write(store, old, emptied, why)
    return Done(emptied, change)


@needs(Right.MARK)
def fill_empty(store: Store, session: Session, status: AttendanceStatus) -> Done[int]:
    """Give every empty row, and no other, one status; returns how many were filled.

    Raises ``SessionCancelled``, ``NotHeldYet``, ``ReasonNeeded``.
    """
    require_held(session, store.today())
    require_reason(status, "")
    with store.change("") as change:
        closed = is_recorded(store, session.id)
        rows = store.attendance.of_session(session.id) if closed else ()
        count = store.attendance.fill_empty(session.id, status.number)
        for old in rows:
            if old.status is None:
                keep_history(store, old, replace(old, status=status.number), "")
        change.label = change.label or f"{count} baris kosong diisi {status.label}"
    return Done(count, change)


@needs(Right.MARK)
def set_head_count(store: Store, session: Session, count: int | None) -> Done[Session]:
    """Keep the number of people counted in the room, as typed from paper (0 to 9,999).

    Raises ``SessionCancelled``, ``NotHeldYet``, ``NotANumber``.
    """
    require_held(session, store.today())
    if count is not None and not 0 <= count <= _MOST_PEOPLE:
        raise NotANumber("head_count", least=0, most=_MOST_PEOPLE)
    changed = replace(session_of(store, session.id), head_count=count)
    with store.change("Jumlah di ruangan dicatat") as change:
        store.sessions.put(changed)
    return Done(changed, change)


@needs(Right.MARK)
def finish_sheet(
    store: Store, session: Session, *, accept_empty: bool = False, accept_count: bool = False
) -> Done[Session]:
    """Close the sheet: from now on it counts, and a change is a correction.

    Raises ``SheetUnfinished`` while rows are empty and ``HeadCountDiffers`` where the typed
    head count is another than the number marked present, unless these are accepted.
    """
    require_held(session, store.today())
    current = session_of(store, session.id)
    rows = store.attendance.of_session(session.id)
    if not rows:
        raise SessionNotOpen("session")
    empty = sum(row.status is None for row in rows)
    if empty and not accept_empty:
        raise SheetUnfinished("session", count=empty)
    present = present_count(store, rows)
    if current.head_count not in (None, present) and not accept_count:
        raise HeadCountDiffers("head_count", typed=current.head_count or 0, marked=present)
    closed = replace(current, state=SessionState.RECORDED)
    with store.change("Daftar hadir selesai") as change:
        store.sessions.put(closed)
    return Done(closed, change)


@needs(Right.MARK)
def reopen_sheet(store: Store, session: Session) -> Done[Session]:
    """Open a closed sheet again; what was marked stays exactly as it was."""
    current = session_of(store, session.id)
    require_markable(current)
    opened = replace(current, state=SessionState.PLANNED)
    with store.change("Daftar hadir dibuka lagi") as change:
        store.sessions.put(opened)
    return Done(opened, change)


def present_count(store: Store, rows: tuple[ExpectedRow, ...]) -> int:
    """How many rows count as present."""
    return tally(((row.status, 1) for row in rows), store.statuses.all()).present


def _checked(detail: Detail) -> Detail:
    late, engagement = detail.minutes_late, detail.engagement
    if late is not None and not 0 <= late <= _MOST_LATE:
        raise NotANumber("minutes_late", least=0, most=_MOST_LATE)
    if engagement is not None and engagement not in _ENGAGEMENTS:
        raise NotANumber("engagement", least=1, most=5)
    return replace(
        detail,
        reason=require_text("reason", detail.reason, _NOTE_LIMIT, optional=True),
        note=require_text("note", detail.note, _NOTE_LIMIT, optional=True),
    )


def _write(store: Store, old: RowBefore, new: ExpectedRow, why: str) -> None:
    """Write a mark over a mark; what is lost is kept in the history, and a closed sheet asks why.

    To say more of a mark (minutes, a note) loses nothing and is no correction.
    """
    recorded = _closed(old.session_state)
    loses = old.row.status is not None and _loses(old.row, new)
    if recorded and loses and not why.strip():
        raise ReasonNeeded("why")
    store.attendance.mark_over(old, new)
    if loses or (recorded and old.row.status != new.status):
        kept = require_text("why", why, _NOTE_LIMIT, optional=True)
        keep_history(store, old.row, new, kept)


def is_recorded(store: Store, session: str) -> bool:
    """Whether the sheet of a session is closed by now; raises ``NotFound``."""
    return _closed(store.sessions.state_of(session))


def _closed(state: SessionState | None) -> bool:
    """Whether a sheet is closed by now, whatever the page believes; raises ``NotFound``."""
    if state is None:
        raise NotFound("session", text="")
    return state is SessionState.RECORDED


def _loses(old: ExpectedRow, new: ExpectedRow) -> bool:
    """Whether something that a mark said of a person is no longer said."""
    said = [
        (old.status, new.status),
        (old.reason, new.reason),
        (old.minutes_late, new.minutes_late),
        (old.note, new.note),
        (old.engagement, new.engagement),
    ]
    return any(one not in (None, "", other) for one, other in said)


def keep_history(store: Store, old: ExpectedRow, new: ExpectedRow | None, why: str) -> None:
    """Keep what a mark was before it was written over, with the reason, in the open change."""
    details = (
        old.reason,
        "" if old.minutes_late is None else f"{old.minutes_late} menit",
        old.note,
        "" if old.engagement is None else f"keterlibatan {old.engagement}",
    )
    store.corrections.put(
        Correction(
            id=CorrectionId(new_id()),
            session=SessionId(old.session),
            resident=ResidentId(old.resident),
            old_status=old.status,
            new_status=None if new is None else new.status,
            changed_at=store.now(),
            changed_by=store.desk.user,
            why=why,
            old_detail="; ".join(one for one in details if one),
        )
    )
