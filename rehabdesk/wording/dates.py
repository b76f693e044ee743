"""Indonesian dates and times, for screen and paper."""

from datetime import date, datetime, time

from rehabdesk.domain.office import zone_of

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""The months' names, January first."""

SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
"""The months' names in three letters."""

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""The days' names, Monday first."""

SHORT_WEEKDAYS = tuple(name[:3] for name in WEEKDAYS)
"""The days' names in three letters."""

_TWO_MONTHS = 60
_MONTH = 30.44
_YEAR = 365.25
_TWO_YEARS = 730
_NEAR = {0: "hari ini", 1: "besok", 2: "lusa", -1: "kemarin"}


def long_date(day: date, *, weekday: bool = False) -> str:
    """A day as "30 Agustus 2021", with the weekday "Senin, 30 Agustus 2021"."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {text}" if weekday else text


def medium_date(day: date, *, weekday: bool = False) -> str:
    """A day as "30 Agu 2021", with the weekday "Sen, 30 Agu 2021"."""
    text = f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"
    return f"{SHORT_WEEKDAYS[day.weekday()]}, {text}" if weekday else text


def day_month(day: date) -> str:
    """A day as "30 Agu", where the year goes without saying."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """A day as "30-08-2021"."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def month_year(day: date) -> str:
    """The month of a day as "Agustus 2021"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def clock(moment: time) -> str:
    """A time of day as "09.30"."""
    return f"{moment.hour:02}.{moment.minute:02}"


def clock_range(starts_at: time, ends_at: time) -> str:
    """A span of time as "09.30-10.45"."""
    return f"{clock(starts_at)}-{clock(ends_at)}"


def period(starts_on: date, ends_on: date) -> str:
    """A span of days as "1 Maret s.d. 31 Agustus 2021"; what both ends share is said once."""
    if starts_on == ends_on:
        return long_date(starts_on)
    if starts_on.year != ends_on.year:
        first = long_date(starts_on)
    elif starts_on.month != ends_on.month:
        first = f"{starts_on.day} {MONTHS[starts_on.month - 1]}"
    else:
        first = str(starts_on.day)
    return f"{first} s.d. {long_date(ends_on)}"


def stamp(moment: datetime, zone: str = "WIB") -> str:
    """A moment as "30-08-2021 09.12 WIB"; one with a time zone is brought to ``zone`` first."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(zone_of(zone))
    return f"{short_date(moment.date())} {clock(moment.time())} {zone}"


def relative_day(day: date, today: date) -> str:
    """How far ``day`` is from ``today``: "kemarin", "3 hari lagi", "5 bulan lalu"."""
    days = (day - today).days
    if days in _NEAR:
        return _NEAR[days]
    side = "lagi" if days > 0 else "lalu"
    far = abs(days)
    if far < _TWO_MONTHS:
        return f"{far} hari {side}"
    if far < _TWO_YEARS:
        return f"{round(far / _MONTH)} bulan {side}"
    return f"{int(far / _YEAR)} tahun {side}"
