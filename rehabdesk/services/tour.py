"""The tour on the demonstration: five deeds of the daily round, and which of them were done.

Nothing is asked of whoever learns: the office's log says what was done since the tour began, and
the backups that are there. So it goes on where it was left, on any page and in any order.
"""

from datetime import datetime
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.audit import AuditEntry, EntryKind, RowDeed
from rehabdesk.domain.session import SessionState
from rehabdesk.services.outgoing import PRINTED, PRINTED_TO_FILE, SAVED
from rehabdesk.services.safekeeping import charge_of
from rehabdesk.services.safety import safety_of
from rehabdesk.storage import Store

_WENT_OUT = (PRINTED, PRINTED_TO_FILE, SAVED)


class TourStep(Enum):
    """What the tour asks for, in its order."""

    PRINT = "print"
    MARK = "mark"
    CORRECT = "correct"
    CERTIFY = "certify"
    BACK_UP = "back_up"


class TourStart(Struct, frozen=True, kw_only=True):
    """Where the tour began: how many entries the log had, and this computer's moment."""

    entries: int
    at: datetime


def begin_tour(store: Store, now: datetime) -> TourStart:
    """A tour that begins now: what was done before does not count."""
    # Backups tell their moment in whole seconds.
    return TourStart(entries=store.audit.count(), at=now.replace(microsecond=0))


def tour_steps_done(store: Store, start: TourStart, now: datetime) -> frozenset[TourStep]:
    """The steps that were really done since the tour began."""
    since = store.audit.after(start.entries)
    done = {step for step, is_it in _TELLS.items() if any(is_it(one) for one in since)}
    if not _sheets_went_out(since):
        done.discard(TourStep.PRINT)
    charge = charge_of(store)
    newest = safety_of(charge, now).newest if charge is not None else None
    if newest is not None and newest >= start.at:
        done.add(TourStep.BACK_UP)
    return frozenset(done)


def sheet_to_correct(store: Store, start: TourStart) -> str | None:
    """The session whose sheet was typed in last since the tour began, by its id."""
    finished = (
        row.key[0]
        for one in reversed(store.audit.after(start.entries))
        if _is_recorded(one)
        for row in one.rows
        if row.table == "session"
    )
    return next(finished, None)


def _sheets_went_out(since: tuple[AuditEntry, ...]) -> bool:
    """Whether a paper went out after sheets were made ready for it: looking alone is no print."""
    made = next((at for at, one in enumerate(since) if _is_sheet(one)), None)
    return made is not None and any(_went_out(one) for one in since[made:])


def _is_sheet(entry: AuditEntry) -> bool:
    return entry.kind is EntryKind.PRINT and any(row.table == "session" for row in entry.rows)


def _went_out(entry: AuditEntry) -> bool:
    return entry.label.startswith(_WENT_OUT)


def _is_recorded(entry: AuditEntry) -> bool:
    """Whether a sheet was typed in to its end."""
    return any(
        name == "state" and after in (SessionState.RECORDED, SessionState.RECORDED.value)
        for row in entry.rows
        if row.table == "session"
        for name, _before, after in row.fields
    )


def _is_correction(entry: AuditEntry) -> bool:
    """Whether a mark was changed on a sheet that was finished, which asks for a reason."""
    return any(
        name == "why" and after
        for row in entry.rows
        if row.table == "attendance_correction"
        for name, _before, after in row.fields
    )


def _is_certificate(entry: AuditEntry) -> bool:
    return any(row.table == "certificate" and row.deed is RowDeed.MADE for row in entry.rows)


_TELLS = {
    TourStep.PRINT: _went_out,
    TourStep.MARK: _is_recorded,
    TourStep.CORRECT: _is_correction,
    TourStep.CERTIFY: _is_certificate,
}
