"""Which official numbers of a year were given, which come next, and when that must be asked.

Official numbers belong to the office and its Tata Usaha. A number once on paper is never given
again, also where the office's file went back to an earlier state and knows nothing of it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import ClassVar

from msgspec import Struct

from rehabdesk.domain.refusals import (
    LastNumberTooLow,
    LastNumberUnknown,
    NumberOutsideRange,
    NumberRangeCut,
    NumberRangesOverlap,
    NumberRangeUsedUp,
    NumberRangeWrong,
)

HIGHEST_NUMBER = 999_999
"""The highest serial of a year."""

FEW_LEFT = 10
"""From how many numbers left on the end of a range is told."""

EVERY_YEAR = 0
"""Stands for all years where an office is certain of its last number."""


class NumberRange(Struct, frozen=True, kw_only=True):
    """The numbers of each year that Tata Usaha gave to the PC at a place, both ends among them."""

    place: int
    first: int
    last: int


class NumberSpan(Struct, frozen=True, kw_only=True):
    """Numbers of a year that were given, from ``first`` to ``last``, both among them."""

    year: int
    first: int
    last: int


class Certain(Struct, frozen=True, kw_only=True):
    """That the last number of a year is known to the file on one ``line``, since the day ``on``."""

    line: str
    year: int
    on: date


class LastGiven(Struct, frozen=True, kw_only=True):
    """What the office knows of official numbers besides its certificates.

    ``spans`` were given by a file that is lost. ``doubt`` is when the file was last found to be
    older than it had been without a restore.
    """

    tag: ClassVar[str] = "LastGiven"

    spans: tuple[NumberSpan, ...] = ()
    certain: tuple[Certain, ...] = ()
    doubt: datetime | None = None


class KnownNumbers(Struct, frozen=True, kw_only=True):
    """What one file knows of the numbers given: all of them, and for which years that is all.

    ``line`` is its line of history: another one after each restore, and each time that it was found
    to be older. ``went_back`` says whether it ever was on another one.
    """

    spans: tuple[NumberSpan, ...]
    last: LastGiven
    line: str
    went_back: bool

    def is_certain(self, year: int) -> bool:
        """Whether no certificate of a year can be on paper that the file knows nothing of.

        Certificates are dated ahead by less than a year, so an answer holds for all years from
        the second after it on.
        """
        return not self.went_back or any(
            one.line == self.line and (one.year in {EVERY_YEAR, year} or year > one.on.year + 1)
            for one in self.last.certain
        )

    def certainties(self) -> tuple[Certain, ...]:
        """For which years it is certain: for every one where it never went back."""
        if not self.went_back:
            return (Certain(line=self.line, year=EVERY_YEAR, on=date.min),)
        return tuple(one for one in self.last.certain if one.line == self.line)


def line_of(origin: int, doubt: datetime | None) -> str:
    """The line of history of a file: its PC's identity, and when it was found to be older."""
    return str(origin) if doubt is None else f"{origin} {doubt.isoformat()}"


def joined(spans: Iterable[NumberSpan]) -> tuple[NumberSpan, ...]:
    """The same numbers in as few spans as can be, in their order."""
    found: list[NumberSpan] = []
    for span in sorted(spans, key=lambda span: (span.year, span.first)):
        last = found[-1] if found else None
        if last and last.year == span.year and span.first <= last.last + 1:
            found[-1] = NumberSpan(year=last.year, first=last.first, last=max(last.last, span.last))
        else:
            found.append(span)
    return tuple(found)


def covers(here: Sequence[NumberSpan], other: Sequence[NumberSpan]) -> bool:
    """Whether all numbers of ``other`` are among those of ``here``."""
    return joined((*here, *other)) == joined(here)


def highest(spans: Iterable[NumberSpan], year: int, within: NumberRange | None = None) -> int:
    """The highest number given in a year, or in a range in that year; 0 for none."""
    first, last = _ends(within)
    return max(
        (
            min(one.last, last)
            for one in spans
            if one.year == year and one.first <= last and one.last >= first
        ),
        default=0,
    )


def _ends(within: NumberRange | None) -> tuple[int, int]:
    """The lowest and the highest number of a range, or of a year where there is none."""
    return (within.first, within.last) if within else (1, HIGHEST_NUMBER)


def gives_numbers(place: int, issuing_place: int, ranges: Sequence[NumberRange]) -> bool:
    """Whether the PC at a place may give numbers: from its range, or all where nobody has one."""
    return own_range(place, ranges) is not None if ranges else place == issuing_place


def own_range(place: int, ranges: Iterable[NumberRange]) -> NumberRange | None:
    """The range of a place, or nothing."""
    return next((one for one in ranges if one.place == place), None)


def next_numbers(
    spans: Sequence[NumberSpan], year: int, within: NumberRange | None, first: int, count: int
) -> int:
    """The first of the next ``count`` numbers of a year, above all that were given.

    ``first`` is the office's first number of a year; one that a range does not have counts for
    nothing there.

    Raises:
        NumberRangeUsedUp: fewer are left.
    """
    lowest, last = _ends(within)
    begin = max(first, lowest) if first <= last else lowest
    following = max(highest(spans, year, within) + 1, begin)
    left = last - following + 1
    if count > left:
        reason = "some" if left else "none"
        raise NumberRangeUsedUp(reason=reason, first=lowest, last=last, left=left, count=count)
    return following


def with_last(
    known: KnownNumbers, year: int, within: NumberRange | None, last: int | None, *, on: date
) -> LastGiven:
    """What is known once somebody has said which number was the last one on paper (0: none).

    Raises:
        LastNumberUnknown: nobody has said it.
        LastNumberTooLow: a higher one is known.
        NumberOutsideRange: it is none of the range.
    """
    top = highest(known.spans, year, within)
    if last is None:
        raise LastNumberUnknown("last_given", year=year, highest=top)
    if last < top:
        raise LastNumberTooLow("last_given", highest=top)
    lowest, most = _ends(within)
    if last and not lowest <= last <= most:
        raise NumberOutsideRange("last_given", first=lowest, last=most)
    said = (NumberSpan(year=year, first=lowest, last=last),) if last else ()
    return LastGiven(
        spans=joined((*known.last.spans, *said)),
        certain=(*known.last.certain, Certain(line=known.line, year=year, on=on)),
        doubt=known.last.doubt,
    )


def carried_over(
    here: KnownNumbers, before: KnownNumbers | None, remembered: Sequence[NumberSpan]
) -> LastGiven:
    """What a file that goes back takes along from the one ``before`` it and from the PC's memory.

    It is certain for the years for which the other one is, unless the PC remembers more than that.
    """
    told = before.spans if before else ()
    whole = covers(told, remembered)
    certain = before.certainties() if before is not None and whole else ()
    moved = (Certain(line=here.line, year=one.year, on=one.on) for one in certain)
    return LastGiven(
        spans=joined((*here.last.spans, *told, *remembered)),
        certain=(*here.last.certain, *moved),
        doubt=here.last.doubt,
    )


def require_ranges(ranges: Sequence[NumberRange]) -> None:
    """Refuse ranges that run backwards or have a number in common.

    Raises:
        NumberRangeWrong: the last number is below the first.
        NumberRangesOverlap: ``place`` has the number, too.
    """
    for numbers in ranges:
        if numbers.first > numbers.last:
            raise NumberRangeWrong("range_last", first=numbers.first)
    ordered = sorted(ranges, key=lambda one: one.first)
    for numbers, following in pairwise(ordered):
        if following.first <= numbers.last:
            raise NumberRangesOverlap("range_first", place=numbers.place, last=numbers.last)


def require_uncut(
    new: NumberRange, old: NumberRange | None, spans: Sequence[NumberSpan], year: int
) -> None:
    """Refuse a range that ends below a number of this year that the ``old`` one has given.

    ``old`` is nothing where this PC gave all numbers. Another block of numbers may lie anywhere.

    Raises:
        NumberRangeCut: ``highest`` was given.
    """
    apart = old is not None and new.last < old.first
    top = highest(spans, year, old)
    if not apart and highest(spans, year, new) and new.last < top:
        raise NumberRangeCut("range_last", highest=top)
