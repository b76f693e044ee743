"""Reading and writing days and times as Indonesian staff type them."""

import re
from calendar import monthrange
from datetime import date, time

from PySide6.QtCore import QLocale

_INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)
_PARTS = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DIGITS = re.compile(r"^(\d{2})(\d{2})(\d{4}|\d{2})$")
_WORDS = re.compile(r"^(\d{1,2})[\s-]+([a-z]+)\.?[\s-]+(\d{4}|\d{2})$")
_CLOCK = re.compile(r"^(\d{1,2})[.:](\d{2})$|^(\d{1,2})(\d{2})$|^(\d{1,2})$")
_MONTHS = 12
_HOURS = 24
_MINUTES = 60
_CENTURY = 100
_PIVOT = 20
_SHORTEST_WORD = 3


def month_name(month: int) -> str:
    """Give the name of a month, 1 to 12."""
    return _INDONESIAN.standaloneMonthName(month)


def weekday_name(day: date, *, short: bool = False) -> str:
    """Give the name of a day of the week."""
    length = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return _INDONESIAN.standaloneDayName(day.isoweekday(), length)


def short_day(day: date) -> str:
    """Write a day with digits, as forms do: 01-03-2021."""
    return f"{day:%d-%m-%Y}"


def long_day(day: date) -> str:
    """Write a day in words: Senin, 1 Maret 2021."""
    return f"{weekday_name(day)}, {day.day} {month_name(day.month)} {day.year}"


def read_day(text: str, today: date) -> date:
    """Read a day as typed; ValueError carries the sentence for the user.

    A year of two digits lies at most 20 years ahead of today.
    """
    plain = " ".join(text.lower().split())
    day, month, year = _numbers(plain, text.strip())
    if year < _CENTURY:
        year += today.year // _CENTURY * _CENTURY
        if year > today.year + _PIVOT:
            year -= _CENTURY
    if not 1 <= month <= _MONTHS:
        raise ValueError(f"Bulan {month} tidak ada: isi 1 sampai 12.")
    last = monthrange(max(year, 1), month)[1]
    if not 1 <= day <= last:
        shown = f"{day:02d}-{month:02d}-{year}"
        raise ValueError(
            f"Tanggal {shown} tidak ada: {month_name(month)} {year} sampai tanggal {last}."
        )
    return date(year, month, day)


def _numbers(plain: str, typed: str) -> tuple[int, int, int]:
    """Find day, month and year in the accepted spellings."""
    found = _ISO.match(plain)
    if found:
        return int(found[3]), int(found[2]), int(found[1])
    found = _PARTS.match(plain) or _DIGITS.match(plain)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = _WORDS.match(plain)
    if found:
        return int(found[1]), _month_of(found[2]), int(found[3])
    raise ValueError(f"“{typed}” bukan tanggal. Contoh: 01-03-2021 atau 1 Maret 2021.")


def _month_of(word: str) -> int:
    """Find a month by its first letters, at least three."""
    hits = [n for n in range(1, _MONTHS + 1) if month_name(n).lower().startswith(word)]
    others = {"agt": 8, "ags": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}
    if word in others:
        return others[word]
    if len(word) < _SHORTEST_WORD or len(hits) != 1:
        raise ValueError(f"“{word}” bukan nama bulan. Contoh: 1 Maret 2021.")
    return hits[0]


def read_time(text: str) -> time:
    """Read 8.30, 08:30, 0830 or 8; ValueError carries the sentence for the user."""
    typed = text.strip()
    found = _CLOCK.match(typed)
    if not found:
        raise ValueError(f"“{typed}” bukan jam. Contoh: 08.30.")
    hour = int(found[1] or found[3] or found[5])
    minute = int(found[2] or found[4] or 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise ValueError(f"Jam {typed} tidak ada: isi 00.00 sampai 23.59.")
    return time(hour, minute)
