"""A dated meeting: its kind, time, room, leaders, state, and what it clashes with."""

from collections.abc import Iterable
from datetime import date, time
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    GuestId,
    RoomId,
    SeriesId,
    SessionId,
    SessionKindId,
    TopicId,
)
from rehabdesk.domain.refusals import EndsBeforeStart, NotHeldYet, SessionCancelled

LESSON_MINUTES = 45
"""One JP (jam pelajaran) on certificates (domain.md 6.3)."""


class SessionState(Enum):
    """What became of a session; whether somebody came is another matter."""

    PLANNED = "planned"
    RECORDED = "recorded"
    CANCELLED = "cancelled"


class SessionKind(Struct, frozen=True, kw_only=True):
    """A kind of session as data: seminar, static group, morning meeting.

    ``mandatory`` kinds can be asked for by the certificate rule; ``short`` (at most six signs)
    stands in grids.
    """

    id: SessionKindId
    name: str
    short: str
    minutes: int = 60
    mandatory: bool = False
    counts_for_certificate: bool = True
    active: bool = True
    position: int = 0
    tone: str = "neutral"


class Topic(Struct, frozen=True, kw_only=True):
    """A subject that sessions of a kind are held on."""

    id: TopicId
    kind: SessionKindId | None
    title: str
    active: bool = True


class SessionSeries(Struct, frozen=True, kw_only=True):
    """What a weekly series was made from; only a generator, its sessions stand alone."""

    id: SeriesId
    cohort: CohortId
    label: str


class Session(Struct, frozen=True, kw_only=True):
    """One meeting at local wall-clock time, for one or more groups of a cohort.

    ``head_count`` is the number of people counted in the room, as typed from paper.
    ``state_reason`` says why it was cancelled or moved. ``supersedes`` is the session that
    this one replaces after a move.
    """

    id: SessionId
    cohort: CohortId
    kind: SessionKindId
    care_groups: tuple[GroupId, ...]
    held_on: date
    starts_at: time
    ends_at: time
    topic: str = ""
    room: RoomId | None = None
    counselors: tuple[CounselorId, ...] = ()
    speaker: str = ""
    state: SessionState = SessionState.PLANNED
    state_reason: str = ""
    head_count: int | None = None
    series: SeriesId | None = None
    supersedes: SessionId | None = None
    note: str = ""

    @property
    def minutes(self) -> int:
        """How long it lasts, in minutes."""
        return (
            (self.ends_at.hour - self.starts_at.hour) * 60
            + self.ends_at.minute
            - self.starts_at.minute
        )

    def overlaps(self, other: "Session") -> bool:
        """Whether both run at a same moment; one ending as the other starts does not."""
        return (
            self.held_on == other.held_on
            and self.starts_at < other.ends_at
            and other.starts_at < self.ends_at
        )


class SessionGuest(Struct, frozen=True, kw_only=True):
    """A guest at a session who is no resident: name and institution, as signed on paper."""

    id: GuestId
    session: SessionId
    name: str
    institution: str = ""


class ClashKind(Enum):
    """What two sessions at one time share."""

    ROOM = "room"
    COUNSELOR = "counselor"
    GROUP = "group"


class Clash(Struct, frozen=True, kw_only=True):
    """Two sessions that need the same room, counselor or group at one time."""

    kind: ClashKind
    session: SessionId
    other: SessionId
    shared: str
    """The id of the room, counselor or group."""


def clashes(session: Session, others: Iterable[Session]) -> tuple[Clash, ...]:
    """What ``session`` clashes with; cancelled ones and itself do not count."""
    found: list[Clash] = []
    for other in others:
        if other.id == session.id or other.state is SessionState.CANCELLED:
            continue
        if not session.overlaps(other):
            continue
        if session.room is not None and session.room == other.room:
            found.append(_clash(ClashKind.ROOM, session, other, session.room))
        found += [
            _clash(ClashKind.COUNSELOR, session, other, one)
            for one in session.counselors
            if one in other.counselors
        ]
        found += [
            _clash(ClashKind.GROUP, session, other, one)
            for one in session.care_groups
            if one in other.care_groups
        ]
    return tuple(found)


def _clash(kind: ClashKind, session: Session, other: Session, shared: str) -> Clash:
    return Clash(kind=kind, session=session.id, other=other.id, shared=shared)


def require_times(starts_at: time, ends_at: time) -> None:
    """Refuse a session that does not end after it starts (``EndsBeforeStart``)."""
    if ends_at <= starts_at:
        raise EndsBeforeStart("ends_at", starts_on=f"{starts_at:%H.%M}", ends_on=f"{ends_at:%H.%M}")


def require_markable(session: Session) -> None:
    """Refuse marks and sheets for a cancelled session (``SessionCancelled``)."""
    if session.state is SessionState.CANCELLED:
        raise SessionCancelled("session")


def require_held(session: Session, today: date) -> None:
    """Refuse to say who came to a session before its day (``NotHeldYet``), or to a cancelled one.

    Its list can be prepared, printed and added to before.
    """
    require_markable(session)
    if session.held_on > today:
        raise NotHeldYet("session", day=session.held_on)
