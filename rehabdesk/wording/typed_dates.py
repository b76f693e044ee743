"""Dates as people type them and as lists hold them, read into calendar days."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from rehabdesk.domain.refusals import NoSuchDate
from rehabdesk.wording.dates import MONTHS

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_YEARS = range(1900, 2151)
_CENTURY = 100
_DEFAULT_WINDOW_END = 2049

# Old and English spellings beside the first three letters of each month.
_MONTH_NAMES = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)} | {
    "peb": 2,
    "may": 5,
    "mrt": 3,
    "agt": 8,
    "ags": 8,
    "aug": 8,
    "oct": 10,
    "nop": 11,
    "dec": 12,
}
_MONTH_STEM = re.compile(
    r"jan(?:uari|uary)?|[fp]eb(?:r|ruari|ruary)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?"
    r"|jul[iy]?|agu(?:s|st|stus)?|agts?|ags(?:t|tus)?|aug(?:ust)?|sept?(?:ember)?"
    r"|o[kc]t(?:ober)?|no[vp](?:ember)?"
    r"|de[sc](?:ember)?"
)
# Word and Excel set the apostrophe of Jum'at in several shapes.
_WEEKDAY = re.compile(
    r"^(?:hari\s+)?(?:(?:senin|selasa|rabu|kamis|jum[ '’‘‛`´ʼʻʾ′]?at|sabtu|minggu|ahad"
    r"|sen|sel|rab|kam|jum|sab|min)\b[\s,./:\-–—]*)?(?:(?:tgl|tanggal)\b[\s.:]*)?"
)
_TIME = re.compile(r"[t\s]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?$")
_ISO = re.compile(r"(?P<year>\d{4})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})")
_FIGURES = re.compile(
    r"(?P<day>\d{1,2})\s*[-/. ]\s*(?P<month>\d{1,2})(?:\s*[-/. ]\s*(?P<year>\d{4}|\d{2}))?"
)
_WORDS = re.compile(
    r"(?P<day>\d{1,2})\s*[-/. ]?\s*(?P<month>[a-z]+)\.?(?:\s*[-/., ]?\s*(?P<year>\d{4}|\d{2}))?"
)
_SOLID = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})")
_SERIAL = re.compile(r"(?P<serial>\d{5})(?:[.,]\d+)?")
_NEAR = {"hari ini": 0, "besok": 1, "kemarin": -1}


def parse_date(
    text: str, today: date | None = None, *, century_pivot: int = 10, field: str = ""
) -> date:
    """The day meant by "1/3/21", "1 Maret 2021", "010321", "2021-03-01", Excel's "44256"...

    A year of two digits lies in the hundred years that end ``century_pivot`` years after
    ``today`` (0 for dates of birth), or in 1950 to 2049 without ``today``. With ``today`` the
    year may be left out, and "hari ini", "besok" and "kemarin" are known.

    Raises:
        NoSuchDate: ``text`` with ``reason`` "empty", "unreadable", "year", "month" (and
            ``month`` as typed) or "day" (and ``month`` by name, its ``last`` day).
    """
    typed = " ".join(text.split())
    plain = _TIME.sub("", _WEEKDAY.sub("", typed.casefold()))
    if today is not None and plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    serial = _SERIAL.fullmatch(plain)
    if serial and int(serial["serial"]) in _EXCEL_SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(serial["serial"]))
    for shape in (_ISO, _FIGURES, _WORDS, _SOLID):
        found = shape.fullmatch(plain)
        if found and (found["year"] or today is not None):
            year = _year(found["year"], today, century_pivot)
            return _day(
                int(found["day"]), found["month"], year, partial(NoSuchDate, field, text=typed)
            )
    raise NoSuchDate(field=field, text=typed, reason="unreadable" if typed else "empty")


def _year(typed: str | None, today: date | None, pivot: int) -> int:
    if typed is None:
        return today.year if today else 0
    if len(typed) > 2:  # noqa: PLR2004 - written in full
        return int(typed)
    end = today.year + pivot if today else _DEFAULT_WINDOW_END
    return end - (end - int(typed)) % _CENTURY


def _day(day: int, month_text: str, year: int, refusal: Callable[..., NoSuchDate]) -> date:
    month = int(month_text) if month_text.isdigit() else _named_month(month_text)
    if not 1 <= month <= len(MONTHS):
        raise refusal(reason="month", month=month_text)
    if year not in _YEARS:
        raise refusal(reason="year")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise refusal(reason="day", month=f"{MONTHS[month - 1]} {year}", last=last)
    return date(year, month, day)


def _named_month(word: str) -> int:
    return _MONTH_NAMES[word[:3]] if _MONTH_STEM.fullmatch(word) else 0
