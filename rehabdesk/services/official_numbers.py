"""Giving official numbers: which come next, from whose range, and what is asked beforehand.

A file that went back to an earlier state may not know of certificates that lie on paper. What
today's file and the PC know of them is carried over; where that is not all, whoever issues next
says which number was the last one, once a year.
"""

from datetime import date, datetime

from msgspec.structs import replace

from rehabdesk.domain.certificate import Numbering
from rehabdesk.domain.numbering import format_number
from rehabdesk.domain.official_numbers import (
    KnownNumbers,
    LastGiven,
    NumberRange,
    NumberSpan,
    carried_over,
    covers,
    gives_numbers,
    highest,
    joined,
    next_numbers,
    own_range,
    require_ranges,
    with_last,
)
from rehabdesk.storage import Store, numbers_known, recall_numbers


def numbers_ahead(
    store: Store, count: int, *, issued_on: date, last: int | None = None
) -> tuple[str, ...]:
    """The official numbers that the next ``count`` certificates would get on a day.

    ``last`` is what somebody says that the last one on paper was. Raises ``NumberTemplateWrong``
    where the office's template cannot be used, and what ``settle_numbers`` raises.
    """
    numbering = store.settings.read(Numbering)
    serial, _ = settle_numbers(store, numbering, count, issued_on, last)
    return tuple(official_number(numbering, serial and serial + n, issued_on) for n in range(count))


def official_number(numbering: Numbering, serial: int, day: date) -> str:
    """A serial in the office's form, or dots for 0.

    Raises ``NumberTemplateWrong`` or ``NumberPartMissing``.
    """
    return format_number(
        numbering.template,
        prefix=numbering.prefix,
        classification=numbering.classification,
        serial=serial or None,
        day=day,
    )


def numbers_are_open(store: Store, numbering: Numbering | None = None) -> bool:
    """Whether certificates of this PC get their numbers later, written by hand."""
    asked = numbering or store.settings.read(Numbering)
    return asked.by_hand or not gives_numbers(store.place(), asked.issuing_place, asked.ranges)


def settle_numbers(
    store: Store, numbering: Numbering, count: int, day: date, last: int | None
) -> tuple[int, LastGiven | None]:
    """The first of the next ``count`` serials, 0 for open ones; and what is kept of an answer.

    ``last`` counts only where it is asked for.

    Raises:
        NumberRangeUsedUp: fewer are left.
        LastNumberUnknown, LastNumberTooLow, NumberOutsideRange: the last one on paper must be told.
    """
    if numbers_are_open(store, numbering):
        return 0, None
    within = own_range(store.place(), numbering.ranges)
    known = numbers_known(store)
    spans, answer = known.spans, None
    if not known.is_certain(day.year):
        answer = with_last(known, day.year, within, last, on=store.today())
        spans = joined((*spans, *answer.spans))
    return next_numbers(spans, day.year, within, numbering.first, count), answer


def last_number_asked(store: Store, year: int) -> int | None:
    """The highest number known of a year whose last one must be told first; else nothing."""
    if numbers_are_open(store):
        return None
    known = numbers_known(store)
    if known.is_certain(year):
        return None
    return highest(known.spans, year, range_of_pc(store))


def range_of_pc(store: Store) -> NumberRange | None:
    """The range that Tata Usaha gave to this PC, or nothing."""
    return own_range(store.place(), store.settings.read(Numbering).ranges)


def left_after(store: Store, count: int, *, issued_on: date, last: int | None = None) -> int | None:
    """How many numbers this PC's range has after the next ``count``; nothing without a range.

    Raises what ``settle_numbers`` raises.
    """
    within = range_of_pc(store)
    if within is None or numbers_are_open(store):
        return None
    numbering = store.settings.read(Numbering)
    serial, _ = settle_numbers(store, numbering, count, issued_on, last)
    return within.last - (serial + count) + 1


def example(store: Store, numbering: Numbering, day: date) -> tuple[str, int | None]:
    """The next number by a numbering that is not saved yet, and how many its range has with it.

    Raises ``NumberRangeWrong``, ``NumberRangesOverlap``, ``NumberTemplateWrong``,
    ``NumberPartMissing`` and what ``settle_numbers`` raises.
    """
    require_ranges(numbering.ranges)
    serial, _ = settle_numbers(store, numbering, 1, day, None)
    within = own_range(store.place(), numbering.ranges)
    left = within.last - serial + 1 if within is not None and serial else None
    return official_number(numbering, serial, day), left


def carry_numbers(
    store: Store, before: KnownNumbers | None, remembered: tuple[NumberSpan, ...]
) -> None:
    """Take over into a restored office what the file ``before`` it and this PC know of numbers."""
    here = numbers_known(store)
    carried = carried_over(here, before, remembered)
    if carried != here.last:
        store.settings.write(carried)


def missed_numbers(store: Store, older: datetime | None) -> LastGiven | None:
    """What an office is to keep whose files are ``older`` than this PC saw them, or know less.

    Nothing where there is nothing to keep, or that was kept at an earlier login.
    """
    if store.keys is None or store.office.demonstration:
        return None
    known = numbers_known(store)
    remembered = recall_numbers(store.keys.ring().office)
    missed = not covers(known.spans, remembered)
    if not missed and older in {None, known.last.doubt}:
        return None
    spans = joined((*known.last.spans, *remembered))
    return replace(known.last, spans=spans, doubt=older or store.now())
