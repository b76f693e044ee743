"""How the columns of a table whose words are not known beforehand share its width, in points."""

from collections.abc import Sequence

from msgspec import Struct


class ColumnNeed(Struct, frozen=True, kw_only=True):
    """``least`` breaks no word, ``whole`` sets every cell on one line."""

    least: float
    whole: float

    def scaled(self, by: float) -> "ColumnNeed":
        """The same for letters of another size."""
        return ColumnNeed(least=self.least * by, whole=self.whole * by)


def shared(needs: Sequence[ColumnNeed], room: float) -> list[float]:
    """The widths, in the same order, together as wide as the room.

    Where there is more than all need, each gets more in proportion; where there is less, the
    widest give first; where there is not even enough for the longest words, all give.
    """
    whole, least = sum(one.whole for one in needs), sum(one.least for one in needs)
    if whole <= room:
        return [one.whole * room / whole for one in needs]
    if least >= room:
        return [one.least * room / least for one in needs]
    low, high = 0.0, max(one.whole for one in needs)
    while high - low > 1 / 64:
        level = (low + high) / 2
        if sum(_at(one, level) for one in needs) <= room:
            low = level
        else:
            high = level
    widths = [_at(one, low) for one in needs]
    over = (room - sum(widths)) / len(widths)
    return [one + over for one in widths]


def _at(need: ColumnNeed, level: float) -> float:
    return min(max(level, need.least), need.whole)
