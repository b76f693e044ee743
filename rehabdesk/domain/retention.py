"""How long personal data is kept, and who was proposed to be sealed or made anonymous."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from rehabdesk.domain.identity import ResidentId

USUAL_YEARS = 5


class Proposal(Struct, frozen=True, kw_only=True):
    """Somebody whose data is to be sealed or emptied; another user must carry it out."""

    resident: ResidentId
    proposed_by: str
    proposed_on: date


class Retention(Struct, frozen=True, kw_only=True):
    """After how many years data is listed, and the proposals that wait for a second person."""

    tag: ClassVar[str] = "Retention"

    years: int = USUAL_YEARS
    proposals: tuple[Proposal, ...] = ()

    def proposal_for(self, resident: str) -> Proposal | None:
        """The proposal that waits for somebody, or nothing."""
        return next((one for one in self.proposals if one.resident == resident), None)


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
