"""The office: its name, its letterheads and officials over time, its rooms and its holidays."""

from datetime import date, datetime, timedelta, timezone
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.identity import (
    HolidayId,
    LetterheadId,
    OfficeId,
    OfficialId,
    PictureId,
    RoomId,
)


class Paper(Enum):
    """The sheet sizes in Indonesian office trays: A4 210 x 297 mm, F4 215 x 330 mm."""

    A4 = "A4"
    F4 = "F4"


class OfficialRole(Enum):
    """What an official signs as."""

    WARDEN = "warden"
    PROGRAM_MANAGER = "program_manager"
    TEAM_LEAD = "team_lead"
    PARTNER_HEAD = "partner_head"
    OTHER = "other"


class Acting(Enum):
    """Whether an official holds the post, or stands in for it."""

    NONE = ""
    DAILY = "Plh."
    TASK = "Plt."


class DayKind(Enum):
    """Why a calendar day is not an ordinary one."""

    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint_leave"
    CLOSED = "closed"
    WORKS_ANYWAY = "works_anyway"


ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""The time zones of Indonesia: hours ahead of UTC."""


def zone_of(name: str) -> timezone:
    """The time zone of this name; WIB where it is none of the three."""
    return timezone(timedelta(hours=ZONES.get(name, ZONES["WIB"])))


class Office(Struct, frozen=True, kw_only=True):
    """One prison and what is printed of it; ``demonstration`` files accept a known passphrase."""

    id: OfficeId
    name: str
    short_name: str
    city: str
    time_zone: str = "WIB"
    paper: Paper = Paper.F4
    demonstration: bool = False
    demonstration_day: date | None = None

    def moment(self, now: datetime) -> datetime:
        """``now`` on this office's clock and day, whatever zone the PC is set to.

        A demonstration stands on a day of its own.
        """
        local = now.astimezone(zone_of(self.time_zone))
        if self.demonstration and self.demonstration_day is not None:
            return datetime.combine(self.demonstration_day, local.timetz())
        return local

    def today(self, now: datetime) -> date:
        """The day that this office works on at the moment ``now``."""
        return self.moment(now).date()


class Letterhead(Struct, frozen=True, kw_only=True):
    """A kop surat in force from a date; old papers keep the one they were issued with.

    ``lines`` stand from top to bottom; the last ``address_lines`` of them are set small, and
    the line before those (the office's name) is set bold.
    """

    id: LetterheadId
    valid_from: date
    lines: tuple[str, ...]
    address_lines: int = 1
    left_logo: PictureId | None = None
    right_logo: PictureId | None = None


class Official(Struct, frozen=True, kw_only=True):
    """Somebody who signs, with titles as printed, from one day to another."""

    id: OfficialId
    name: str
    position: str
    role: OfficialRole
    nip: str = ""
    acting: Acting = Acting.NONE
    institution: str = ""
    active_from: date | None = None
    active_to: date | None = None

    def active_on(self, day: date) -> bool:
        """Whether this official signs on ``day``; both ends included."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_to is None or day <= self.active_to
        )


class Picture(Struct, frozen=True, kw_only=True):
    """A loaded image (PNG, JPEG or SVG) kept inside the office's file."""

    id: PictureId
    media_type: str
    content: bytes


class Room(Struct, frozen=True, kw_only=True):
    """A place where sessions are held; ``capacity`` is a number of people, or none."""

    id: RoomId
    name: str
    capacity: int | None = None
    active: bool = True


class Holiday(Struct, frozen=True, kw_only=True):
    """A day that is not an ordinary working day, or one that works although it would not."""

    id: HolidayId
    day: date
    kind: DayKind
    label: str
    basis: str = ""
    """The decree that set it, or that it is an estimate."""


def letterhead_on(letterheads: tuple[Letterhead, ...], day: date) -> Letterhead | None:
    """The letterhead in force on ``day``; before the first one, the first one."""
    ordered = sorted(letterheads, key=lambda head: head.valid_from)
    in_force = [head for head in ordered if head.valid_from <= day]
    return in_force[-1] if in_force else (ordered[0] if ordered else None)


def official_on(officials: tuple[Official, ...], role: OfficialRole, day: date) -> Official | None:
    """Who signs as ``role`` on ``day``; a stand-in goes before the holder of the post."""
    signing = [one for one in officials if one.role is role and one.active_on(day)]
    signing.sort(key=lambda one: (one.acting is Acting.NONE, one.name))
    return signing[0] if signing else None


def partners_on(officials: tuple[Official, ...], day: date) -> tuple[Official, ...]:
    """The heads of partners who sign on ``day``, in the order given.

    Where a partner's stand-in signs on that day, its holder of the post does not.
    """
    signing = [
        one for one in officials if one.role is OfficialRole.PARTNER_HEAD and one.active_on(day)
    ]
    stood_in = {
        one.institution.casefold()
        for one in signing
        if one.institution and one.acting is not Acting.NONE
    }
    return tuple(
        one
        for one in signing
        if one.acting is not Acting.NONE or one.institution.casefold() not in stood_in
    )
