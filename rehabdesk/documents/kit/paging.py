"""How the rows of a table are shared out over pages, so that signatures never stand alone."""

from msgspec import Struct

_CARRIED = 5
_TOGETHER = 2


class Room(Struct, frozen=True):
    """Heights for rows on the first page and on later pages, and the height of the foot."""

    first: float
    later: float
    foot: float


def pages_of_rows(count: int, height: float, room: Room) -> tuple[range, ...]:
    """Which rows go on which page; the foot stands below the last one with two rows at least."""
    pages: list[range] = []
    start = 0
    while True:
        space = room.later if pages else room.first
        left = count - start
        if left * height + room.foot <= space + 0.01:
            return (*pages, range(start, count))
        full = max(1, int((space + 0.01) / height))
        taken = full if left > full else left - _carried(left, height, room)
        if 0 < left - taken < _TOGETHER:
            taken -= _TOGETHER - (left - taken)
        # A later page always takes a row, however high the foot: so this ends.
        taken = max(taken, 1 if pages else 0)
        pages.append(range(start, start + taken))
        start += taken


def _carried(left: int, height: float, room: Room) -> int:
    """How many of the rows that would fit without the foot go over to the page that has it."""
    fits = max(_TOGETHER, int((room.later - room.foot) / height))
    return min(left, fits, max(_TOGETHER, min(_CARRIED, left // 2)))
