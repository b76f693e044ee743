"""A backup against today before it is put back: every kind of record, and the deeds since."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.backup import Contents
from rehabdesk.domain.rights import Right
from rehabdesk.services.restoring import LookFirst, Permit, look_at_backup, nobody_looks
from rehabdesk.services.rights import needs
from rehabdesk.services.safekeeping import Charge
from rehabdesk.storage import StorageTrouble, office_path
from rehabdesk.storage.whole_file import (
    TableDifference,
    contents_now,
    difference,
    require_content,
)
from rehabdesk.wording.tables import COUNTED, table_word


class Compared(Struct, frozen=True, kw_only=True):
    """One kind of record: how many then and today (None unknown), and what a restore does to it.

    ``lost`` are there today only, ``back`` in the backup only, ``changed`` in both otherwise.
    """

    words: str
    then: int
    today: int | None
    lost: int = 0
    back: int = 0
    changed: int = 0

    @property
    def same(self) -> bool:
        """Whether a restore leaves this kind as it is."""
        return self.today is not None and not (self.lost or self.back or self.changed)


class Comparison(Struct, frozen=True, kw_only=True):
    """A backup against today; what is newer than the backup is told by its deeds, if readable."""

    lines: tuple[Compared, ...]
    then_written: datetime | None = None
    today_written: datetime | None = None
    today_readable: bool = True
    deeds: tuple[tuple[str, int], ...] = ()
    deeds_count: int = 0
    last_deed_at: datetime | None = None

    @property
    def loses(self) -> bool:
        """Whether anything of today would be gone or otherwise."""
        return any(one.lost or one.changed for one in self.lines)


@needs(Right.BACK_UP)
def compare_open(charge: Charge, source: Path, look: LookFirst = nobody_looks) -> Comparison:
    """A backup against the office that is open; raises troubles by name.

    What ``look`` raises ends the first look at the backup.
    """
    today_key = charge.settled_key()
    seen = look_at_backup(source, charge.folder, today_key, look)
    return _compared(charge.path, today_key, office_path(source), (seen.key, seen.contents))


@needs(Right.BACK_UP)
def compare_closed(permit: Permit, source: Path, office_folder: Path) -> Comparison:
    """A backup against the office of a folder, which may not be readable; raises troubles."""
    office = office_folder / paths.OFFICE_FILE
    return _compared(office, permit.today_key, office_path(source), (permit.key, permit.held))


def _compared(
    today: Path, today_key: bytes, backup: Path, looked: tuple[bytes, Contents]
) -> Comparison:
    key, then = looked
    try:
        require_content(today)
        now = contents_now(today, today_key)
        found = difference(today, today_key, backup, key)
    except StorageTrouble:
        return Comparison(
            lines=_backup_alone(then), then_written=then.written_at, today_readable=False
        )
    return Comparison(
        lines=by_words(found.tables),
        then_written=then.written_at,
        today_written=now.written_at,
        deeds=found.deeds,
        deeds_count=found.deeds_count,
        last_deed_at=found.last_deed_at,
    )


def by_words(tables: tuple[TableDifference, ...]) -> tuple[Compared, ...]:
    """Kind by kind, those first that matter most to people; empty and unknown ones left out.

    A table that people do not count is told only where it differs.
    """
    by_table = {one.table: one for one in tables}
    order = [*(one for one in COUNTED if one in by_table)]
    order += sorted(by_table.keys() - COUNTED.keys(), key=table_word)
    lines: list[Compared] = []
    for table in order:
        found = by_table[table]
        line = Compared(
            words=table_word(table),
            then=found.then,
            today=found.today,
            lost=found.lost,
            back=found.back,
            changed=found.changed,
        )
        if (found.then or found.today) and (table in COUNTED or not line.same):
            lines.append(line)
    return tuple(lines)


def _backup_alone(then: Contents) -> tuple[Compared, ...]:
    """What comes back of the kinds that people know, where today's file cannot be read."""
    counts = {table: then.counts.get(table, 0) for table in COUNTED}
    return tuple(
        Compared(words=table_word(table), then=count, today=None, back=count)
        for table, count in counts.items()
        if count
    )
