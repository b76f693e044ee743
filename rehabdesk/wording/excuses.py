"""Excuses in words: their days and hours, and what stands beside a mark that one has made."""

from collections.abc import Mapping
from datetime import date

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.excuse import Effect, Excuse
from rehabdesk.domain.identity import StatusId
from rehabdesk.wording.dates import WEEKDAYS, clock, clock_range, day_month, medium_date

_WEEK = 7


def excuse_times(excuse: Excuse) -> str:
    """Its weekdays and hours: "setiap Selasa, 09.00-11.00"; nothing for whole days."""
    return ", ".join(one for one in (_weekdays(excuse), _hours(excuse)) if one)


def excuse_days(excuse: Excuse) -> str:
    """From when until when: "1 Sep 2021 – 5 Sep 2021", "sejak 1 Sep 2021"."""
    first, last = medium_date(excuse.first_on), excuse.last_on
    if last is None:
        return f"sejak {first}"
    return first if last == excuse.first_on else f"{first} – {medium_date(last)}"


def excuse_source(excuse: Excuse, status: AttendanceStatus | None) -> str:
    """What made a mark, in a few words: "Izin s.d. 5 Sep", "Dinas sejak 1 Sep, setiap Selasa"."""
    name = status.label if status is not None else "Halangan"
    last = excuse.last_on
    until = f"sejak {day_month(excuse.first_on)}" if last is None else _until(excuse.first_on, last)
    return ", ".join(one for one in (f"{name} {until}", excuse_times(excuse)) if one)


def _until(first: date, last: date) -> str:
    return day_month(last) if first == last else f"s.d. {day_month(last)}"


def _weekdays(excuse: Excuse) -> str:
    if not excuse.weekdays or len(excuse.weekdays) == _WEEK:
        return ""
    names = [WEEKDAYS[one] for one in sorted(excuse.weekdays)]
    return f"setiap {' dan '.join([', '.join(names[:-1]), names[-1]] if names[1:] else names)}"


def _hours(excuse: Excuse) -> str:
    first, last = excuse.starts_at, excuse.ends_at
    if first is not None and last is not None:
        return clock_range(first, last)
    if first is not None:
        return f"mulai {clock(first)}"
    return f"sampai {clock(last)}" if last is not None else ""


def effect_words(effect: Effect, statuses: Mapping[StatusId, AttendanceStatus]) -> str:
    """What saving or removing an excuse would do to the lists that are there, as sentences."""
    done = [
        f"{count} {words}"
        for count, words in (
            (effect.filled, "baris kosong terisi"),
            (effect.changed, "tanda berubah"),
            (effect.emptied, "tanda menjadi kosong"),
        )
        if count
    ]
    told = [
        f"Pada daftar hadir yang sudah disiapkan: {', '.join(done)}."
        if done
        else "Daftar hadir yang sudah disiapkan tidak berubah."
    ]
    if effect.closed:
        told.append(f"{effect.closed} di antaranya pada daftar yang sudah selesai.")
    if effect.typed:
        told.append(f"{effect.typed} tanda yang sudah diketik tetap.")
    for other in effect.clashes:
        name = excuse_source(other, statuses.get(other.status))
        told.append(f"Bertabrakan dengan {name}; yang dicatat lebih dahulu yang mengisi.")
    return " ".join(told)
