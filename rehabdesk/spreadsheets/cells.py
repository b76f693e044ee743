"""One cell of an Excel list as the text, number or date that was meant."""

from datetime import date, datetime, time, timedelta

from rehabdesk.domain.refusals import NotANumber
from rehabdesk.domain.text import tidy_text
from rehabdesk.wording.typed_dates import parse_date

Cell = int | float | str | bool | date | datetime | time | timedelta
"""What calamine hands over for a cell; an empty one is ""."""


def text_in(cell: Cell) -> str:
    """The cell's text on one line; a whole number has no ".0", a date is day-month-year."""
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    return tidy_text(str(cell))


def date_in(cell: Cell) -> date | None:
    """The cell's day: a date cell, an Excel serial or a typed date; None where it is empty.

    Raises:
        NoSuchDate: it cannot be read as a date.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_in(cell)
    return None if text in {"", "-"} else parse_date(text)


def number_in(cell: Cell, *, least: int = 0, most: int = 9_999) -> int | None:
    """The cell's whole number from ``least`` to ``most``; None where it is empty.

    Raises:
        NotANumber: it is something else.
    """
    text = text_in(cell)
    if text in {"", "-"}:
        return None
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise NotANumber(least=least, most=most)
    return int(text)
