"""How a month's sessions are shared out over pages side by side: weeks are kept whole."""

from collections.abc import Sequence
from itertools import groupby

from rehabdesk.domain.dossiers import GridColumn


def pages_of_weeks(columns: Sequence[GridColumn], most: int, most_last: int) -> tuple[range, ...]:
    """Which sessions go on which page: ``most`` fit on one, ``most_last`` on the last one.

    The pages are as few as can be, and each is about as full as the others for its room. A week
    that is too long for a page is broken between days, a day that is too long wherever it must.
    """
    blocks = _blocks(columns, min(most, most_last))
    fewest = _filled(blocks, most, most_last)
    tries = (_filled(blocks, one, one * most_last // most) for one in range(1, most))
    pages: list[range] = []
    start = 0
    for count in next((found for found in tries if len(found) == len(fewest)), fewest):
        pages.append(range(start, start + count))
        start += count
    return tuple(pages)


def _blocks(columns: Sequence[GridColumn], most: int) -> list[int]:
    """The sizes of what is kept together: weeks, else days, else as much as fits."""
    blocks: list[int] = []
    for _, found in groupby(columns, key=lambda one: one.week):
        week = list(found)
        days = [len(list(one)) for _, one in groupby(week, key=lambda column: column.day)]
        for size in [len(week)] if len(week) <= most else days:
            blocks += [most] * (size // most) + [size % most] * bool(size % most)
    return blocks


def _filled(blocks: Sequence[int], most: int, most_last: int) -> list[int]:
    """How many sessions each page holds, filled from the last one on."""
    pages, room = [0], most_last
    for size in reversed(blocks):
        if size > room and pages[0]:
            pages.insert(0, 0)
            room = most
        pages[0] += size
        room -= size
    return pages
