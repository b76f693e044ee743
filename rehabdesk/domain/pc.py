"""The numbers that a PC of the office may give: each PC draws from a range of its own.

A number on paper, or one that marks are kept under, cannot be mended afterwards, so two PCs that
work apart must never give the same one. The PC's place in the office (0 to 9) is the first digit.
"""

from rehabdesk.domain.refusals import NumbersUsedUp

PLACES = range(10)
"""The places of PCs in an office; the first PC has place 0."""

_SHEETS = 100_000
_STEP_AFTER_RESTORE = 1_000
_STATUSES = 100


def sheet_serials(place: int) -> range:
    """The serials of a year that the PC may give to attendance sheets: 100 000 a place."""
    _require_place(place)
    return range(place * _SHEETS + (1 if place == 0 else 0), (place + 1) * _SHEETS)


def next_sheet_serial(place: int, last: int, floor: int = 0) -> int:
    """The serial after the last one of the PC's range and above its floor (0: none given yet).

    Raises:
        NumbersUsedUp: the range of this year is at its end.
    """
    serials = sheet_serials(place)
    serial = max(last + 1, floor + 1, serials.start)
    if serial not in serials:
        raise NumbersUsedUp(most=len(serials))
    return serial


def floor_after_restore(place: int, last: int, floor: int = 0) -> int:
    """The floor of a year's serials once the file was put back to an earlier state.

    Sheets that were printed in between are on paper and in no file: serials go on in the next
    full thousand above what the file knows (``last``) and above an earlier floor. Where it knows
    of no sheet, the first thousand of the range may be on paper.
    """
    _require_place(place)
    known = max(last, floor, place * _SHEETS)
    return (known // _STEP_AFTER_RESTORE + 1) * _STEP_AFTER_RESTORE


def status_numbers(place: int) -> range:
    """The numbers that the PC may give to attendance statuses of the office's own."""
    _require_place(place)
    return range(max(1, place * _STATUSES), (place + 1) * _STATUSES)


def next_status_number(place: int, last: int) -> int:
    """The status number after the last one ever given from the PC's range (0: none yet).

    Raises:
        NumbersUsedUp: all numbers of this PC were given.
    """
    numbers = status_numbers(place)
    number = max(last + 1, numbers.start)
    if number not in numbers:
        raise NumbersUsedUp(most=len(numbers))
    return number


def _require_place(place: int) -> None:
    if place not in PLACES:
        message = f"a PC's place is 0 to 9, not {place}"
        raise ValueError(message)
