"""Excuses over days: given once, they fill the lists of their days and never what was typed."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus, ExpectedRow
from rehabdesk.domain.excuse import Effect, Excuse, may_be_given, require_sound, settled
from rehabdesk.domain.identity import StatusId
from rehabdesk.domain.refusals import ReasonNeeded
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import Session, SessionState
from rehabdesk.services.attendance import keep_history
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, required
from rehabdesk.storage import Change, Store
from rehabdesk.wording.fields.excuse import EXCUSE

_WHAT = "halangan"
_WHY_LIMIT = 200


class _RowBeside(Struct, frozen=True, kw_only=True):
    """A row of a list as it stands and as it will."""

    session: Session
    before: ExpectedRow
    after: ExpectedRow

    @property
    def recorded(self) -> bool:
        return self.session.state is SessionState.RECORDED


def in_advance(store: Store) -> tuple[AttendanceStatus, ...]:
    """The statuses that the office lets be told before a session, in its order."""
    return tuple(one for one in store.statuses.all() if may_be_given(one))


def effect_of(store: Store, excuse: Excuse | None, before: Excuse | None = None) -> Effect:
    """What saving ``excuse`` over ``before`` would do; without ``excuse``, removing that one."""
    about = excuse or before
    if about is None:
        return Effect()
    rows = _rows(store, excuse, before)
    written = [one for one in rows if one.before != one.after]
    return Effect(
        filled=sum(one.before.status is None for one in written),
        changed=sum(
            one.before.status is not None and one.after.status is not None for one in written
        ),
        emptied=sum(one.after.status is None for one in written),
        typed=0 if excuse is None else sum(_is_typed_over(one, excuse) for one in rows),
        closed=sum(one.recorded for one in written),
        clashes=()
        if excuse is None
        else tuple(
            one
            for one in store.excuses.find(resident=excuse.resident)
            if one.id != excuse.id and one.overlaps(excuse)
        ),
    )


@needs(Right.MARK)
def save_excuse(store: Store, excuse: Excuse, *, why: str = "") -> Done[Excuse]:
    """Give an excuse, or correct one; the lists of its days follow, what was typed stays.

    Raises:
        NotFound, TooLong, UnprintableText, NotInAdvance, EndsBeforeStart, NoDatesInSeries.
        ReasonNeeded: the status asks for a reason, or ``why`` is asked for, since marks of
            finished sheets change.
    """
    before = store.excuses.get(excuse.id)
    tidy = checked(excuse, EXCUSE)
    required(store.residents, tidy.resident, "residen")
    status = required(store.statuses, tidy.status, "status kehadiran")
    require_sound(tidy, status, before)
    label = "Halangan dicatat" if before is None else "Halangan diubah"
    with store.change(label, why=why.strip()) as change:
        rows = _rows(store, tidy, before)
        store.excuses.put(tidy)
        _write(store, rows, why, asked=before is not None)
    return Done(tidy, change)


@needs(Right.MARK)
def remove_excuse(store: Store, excuse_id: str, *, why: str = "") -> Done[Excuse]:
    """Remove an excuse that was given by mistake; the rows that it filled are empty again.

    Raises:
        NotFound.
        ReasonNeeded: marks of finished sheets change.
    """
    before = required(store.excuses, excuse_id, _WHAT)
    with store.change("Halangan dihapus", why=why.strip()) as change:
        rows = _rows(store, None, before)
        store.excuses.remove(before.id)
        _write(store, rows, why, asked=True)
    return Done(before, change)


def settle_session(store: Store, session: Session) -> None:
    """Let the rows of a list follow the excuses of its day, inside the change that is open."""
    rows = store.attendance.of_session(session.id)
    settled_rows = settled_list(store, session, rows)
    changed = [new for old, new in zip(rows, settled_rows, strict=True) if old != new]
    store.attendance.put_all(changed)


def settled_list(
    store: Store, session: Session, rows: Iterable[ExpectedRow]
) -> tuple[ExpectedRow, ...]:
    """Rows of a session's list as the excuses of its day make them; nothing is written."""
    rows = tuple(rows)
    excuses = store.excuses.of_everybody_at(session, {row.resident for row in rows})
    named = {row.resident for row in rows if row.excuse is not None}
    if not excuses and not named:
        return rows
    statuses = _statuses(store)
    return tuple(settled(row, session, excuses.get(row.resident, ()), statuses) for row in rows)


def _rows(store: Store, excuse: Excuse | None, before: Excuse | None) -> list[_RowBeside]:
    """The person's rows on lists of the days of both, with what becomes of each."""
    both = [one for one in (excuse, before) if one is not None]
    resident = both[0].resident
    first = min(one.first_on for one in both)
    last = max(one.last_on or date.max for one in both)
    gone = {one.id for one in both}
    others = [one for one in store.excuses.of_anybody(resident) if one.id not in gone]
    excuses = others if excuse is None else [*others, excuse]
    return _rows_of(store, resident, excuses, first, last)


def _rows_of(
    store: Store, resident: str, excuses: Sequence[Excuse], first: date, last: date
) -> list[_RowBeside]:
    sessions = store.sessions.listing(resident, first, last)
    statuses = _statuses(store)
    made: list[_RowBeside] = []
    for session in sessions:
        row = store.attendance.row(session.id, resident)
        if row is not None and session.state is not SessionState.CANCELLED:
            after = settled(row, session, excuses, statuses)
            made.append(_RowBeside(session=session, before=row, after=after))
    return made


def _write(store: Store, rows: Iterable[_RowBeside], why: str, *, asked: bool) -> None:
    for row in rows:
        if row.before == row.after:
            continue
        loses = row.before.status is not None
        if row.recorded and loses and asked and not why.strip():
            raise ReasonNeeded("why")
        store.attendance.put(row.after)
        if row.recorded:
            keep_history(store, row.before, row.after, why.strip()[:_WHY_LIMIT])


def follow(store: Store, change: Change) -> None:
    """Let rows follow the excuses as they stand after a change was taken back, or one restored.

    A list may have been prepared in between. To be called inside the change that is open.
    """
    if not store.excuses.ever():
        return
    people = {
        str(row["resident"])
        for each in change.touched
        if each.table == store.excuses.table
        for row in (each.before, store.excuses.row_of(each.key[0]))
        if row
    }
    for resident in people:
        excuses = store.excuses.of_anybody(resident)
        rows = _rows_of(store, resident, excuses, date.min, date.max)
        _write(store, rows, change.label, asked=False)
    for key in {one.key for one in change.touched if one.table == store.attendance.table}:
        row, session = store.attendance.row(*key), store.sessions.get(key[0])
        if row is not None and session is not None and row.excuse is not None:
            store.attendance.put_all(
                [new for new in settled_list(store, session, [row]) if new != row]
            )


def _is_typed_over(row: _RowBeside, excuse: Excuse) -> bool:
    status = row.before.typed
    return status and excuse.covers(row.session)


def _statuses(store: Store) -> dict[StatusId, AttendanceStatus]:
    return {one.id: one for one in store.statuses.all()}
