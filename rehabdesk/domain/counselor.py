"""A counselor: who leads sessions and cares for a group, from the office or from a partner."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.identity import CounselorId


class Counselor(Struct, frozen=True, kw_only=True):
    """Somebody who leads sessions; deactivated by ``active_to``, never deleted.

    ``name`` carries the titles as printed. ``nip`` is 18 digits, or empty for partner staff.
    """

    id: CounselorId
    name: str
    nip: str = ""
    function: str = ""
    institution: str = ""
    internal: bool = True
    phone: str = ""
    certificates: str = ""
    active_from: date | None = None
    active_to: date | None = None

    def active_on(self, day: date) -> bool:
        """Whether this counselor works here on ``day``; both ends included."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )
