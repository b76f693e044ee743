"""Telling how far an import is, while a long list is read, looked at, or written."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

R = TypeVar("R")

Report = Callable[[int, int], None]
"""Told how many rows are done of how many; raising in it stops the import and leaves nothing."""

_EVERY = 200


def no_report(_done: int, _of: int) -> None:
    """Ignore progress."""


def each(rows: Sequence[R], report: Report) -> Iterator[R]:
    """The rows one by one, telling before each and after the last how far it is."""
    for done, row in enumerate(rows):
        report(done, len(rows))
        yield row
    report(len(rows), len(rows))


def told(rows: Sequence[R], report: Report) -> Iterator[R]:
    """The rows one by one, telling now and then how far it is."""
    for first in range(0, len(rows), _EVERY):
        report(first, len(rows))
        yield from rows[first : first + _EVERY]
