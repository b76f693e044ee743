"""Rows of people whose words have one size: as large as it goes without taking another page."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.fitting import SMALLEST
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paging import PageRoom, pages_of_heights
from rehabdesk.documents.kit.ruled import Edges, height_needed

_STEP = 0.5
_CLOSE = 0.01


class RowHeights(Struct, frozen=True):
    """The lowest row, the usual one where there are several pages, and the highest, in points."""

    lowest: float
    usual: float
    highest: float


class Rows(Struct, frozen=True):
    """How rows are set: the ink of all of them, the height of each, which are on which page."""

    ink: Ink
    heights: tuple[float, ...]
    pages: tuple[range, ...]


@lru_cache(maxsize=256)
def share_out(
    table: Edges,
    cells: tuple[tuple[str, ...], ...],
    spare: int,
    size: float,
    limits: RowHeights,
    room: PageRoom,
) -> Rows:
    """Set rows of words, and blank ones below them, in the largest size up to ``size``.

    A row is as high as its words need, and all rows are higher where the page has the room.
    Blank rows give way where that keeps the foot on the page of the words.
    """
    inks = [Ink(Style.REGULAR, one) for one in _sizes(size)]
    smallest = _set(table, cells, spare, inks[-1], limits, room)
    for ink in inks[:-1]:
        found = _set(table, cells, spare, ink, limits, room)
        if len(found.pages) == len(smallest.pages) and len(found.heights) == len(smallest.heights):
            return found
    return smallest


def _sizes(largest: float) -> list[float]:
    steps = int((largest - SMALLEST) / _STEP + _CLOSE)
    return [*(largest - _STEP * at for at in range(steps)), SMALLEST]


def _set(
    table: Edges,
    cells: tuple[tuple[str, ...], ...],
    spare: int,
    ink: Ink,
    limits: RowHeights,
    room: PageRoom,
) -> Rows:
    needs = [height_needed(table, words, ink) for words in cells]
    height = _common(needs + [0.0] * _blanks(needs, spare, limits, room), limits, room)
    heights = [max(height, need) for need in needs] or [height] * spare
    pages = pages_of_heights(heights, room)
    if not cells:
        return Rows(ink, tuple(heights), pages)
    # Blank rows follow the names on their page, and never have a page of their own.
    space = (room.later if len(pages) > 1 else room.first) - room.foot
    full, last = pages[: len(pages) - 1], pages[len(pages) - 1]
    left = space - sum(heights[last.start :]) + _CLOSE
    blanks = max(0, min(spare, int(left / height)))
    last = range(last.start, len(heights) + blanks)
    return Rows(ink, (*heights, *[height] * blanks), (*full, last))


def _blanks(needs: Sequence[float], spare: int, limits: RowHeights, room: PageRoom) -> int:
    """How many blank rows there can be on one page with the words and the foot."""
    least = sum(max(limits.lowest, need) for need in needs)
    left = room.first - room.foot - least
    return min(spare, max(0, int((left + _CLOSE) / limits.lowest))) if needs else spare


def _common(needs: Sequence[float], limits: RowHeights, whole: PageRoom) -> float:
    """The height of rows that need no more, so that all end with the page if that can be."""
    room = whole.first - whole.foot
    if sum(max(limits.lowest, need) for need in needs) > room + _CLOSE:
        return limits.usual
    low, high = limits.lowest, limits.highest
    if sum(max(high, need) for need in needs) <= room:
        return high
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if sum(max(middle, need) for need in needs) <= room:
            low = middle
        else:
            high = middle
    return low
