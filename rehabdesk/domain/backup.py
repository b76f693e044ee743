"""Backups: what one contains, which generations are kept, when the newest is too old."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAYS_KEPT = 7
WEEKS_KEPT = 5
MONTHS_KEPT = 12
_GENERATIONS = ((DAYS_KEPT, "%Y-%m-%d"), (WEEKS_KEPT, "%G-%V"), (MONTHS_KEPT, "%Y-%m"))
STALE_AFTER = timedelta(days=3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What an office's file holds: records a table, and when it was last written.

    ``written_at`` is the newest stamp of any record, in UTC, or nothing in an empty file.
    """

    counts: dict[str, int]
    written_at: datetime | None = None

    def differences(self, other: "Contents") -> dict[str, int]:
        """How many more records than another one this has, table by table; equal ones left out."""
        tables = sorted({*self.counts, *other.counts})
        more = {one: self.counts.get(one, 0) - other.counts.get(one, 0) for one in tables}
        return {one: count for one, count in more.items() if count}


@dataclass(frozen=True, kw_only=True, slots=True)
class Backup:
    """A backup that was re-opened and counted before it was called good.

    ``folder`` is the name of its folder, ``made_at`` local time.
    """

    folder: str
    made_at: datetime
    size: int
    contents: Contents
    rehearsed_on: date | None = None


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Which backups stay: the newest of each of 7 days, 5 weeks and 12 months, and the newest.

    Days, weeks and months are those in which there is a backup, so that a PC that was off for
    weeks loses nothing by it.
    """
    newest_first = sorted(made, reverse=True)
    stay = set(newest_first[:1])
    for limit, period in _GENERATIONS:
        seen: dict[str, datetime] = {}
        for moment in newest_first:
            seen.setdefault(moment.strftime(period), moment)
        stay.update(list(seen.values())[:limit])
    return frozenset(stay)


def stale(newest: datetime | None, now: datetime) -> bool:
    """Whether the newest good backup is missing or more than three days old."""
    return newest is None or now - newest > STALE_AFTER
