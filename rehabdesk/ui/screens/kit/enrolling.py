"""People chosen on one screen to be enrolled on another."""

from msgspec import Struct

from rehabdesk.domain.identity import ResidentId


class ToEnrol(Struct, frozen=True, kw_only=True):
    """Whom *Program* is to ask about enrolling, and into which cohort."""

    cohort: str
    residents: tuple[ResidentId, ...]
