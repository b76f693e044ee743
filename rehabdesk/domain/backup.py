"""Backups: what one contains, which generations are kept, when the newest is too old."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum

from msgspec import Struct

DAYS_KEPT = 7
WEEKS_KEPT = 5
MONTHS_KEPT = 12
NEWEST_KEPT = 8
_GENERATIONS = ((DAYS_KEPT, "%Y-%m-%d"), (WEEKS_KEPT, "%G-%V"), (MONTHS_KEPT, "%Y-%m"))
STALE_AFTER = timedelta(days=3)
AHEAD = timedelta(minutes=1)
"""Backups of one minute are made a second apart, so the newest may be this much ahead of now."""


class Contents(Struct, frozen=True, kw_only=True):
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


class Backup(Struct, frozen=True, kw_only=True):
    """A backup that was re-opened and counted before it was called good.

    ``folder`` is the name of its folder, ``made_at`` local time. ``contents`` are known to whoever
    has the key.
    """

    folder: str
    made_at: datetime
    size: int
    contents: Contents | None = None
    rehearsed_on: date | None = None

    @property
    def held(self) -> Contents:
        """What it holds; no tables where that is not known."""
        return self.contents or Contents(counts={})

    @property
    def records(self) -> int | None:
        """How many records it holds, or nothing where that is sealed under another key."""
        return None if self.contents is None else sum(self.contents.counts.values())


class BackupPlace(Enum):
    """Where a backup lies."""

    OFFICE = "office"
    FOLDER = "folder"
    STICK = "stick"


class BackupPlan(Struct, frozen=True, kw_only=True):
    """Where backups go beside the office's own folder, and after how many minutes of changes.

    ``folder`` is a chosen folder or nothing; ``stick`` says whether one was prepared for it.
    """

    folder: str = ""
    stick: bool = False
    minutes: int = 30


class BackupResult(Struct, frozen=True, kw_only=True):
    """What came of backing up to one place at one time; ``trouble`` is a kind of trouble or ""."""

    place: BackupPlace
    where: str
    at: datetime
    trouble: str = ""

    @property
    def good(self) -> bool:
        """Whether there is a backup now that was opened again and counted."""
        return not self.trouble


def from_later(made: datetime, now: datetime) -> bool:
    """Whether a backup says that it was made more than a minute after now: by a wrong clock."""
    return made - now > AHEAD


def newest_of(made: Iterable[datetime], now: datetime) -> datetime | None:
    """The newest moment that has come already, or nothing."""
    return max((one for one in made if not from_later(one, now)), default=None)


def newest_first(made: datetime, now: datetime) -> tuple[bool, float]:
    """What sorts backups: the newest first, and those from later than now after all others."""
    return from_later(made, now), -made.timestamp()


def kept(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: the newest of each of 7 days, 5 weeks and 12 months, and the recent ones.

    Recent are all of today and yesterday, and at any rate the newest eight: a list that was
    imported wrongly at 15.00 is taken back to the hour before, not to the day before. Days, weeks
    and months are those in which there is a backup, so that a PC that was off for weeks loses
    nothing by it. Those from later than now take no place of the others: they are counted by
    themselves.
    """
    moments = list(made)
    later = {one for one in moments if from_later(one, now)}
    past = [one for one in moments if one not in later]
    yesterday = now.date() - timedelta(days=1)
    recent = {one for one in past if one.date() >= yesterday}
    return frozenset(recent) | _generations(past) | _generations(later)


def _generations(made: Iterable[datetime]) -> frozenset[datetime]:
    newest_first = sorted(made, reverse=True)
    stay = set(newest_first[:NEWEST_KEPT])
    for limit, period in _GENERATIONS:
        seen: dict[str, datetime] = {}
        for moment in newest_first:
            seen.setdefault(moment.strftime(period), moment)
        stay.update(list(seen.values())[:limit])
    return frozenset(stay)


def stale(newest: datetime | None, now: datetime) -> bool:
    """Whether the newest good backup is missing, more than three days old, or from a later time.

    One that was made later than now was made before the clock was set back, or by a wrong clock.
    """
    return newest is None or now - newest > STALE_AFTER or from_later(newest, now)
