"""A programme as a template: phases of so many days, a weekly timetable, lessons in their order."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from enum import Enum

from msgspec import Struct


class Audience(Enum):
    """Whom an hour of the timetable is for: everybody together, or each group for itself."""

    COHORT = "cohort"
    GROUP = "group"


class TemplateSlot(Struct, frozen=True, kw_only=True):
    """An hour of every week of a phase; ``weekday`` is 0 for Monday, ``kind`` a short sign.

    ``goes_on`` says that it is held without a topic once all lessons of its kind were; an hour of
    a kind without lessons is held every week.
    """

    weekday: int
    starts_at: time
    minutes: int
    kind: str
    audience: Audience = Audience.GROUP
    goes_on: bool = False


class TemplateLesson(Struct, frozen=True, kw_only=True):
    """A lesson that everybody has once, in the order of its kind.

    ``gap`` is the least number of days after the lesson before it; with 0 both may be on one day.
    """

    kind: str
    topic: str
    gap: int = 0


class TemplateKind(Struct, frozen=True, kw_only=True):
    """A kind of session that a template needs, as it is added where an office has none of its sign.

    ``short`` has at most six signs, ``minutes`` is the usual length.
    """

    short: str
    name: str
    minutes: int
    mandatory: bool = False
    counts: bool = True


class TemplatePhase(Struct, frozen=True, kw_only=True):
    """A stretch of ``days`` calendar days with its own week and its own lessons."""

    name: str
    days: int
    slots: tuple[TemplateSlot, ...] = ()
    lessons: tuple[TemplateLesson, ...] = ()

    def topics_of(self, kind: str) -> tuple[TemplateLesson, ...]:
        """The lessons of a kind in their order."""
        return tuple(lesson for lesson in self.lessons if lesson.kind == kind)

    def audience_of(self, kind: str) -> Audience:
        """Whom a kind is for in this phase: the groups where any of its hours is for them."""
        audiences = {slot.audience for slot in self.slots if slot.kind == kind}
        return Audience.COHORT if audiences == {Audience.COHORT} else Audience.GROUP


class ProgramTemplate(Struct, frozen=True, kw_only=True):
    """One version of a programme; it never changes, an edited one is the next version.

    ``program`` is the code of the kind of programme ("sosial"), ``program_title`` its name on
    paper; ``kinds`` are those of its sessions.
    """

    code: str
    version: int
    name: str
    program: str
    program_title: str
    kinds: tuple[TemplateKind, ...]
    phases: tuple[TemplatePhase, ...]

    @property
    def key(self) -> str:
        """What a cohort keeps of it: code and version, "tc-6-bulan/1"."""
        return f"{self.code}/{self.version}"

    @property
    def days(self) -> int:
        """How many calendar days it takes."""
        return sum(phase.days for phase in self.phases)

    def spans(self, starts_on: date) -> Iterator[tuple[TemplatePhase, date, date]]:
        """Each phase with its first and last day, one after the other."""
        first = starts_on
        for phase in self.phases:
            last = first + timedelta(days=phase.days - 1)
            yield phase, first, last
            first = last + timedelta(days=1)
