"""Enrolling people, suspending and ending enrolments, and taking back an end."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.enrolling import require_free, require_open
from rehabdesk.domain.enrolment import Enrolment, EnrolmentEvent, EnrolmentState
from rehabdesk.domain.identity import (
    EnrolmentEventId,
    EnrolmentId,
    GroupId,
    ResidentId,
    new_id,
)
from rehabdesk.domain.program import Cohort, require_period
from rehabdesk.domain.refusals import (
    NotActive,
    NotEnded,
    NotFound,
    NotSuspended,
    ReasonNeeded,
    Refusal,
)
from rehabdesk.domain.resident import ExitReason, Resident
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.membership import new_membership, require_group, resident_name
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Change, Store

_DAY = timedelta(days=1)


class Enrolled(Struct, frozen=True, kw_only=True):
    """Who was enrolled, and who could not be, by name and why."""

    enrolments: tuple[Enrolment, ...]
    refused: tuple[tuple[str, Refusal], ...]
    change: Change


@needs(Right.ENROL)
def enrol_residents(
    store: Store,
    cohort: Cohort,
    resident_ids: Iterable[str],
    *,
    on: date,
    today: date,
    group_id: GroupId | None = None,
    decree_no: str = "",
) -> Enrolled:
    """Enrol everybody who can be from a day on, in a group at once if one is given.

    Raises:
        CohortClosed, OutsideCohort, OtherCohort: nobody can be enrolled like this.
    """
    require_open(cohort, on, today)
    if group_id is not None:
        require_group(store, group_id, cohort.id)
    made: list[Enrolment] = []
    refused: list[tuple[str, Refusal]] = []
    with store.change("Peserta didaftarkan") as change:
        for resident_id in dict.fromkeys(resident_ids):
            resident = store.residents.get(resident_id)
            try:
                enrolment = _new_enrolment(store, cohort, resident, on, decree_no)
            except Refusal as refusal:
                refused.append((resident.name if resident else "", refusal))
                continue
            _write(store, enrolment, on, "")
            if group_id is not None:
                store.memberships.put(new_membership(enrolment.id, group_id, on))
            made.append(enrolment)
    return Enrolled(enrolments=tuple(made), refused=tuple(refused), change=change)


@needs(Right.ENROL)
def suspend(
    store: Store, enrolment_id: str, *, on: date, reason: str, until: date | None = None
) -> Done[Enrolment]:
    """Expect somebody no more from a day on, until a day (included) or until ``resume``.

    Raises:
        ReasonNeeded, NotActive, EndsBeforeStart (before the last step; ``until`` before ``on``).
    """
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    if not reason.strip():
        raise ReasonNeeded("reason")
    if enrolment.state is not EnrolmentState.ACTIVE:
        raise NotActive(name=resident_name(store, enrolment))
    require_period(_last_step(store, enrolment), on, "on")
    require_period(on, until, "until")
    away = replace(enrolment, state=EnrolmentState.SUSPENDED)
    label = "Peserta ditangguhkan"
    if until is None:
        return _step(store, away, on, reason, label)
    with store.change(label, why=reason.strip()) as change:
        _write(store, away, on, reason)
        _write(store, enrolment, until + _DAY, "")
    return Done(enrolment, change)


@needs(Right.ENROL)
def resume(store: Store, enrolment_id: str, *, on: date, reason: str = "") -> Done[Enrolment]:
    """Expect a suspended person again; ``on`` is the first day back.

    Raises:
        NotSuspended, EndsBeforeStart (before the suspension).
    """
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    if enrolment.state is not EnrolmentState.SUSPENDED:
        raise NotSuspended(name=resident_name(store, enrolment))
    require_period(_last_step(store, enrolment), on, "on")
    label = "Peserta diaktifkan lagi"
    return _step(store, replace(enrolment, state=EnrolmentState.ACTIVE), on, reason, label)


@needs(Right.ENROL)
def change_return(store: Store, enrolment_id: str, *, on: date, reason: str) -> Done[Enrolment]:
    """Move the first day back after the last suspension, a coming or a past one.

    Raises:
        ReasonNeeded, NotSuspended (no return is the last step), EndsBeforeStart (not after the
        first day away).
    """
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    if not reason.strip():
        raise ReasonNeeded("reason")
    away = last_suspension(store, enrolment)
    if away is None:
        raise NotSuspended(name=resident_name(store, enrolment))
    first, back = away
    require_period(first.happened_on + _DAY, on, "on")
    with store.change("Tanggal kembali peserta diubah", why=reason.strip()) as change:
        store.enrolment_events.put(replace(back, happened_on=on, reason=reason.strip()))
    return Done(enrolment, change)


def last_suspension(
    store: Store, enrolment: Enrolment
) -> tuple[EnrolmentEvent, EnrolmentEvent] | None:
    """The last two steps, where they are a suspension and the return from it."""
    if enrolment.state is not EnrolmentState.ACTIVE:
        return None
    steps = store.enrolment_events.find(enrolment=enrolment.id)
    steps = sorted(steps, key=lambda one: (one.happened_on, one.id))[-2:]
    if [one.state for one in steps] != [EnrolmentState.SUSPENDED, EnrolmentState.ACTIVE]:
        return None
    first, back = steps
    return first, back


@needs(Right.ENROL)
def end_enrolment(
    store: Store, enrolment_id: str, *, on: date, reason: ExitReason, note: str = ""
) -> Done[Enrolment]:
    """Somebody leaves the programme; ``on`` is the last day, included.

    Raises:
        NotActive (ended already), EndsBeforeStart (before the enrolment).
    """
    enrolment = _running(store, enrolment_id, on)
    require_period(enrolment.enrolled_on, on, "on")
    ended = replace(
        enrolment, state=EnrolmentState.LEFT, ended_on=on, end_reason=reason, end_note=note.strip()
    )
    return _step(store, ended, on, note, "Kepesertaan diakhiri")


@needs(Right.ENROL)
def complete_enrolment(store: Store, enrolment_id: str, *, on: date) -> Done[Enrolment]:
    """Somebody has gone through the whole programme; ``on`` is the last day, included.

    Raises:
        NotActive (ended already), EndsBeforeStart (before the enrolment).
    """
    enrolment = _running(store, enrolment_id, on)
    require_period(enrolment.enrolled_on, on, "on")
    ended = replace(enrolment, state=EnrolmentState.COMPLETED, ended_on=on)
    return _step(store, ended, on, "", "Peserta menyelesaikan program")


@needs(Right.ENROL)
def reinstate(store: Store, enrolment_id: str, *, on: date, reason: str = "") -> Done[Enrolment]:
    """Take an end back as if it had not been; ``on`` is the day of this decision.

    Raises:
        NotEnded, AlreadyEnrolled (in another cohort since).
    """
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    name = resident_name(store, enrolment)
    if not enrolment.state.ended:
        raise NotEnded(name=name)
    back = replace(
        enrolment,
        state=_state_before(store, enrolment),
        ended_on=None,
        end_reason=None,
        end_note="",
    )
    require_one_at_a_time(store, back)
    return _step(store, back, on, reason, "Kepesertaan dipulihkan")


def _new_enrolment(
    store: Store, cohort: Cohort, resident: Resident | None, on: date, decree_no: str
) -> Enrolment:
    if resident is None:
        raise NotFound(text="residen")
    enrolment = Enrolment(
        id=EnrolmentId(new_id()),
        resident=ResidentId(resident.id),
        cohort=cohort.id,
        enrolled_on=on,
        decree_no=decree_no.strip(),
    )
    stays = store.stays.find(resident=resident.id)
    require_free(
        resident.name, enrolment, stays[-1] if stays else None, others_of(store, enrolment)
    )
    return enrolment


def require_one_at_a_time(store: Store, enrolment: Enrolment) -> None:
    """Refuse an enrolment of somebody who takes part elsewhere then (``AlreadyEnrolled``)."""
    require_free(resident_name(store, enrolment), enrolment, None, others_of(store, enrolment))


def others_of(store: Store, enrolment: Enrolment) -> list[tuple[Enrolment, Cohort]]:
    """The enrolments of the same person, each with its cohort."""
    known = store.enrolments.of_resident(enrolment.resident)
    return [(one, cohort) for one in known if (cohort := store.cohorts.get(one.cohort))]


def _running(store: Store, enrolment_id: str, on: date) -> Enrolment:
    """The enrolment, if it has not ended by a day; one that ends later may end earlier."""
    enrolment = required(store.enrolments, enrolment_id, "peserta")
    if enrolment.ended_by(on):
        raise NotActive(name=resident_name(store, enrolment))
    return enrolment


def _last_step(store: Store, enrolment: Enrolment) -> date:
    events = store.enrolment_events.find(enrolment=enrolment.id)
    return max([enrolment.enrolled_on, *(one.happened_on for one in events)])


def _state_before(store: Store, enrolment: Enrolment) -> EnrolmentState:
    events = store.enrolment_events.find(enrolment=enrolment.id)
    running = [one.state for one in events if not one.state.ended]
    return running[-1] if running else EnrolmentState.ACTIVE


def _step(store: Store, enrolment: Enrolment, on: date, reason: str, label: str) -> Done[Enrolment]:
    with store.change(label, why=reason.strip()) as change:
        _write(store, enrolment, on, reason)
    return Done(enrolment, change)


def _write(store: Store, enrolment: Enrolment, on: date, reason: str) -> None:
    store.enrolments.put(enrolment)
    known = [one.id for one in store.enrolment_events.find(enrolment=enrolment.id)]
    event_id = new_id()
    # Two steps of one day are told apart by their ids, which rise only from one ms to the next.
    while known and event_id <= max(known):
        event_id = new_id()
    store.enrolment_events.put(
        EnrolmentEvent(
            id=EnrolmentEventId(event_id),
            enrolment=enrolment.id,
            happened_on=on,
            state=enrolment.state,
            reason=reason.strip(),
        )
    )
