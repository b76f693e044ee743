"""How the rows of a table are shared out over pages, so that signatures never stand alone."""

from collections.abc import Sequence

from msgspec import Struct

_CARRIED = 5
_TOGETHER = 2
_SLACK = 0.01


class PageRoom(Struct, frozen=True):
    """Heights for rows on the first page and on later pages, and the height of the foot."""

    first: float
    later: float
    foot: float


def pages_of_rows(count: int, height: float, room: PageRoom) -> tuple[range, ...]:
    """Which rows of one height go on which page, see ``pages_of_heights``."""
    return pages_of_heights((height,) * count, room)


def pages_of_heights(heights: Sequence[float], room: PageRoom) -> tuple[range, ...]:
    """Which rows go on which page; the foot stands below the last one with two rows at least."""
    pages: list[range] = []
    start, count = 0, len(heights)
    while True:
        space = (room.later if pages else room.first) + _SLACK
        if sum(heights[start:]) + room.foot <= space:
            return (*pages, range(start, count))
        end = start + max(1, _fitting(heights[start:], space))
        if end >= count:
            end = count - _carried(heights[start:], room)
        if 0 < count - end < _TOGETHER:
            end -= _TOGETHER - (count - end)
        # A later page always takes a row, however high the foot: so this ends.
        end = max(end, start + (1 if pages else 0))
        pages.append(range(start, end))
        start = end


def _fitting(heights: Sequence[float], space: float) -> int:
    """How many rows from the first on fit into a space."""
    for count, height in enumerate(heights):
        space -= height
        if space < 0:
            return count
    return len(heights)


def _carried(heights: Sequence[float], room: PageRoom) -> int:
    """How many of the rows that would fit without the foot go over to the page that has it."""
    left = len(heights)
    fits = max(_TOGETHER, _fitting(heights[::-1], room.later - room.foot + _SLACK))
    return min(left, fits, max(_TOGETHER, min(_CARRIED, left // 2)))
