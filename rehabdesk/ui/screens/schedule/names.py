"""The words for what sessions name by id, read from the store once for a whole week."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.office import Room
from rehabdesk.domain.program import Cohort, Group
from rehabdesk.domain.session import Clash, ClashKind, Session, SessionKind
from rehabdesk.storage import Store
from rehabdesk.wording.dates import clock_range
from rehabdesk.wording.names import plain_name


class Names(Struct, frozen=True, kw_only=True):
    """Kinds, groups, rooms, counselors and cohorts by their ids."""

    kinds: Mapping[str, SessionKind]
    groups: Mapping[str, Group]
    rooms: Mapping[str, Room]
    counselors: Mapping[str, Counselor]
    cohorts: Mapping[str, Cohort]

    def kind(self, session: Session) -> str:
        """What sort of session it is."""
        found = self.kinds.get(session.kind)
        return found.name if found else "Sesi"

    def group_names(self, session: Session) -> str:
        """The groups it is for."""
        found = [self.groups[one].name for one in session.care_groups if one in self.groups]
        return ", ".join(found)

    def short_groups(self, session: Session) -> str:
        """The groups in the fewest letters: "A, B"."""
        return self.group_names(session).replace("Kelompok ", "")

    def room(self, session: Session) -> str:
        """Where it is held, or nothing."""
        found = self.rooms.get(session.room) if session.room else None
        return found.name if found else ""

    def leaders(self, session: Session) -> str:
        """The counselors that lead it."""
        found = [self.counselors[one].name for one in session.counselors if one in self.counselors]
        return "; ".join(found)

    def cohort(self, session: Session) -> str:
        """The cohort it belongs to."""
        found = self.cohorts.get(session.cohort)
        return found.name if found else ""

    def line(self, session: Session) -> str:
        """A session in one line: kind, groups and hours."""
        hours = clock_range(session.starts_at, session.ends_at)
        return f"{self.kind(session)} {self.group_names(session)}, {hours}"

    def clash_sentences(
        self, clashes: Iterable[Clash], others: Mapping[str, Session], *, mirrored: bool = False
    ) -> tuple[str, ...]:
        """The clashes of one session, a sentence for each other session it meets.

        ``mirrored`` tells them from the side of the other session.
        """
        shared: dict[str, list[str]] = {}
        for clash in clashes:
            other = clash.session if mirrored else clash.other
            shared.setdefault(other, []).append(self._shared(clash))
        return tuple(
            f"Bersamaan dengan {self.line(others[key])}: {', '.join(words)}."
            for key, words in shared.items()
            if key in others
        )

    def _shared(self, clash: Clash) -> str:
        """What both sessions of a clash need."""
        if clash.kind is ClashKind.ROOM:
            room = self.rooms.get(clash.shared)
            return f"ruangan {room.name}" if room else "ruangan"
        if clash.kind is ClashKind.COUNSELOR:
            counselor = self.counselors.get(clash.shared)
            return f"konselor {plain_name(counselor.name)}" if counselor else "konselor"
        group = self.groups.get(clash.shared)
        return group.name if group else "kelompok"


def read_names(store: Store) -> Names:
    """Read them all; a few hundred records at most."""
    return Names(
        kinds={one.id: one for one in store.session_kinds.all()},
        groups={one.id: one for one in store.groups.all()},
        rooms={one.id: one for one in store.rooms.all()},
        counselors={one.id: one for one in store.counselors.all()},
        cohorts={one.id: one for one in store.cohorts.all()},
    )
