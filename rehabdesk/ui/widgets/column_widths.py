"""How the columns of a table share its width: each what it needs to be read whole, then the rest.

Where all of them together need more than there is, the widest give first: a level is found at
which they fit, and nobody who needs less than that is cut.
"""

from collections.abc import Sequence

from msgspec import Struct

LEAST = 64
"""Pixels that a column keeps where nothing else is said; then the table is scrolled."""


class Need(Struct, frozen=True, kw_only=True):
    """What one column asks for, in pixels: ``whole`` shows all of it, ``wished`` looks better."""

    whole: int
    wished: int = 0
    least: int = LEAST
    """What it keeps where there is not enough for all."""
    stretch: bool = False
    """Takes what is left."""
    chosen: bool = False
    """The user gave it this width, so that it stays."""


def share(needs: Sequence[Need], room: int) -> list[int]:
    """The widths, in the same order; together as wide as the room unless that cannot be.

    They are wider where even the least of each does not fit, narrower where no column stretches.
    """
    whole = [one.whole for one in needs]
    if sum(whole) >= room:
        return _at_level([one.whole if one.chosen else min(one.whole, one.least) for one in needs],
                         whole, room)  # fmt: skip
    widths = _at_level(whole, [max(one.whole, one.wished) for one in needs], room)
    stretching = [at for at, one in enumerate(needs) if one.stretch and not one.chosen]
    left = room - sum(widths)
    for place, at in enumerate(stretching):
        widths[at] += left // len(stretching) + (place < left % len(stretching))
    return widths


def _at_level(least: Sequence[int], most: Sequence[int], room: int) -> list[int]:
    """Each as wide as one level for all, within its bounds, so that together they fit the room."""

    def at(level: int) -> list[int]:
        return [min(max(level, low), high) for low, high in zip(least, most, strict=True)]

    low, high = 0, max(most, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(at(middle)) <= room:
            low = middle
        else:
            high = middle - 1
    widths = at(low)
    # What is less than a pixel for each goes to the first that can still use it.
    for place, high in enumerate(most):
        if sum(widths) < room and widths[place] < high and widths[place] >= low:
            widths[place] += 1
    return widths
