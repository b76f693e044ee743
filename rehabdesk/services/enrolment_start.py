"""Correcting an enrolment: its first day with the group that began on it, or that it never was."""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.enrolling import require_free, require_open
from rehabdesk.domain.enrolment import Enrolment, EnrolmentState
from rehabdesk.domain.program import require_period
from rehabdesk.domain.refusals import EnrolmentUsed, MarkedBefore, ReasonNeeded
from rehabdesk.domain.rights import Right
from rehabdesk.services.attendance import is_recorded
from rehabdesk.services.done import Done
from rehabdesk.services.enrolment import others_of
from rehabdesk.services.membership import resident_name
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Store


@needs(Right.ENROL)
def change_start(
    store: Store, enrolment_id: str, *, on: date, today: date, reason: str
) -> Done[Enrolment]:
    """Let somebody take part from another day on, for who was enrolled from a wrong one.

    Whoever starts earlier belongs on the lists of the sessions since; a list that is frozen by
    then says so and is left as it is. Nobody starts after a session with a mark of theirs.

    Raises:
        NotFound, ReasonNeeded, CohortClosed, OutsideCohort, NotActive, AlreadyEnrolled,
        EndsBeforeStart (the end, a later step or the end of the first group lies before it),
        MarkedBefore.
    """
    before = required(store.enrolments, enrolment_id, "peserta")
    name = resident_name(store, before)
    if not reason.strip():
        raise ReasonNeeded("reason")
    require_open(required(store.cohorts, before.cohort, "angkatan"), on, today)
    require_period(on, before.ended_on, "on")
    changed = replace(before, enrolled_on=on)
    stays = store.stays.find(resident=before.resident)
    require_free(name, changed, stays[-1] if stays else None, others_of(store, changed))
    _require_unmarked(store, before, on, name)
    steps = store.enrolment_events.find(enrolment=before.id)
    # An enrolment of an older office may have no step of its beginning.
    began = [one for one in steps if one.happened_on == before.enrolled_on]
    moved = [one for one in began[:1] if one.state is EnrolmentState.ACTIVE]
    for step in steps:
        if step not in moved:
            require_period(on, step.happened_on, "on")
    groups = sorted(store.memberships.of_enrolment(before.id), key=lambda one: one.since)
    with store.change("Tanggal mulai peserta diubah", why=reason.strip()) as change:
        store.enrolments.put(changed)
        for step in moved:
            store.enrolment_events.put(replace(step, happened_on=on))
        if groups and (groups[0].since == before.enrolled_on or groups[0].since < on):
            require_period(on, groups[0].until, "on")
            store.memberships.put(replace(groups[0], since=on))
    return Done(changed, change)


@needs(Right.ENROL)
def remove_enrolment(store: Store, enrolment_id: str, *, reason: str) -> Done[Enrolment]:
    """Remove an enrolment made by mistake, its groups and steps, and its rows without a mark.

    Whoever took part and left is ended and not removed.

    Raises:
        NotFound, ReasonNeeded, EnrolmentUsed (a mark of its days, or a certificate).
    """
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    if not reason.strip():
        raise ReasonNeeded("reason")
    name = resident_name(store, enrolment)
    if papers := len(store.certificates.find(enrolment=enrolment.id)):
        raise EnrolmentUsed(reason="certificate", name=name, count=papers)
    rows = _rows_of(store, enrolment)
    if marks := sum(_is_mark(store, row) for row in rows):
        raise EnrolmentUsed(name=name, count=marks)
    with store.change("Pendaftaran yang keliru dihapus", why=reason.strip()) as change:
        for row in rows:
            store.attendance.remove(row)
        for shelf in (store.memberships, store.enrolment_events):
            for record in shelf.find(enrolment=enrolment.id):
                shelf.remove(record.id)
        store.enrolments.remove(enrolment.id)
    return Done(enrolment, change)


def _rows_of(store: Store, enrolment: Enrolment) -> list[ExpectedRow]:
    """The person's rows on lists of the cohort, of the days of this enrolment."""
    rows = store.attendance.of_resident(enrolment.resident)
    return [
        row
        for row in rows
        if (session := store.sessions.get(row.session)) is not None
        and session.cohort == enrolment.cohort
        and enrolment.runs_on(session.held_on)
    ]


def _is_mark(store: Store, row: ExpectedRow) -> bool:
    """Whether a row says something that was seen: typed, or let stand when its sheet was closed."""
    return row.typed or (row.status is not None and is_recorded(store, row.session))


def _require_unmarked(store: Store, enrolment: Enrolment, on: date, name: str) -> None:
    for row in store.attendance.of_resident(enrolment.resident):
        session = store.sessions.get(row.session)
        if session is None or not _is_mark(store, row) or session.cohort != enrolment.cohort:
            continue
        if session.held_on < on:
            raise MarkedBefore("on", name=name, day=session.held_on)
