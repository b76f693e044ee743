"""Ending the stays of people whom a list no longer names, or of whom it says that they left."""

from collections.abc import Iterable, Sequence
from datetime import date

from rehabdesk.domain.resident import ExitReason
from rehabdesk.domain.rights import Right
from rehabdesk.services.done import Done
from rehabdesk.services.importing.preview import StatusProposal
from rehabdesk.services.residents import end_stay
from rehabdesk.services.rights import needs
from rehabdesk.services.together import DoneTogether, for_each
from rehabdesk.storage import Store


@needs(Right.WRITE_PEOPLE)
def end_stays(
    store: Store,
    residents: Iterable[str],
    *,
    reason: ExitReason,
    on: date,
    today: date,
    note: str = "",
) -> DoneTogether:
    """End the stays of these people, their enrolments too, as one change."""

    def deed(resident: str) -> Done[object]:
        done = end_stay(
            store, resident, reason=reason, on=on, note=note, today=today, end_enrolments=True
        )
        return Done(done, done.change)

    return for_each(store, residents, deed, "Masa tinggal diakhiri")


@needs(Right.WRITE_PEOPLE)
def follow_proposals(
    store: Store, proposals: Sequence[StatusProposal], *, on: date, today: date
) -> DoneTogether:
    """Do what the status words of a list suggest, as one change; pauses are only told."""
    by_resident = {one.resident: one for one in proposals if one.reason is not None}

    def deed(resident: str) -> Done[object]:
        proposal = by_resident[resident]
        done = end_stay(
            store,
            resident,
            reason=proposal.reason or ExitReason.OTHER,
            on=on,
            note=f"Menurut SDP: {proposal.status}",
            today=today,
            end_enrolments=True,
        )
        return Done(done, done.change)

    return for_each(store, by_resident, deed, "Status SDP diterapkan")
