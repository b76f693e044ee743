"""Counselors: saving, ending, and the caseload of each."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CounselorId
from rehabdesk.domain.program import CohortState, Group, require_period
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import checked, discard, keep, require_unlike, required
from rehabdesk.storage import Store
from rehabdesk.wording.fields.counselor import COUNSELOR


class Caseload(Struct, frozen=True, kw_only=True):
    """A counselor's groups on a day and how many residents are expected from them."""

    groups: tuple[Group, ...] = ()
    residents: int = 0


@needs(Right.SET_UP_OFFICE)
def save_counselor(store: Store, counselor: Counselor) -> Done[Counselor]:
    """Add or change a counselor.

    Raises:
        Missing, TooLong, NipWrong, EndsBeforeStart, AlreadyThere (another has this NIP).
    """
    tidy = checked(counselor, COUNSELOR)
    if tidy.active_from is not None:
        require_period(tidy.active_from, tidy.active_to, "active_to")
    others = store.counselors.find(nip=tidy.nip) if tidy.nip else ()
    require_unlike("nip", tidy.nip, (one.nip for one in others if one.id != tidy.id))
    return keep(store, store.counselors, tidy)


@needs(Right.SET_UP_OFFICE)
def end_counselor(store: Store, counselor_id: str, *, on: date) -> Done[Counselor]:
    """A counselor works here no longer; ``on`` is the last day, included.

    Raises:
        NotFound, EndsBeforeStart.
    """
    counselor = required(store.counselors, counselor_id, "konselor")
    require_period(counselor.active_from or date.min, on, "on")
    ended = replace(counselor, active_to=on)
    with store.change("Konselor dinonaktifkan") as change:
        store.counselors.put(ended)
    return Done(ended, change)


@needs(Right.SET_UP_OFFICE)
def remove_counselor(store: Store, counselor_id: str) -> Done[Counselor]:
    """Remove a counselor whom no group, session or note names (else ``InUse``)."""
    uses = len(store.groups.find(counselor=counselor_id))
    uses += store.sessions.naming("counselors", counselor_id)
    uses += store.counseling_notes.naming(counselor_id)
    return discard(store, store.counselors, counselor_id, uses)


def caseload(store: Store, day: date) -> dict[CounselorId, Caseload]:
    """Every counselor's groups in cohorts that run on ``day``; none means no group."""
    running = {
        one.id
        for one in store.cohorts.all()
        if one.state_on(day) is CohortState.RUNNING and one.holds(day)
    }
    loads = {one.id: Caseload() for one in store.counselors.all()}
    for group in store.groups.all():
        if group.counselor is None or group.cohort not in running:
            continue
        load = loads.get(group.counselor, Caseload())
        loads[group.counselor] = Caseload(
            groups=(*load.groups, group),
            residents=load.residents + len(store.memberships.roster(group.id, day)),
        )
    return loads
