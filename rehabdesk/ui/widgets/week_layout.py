"""The items of a week calendar and how those at the same time stand side by side."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from msgspec import Struct

from rehabdesk.ui.theme.tokens import Tone

_HOUR = 60


class WeekItem(Struct, frozen=True, kw_only=True):
    """One block of the calendar; ``payload`` is whatever the screen wants back.

    ``icon`` is drawn at the upper right; ``note`` is spoken and in the tip, not painted.
    """

    id: str
    day: date
    start: time
    end: time
    title: str
    subtitle: str = ""
    tone: Tone = Tone.ACCENT
    struck: bool = False
    flagged: bool = False
    icon: str = ""
    note: str = ""
    payload: Any = None

    def spoken(self) -> str:
        """Say the block as a screen reader should."""
        hours = f"{self.start:%H.%M} sampai {self.end:%H.%M}"
        return ", ".join(part for part in (self.title, self.subtitle, hours, self.note) if part)


class Lane(Struct, frozen=True):
    """Which of how many columns a block takes within its day, from 0."""

    number: int
    count: int


def minutes(moment: time) -> int:
    """Give the minutes since midnight."""
    return moment.hour * _HOUR + moment.minute


def lanes(items: Iterable[WeekItem]) -> dict[str, Lane]:
    """Place overlapping blocks of each day side by side, as few columns as will do."""
    placed: dict[str, Lane] = {}
    cluster: list[tuple[str, int]] = []
    ends: list[int] = []
    day: date | None = None
    for item in sorted(items, key=lambda item: (item.day, item.start, item.end, item.id)):
        start = minutes(item.start)
        if item.day != day or start >= max(ends, default=0):
            _close(cluster, len(ends), placed)
            cluster, ends, day = [], [], item.day
        free = [number for number, end in enumerate(ends) if end <= start]
        number = free[0] if free else len(ends)
        ends[number : number + 1] = [max(minutes(item.end), start + 1)]
        cluster.append((item.id, number))
    _close(cluster, len(ends), placed)
    return placed


def _close(cluster: list[tuple[str, int]], count: int, placed: dict[str, Lane]) -> None:
    """Give all blocks that touch each other the same number of columns."""
    for item_id, number in cluster:
        placed[item_id] = Lane(number, count)


def hours_shown(items: Iterable[WeekItem], first: int, last: int) -> tuple[int, int]:
    """Widen the shown hours so that every block is within them."""
    for item in items:
        first = min(first, item.start.hour)
        last = max(last, item.end.hour + (1 if item.end.minute else 0))
    return first, last
