"""The days that somebody means who types "senin", "hari ini", "30/8" or "minggu depan"."""

import re
from datetime import date, timedelta

from msgspec import Struct

from rehabdesk.domain.refusals import NoSuchDate
from rehabdesk.wording.dates import MONTHS, WEEKDAYS
from rehabdesk.wording.typed_dates import parse_date

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_NEAR = {
    "hari ini": 0,
    "sekarang": 0,
    "besok": 1,
    "esok": 1,
    "lusa": 2,
    "kemarin": -1,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_WEEKDAYS = {
    "jum'at": 4,
    "jumaat": 4,
    "ahad": 6,
    "monday": 0,
    "friday": 4,
    **{name.casefold(): number for number, name in enumerate(WEEKDAYS)},
}
_SHIFTS = {"ini": 0, "depan": 1, "lalu": -1, "kemarin": -1, "berikutnya": 1, "sebelumnya": -1}
_WEEK_SAID = re.compile(rf"\b(?:minggu|pekan)\s+(?P<shift>{'|'.join(_SHIFTS)})\b")
_NEAR_SAID = re.compile(rf"\b(?:{'|'.join(_NEAR)})\b")
_WEEKDAY_SAID = re.compile(
    rf"\b(?:hari\s+)?(?P<name>{'|'.join(_WEEKDAYS)})\b(?:\s+(?P<shift>{'|'.join(_SHIFTS)})\b)?"
)
_MONTH_WORDS = "|".join(f"{name.casefold()}|{name[:3].casefold()}" for name in MONTHS)
_DATE_SAID = re.compile(
    r"(?<![\w./-])(?:\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2}))?"
    rf"|\d{{1,2}}\s+(?:{_MONTH_WORDS})(?:\s+\d{{4}})?)(?![\w/-])"
)
_MOST_REST = 200


class AskedDays(Struct, frozen=True, kw_only=True):
    """The day meant, or the whole week from that Monday, and what else was typed.

    A bare weekday is the next one; ``other`` is then the one before.
    """

    day: date
    rest: str
    other: date | None = None
    week: bool = False


def asked_days(text: str, today: date) -> AskedDays | None:
    """The day or week in a search, or nothing where none is named."""
    plain = " ".join(text.casefold().split())[:_MOST_REST]
    return (
        _week(plain, today) or _near(plain, today) or _weekday(plain, today) or _date(plain, today)
    )


def _week(plain: str, today: date) -> AskedDays | None:
    found = _WEEK_SAID.search(plain)
    if found is None:
        return None
    monday = today - today.weekday() * _DAY + _SHIFTS[found["shift"]] * _WEEK
    return AskedDays(day=monday, week=True, rest=_without(plain, found))


def _near(plain: str, today: date) -> AskedDays | None:
    found = _NEAR_SAID.search(plain)
    if found is None:
        return None
    return AskedDays(day=today + _NEAR[found[0]] * _DAY, rest=_without(plain, found))


def _weekday(plain: str, today: date) -> AskedDays | None:
    found = _WEEKDAY_SAID.search(plain)
    if found is None:
        return None
    ahead = (_WEEKDAYS[found["name"]] - today.weekday()) % len(WEEKDAYS)
    following = today + ahead * _DAY
    rest = _without(plain, found)
    if found["shift"] is None:
        return AskedDays(day=following, rest=rest, other=following - _WEEK)
    monday = today - today.weekday() * _DAY + _SHIFTS[found["shift"]] * _WEEK
    return AskedDays(day=monday + _WEEKDAYS[found["name"]] * _DAY, rest=rest)


def _date(plain: str, today: date) -> AskedDays | None:
    found = _DATE_SAID.search(plain)
    if found is None:
        return None
    try:
        day = parse_date(found[0], today)
    except NoSuchDate:
        return None
    return AskedDays(day=day, rest=_without(plain, found))


def _without(plain: str, found: re.Match[str]) -> str:
    return " ".join(f"{plain[: found.start()]} {plain[found.end() :]}".split())
