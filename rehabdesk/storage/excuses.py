"""Excuses over days: of one person, and of everybody on the list of a session."""

from collections.abc import Collection

from rehabdesk.domain.excuse import Excuse
from rehabdesk.domain.session import Session
from rehabdesk.storage.guarded import Guarded
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.rows import Row


class ExcuseRepository(Guarded[Excuse]):
    """Excuses in the order of their days.

    What fills a list asks for those of restricted people, too: it is filled alike, whoever
    prepares it.
    """

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "excuse", Excuse, "first_on, excuse.id")

    def of_anybody(self, resident: str) -> tuple[Excuse, ...]:
        """The excuses of somebody, restricted or not."""
        return super(Guarded, self).select("resident = ?", (resident,))

    def of_everybody_at(
        self, session: Session, residents: Collection[str]
    ) -> dict[str, list[Excuse]]:
        """The excuses of a session's day by resident, restricted or not."""
        day = session.held_on.isoformat()
        found: dict[str, list[Excuse]] = {}
        for excuse in super(Guarded, self).select(
            "first_on <= ? AND (last_on IS NULL OR last_on >= ?)", (day, day)
        ):
            if excuse.resident in residents:
                found.setdefault(excuse.resident, []).append(excuse)
        return found

    def ever(self) -> bool:
        """Whether there is an excuse, or ever was."""
        return bool(self.store.query("SELECT 1 FROM excuse LIMIT 1"))

    def row_of(self, key: str) -> Row | None:
        """The row of an excuse, of a deleted one, too."""
        return self._whole_row(key)
