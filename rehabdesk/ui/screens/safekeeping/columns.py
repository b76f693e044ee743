"""The list of backups, and a backup against today: one line each."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rehabdesk.domain.backup import Backup, BackupPlace
from rehabdesk.services.comparing import Compared
from rehabdesk.ui.theme.tokens import Tone
from rehabdesk.ui.widgets.column import Align, Column
from rehabdesk.wording.dates import medium_date
from rehabdesk.wording.numbers import file_size, thousands
from rehabdesk.wording.safekeeping import FORMER_KEY, FORMER_KEY_MEANS, age, made
from rehabdesk.wording.terms import label


class BackupLine(Struct, frozen=True, kw_only=True):
    """One backup as of a moment; ``place`` is nothing where it was only found in a folder."""

    backup: Backup
    source: Path
    now: datetime
    place: BackupPlace | None = None
    former_key: bool = False
    """Whether it opens with a key from before the office's was changed."""

    @property
    def records(self) -> int:
        """How many records it holds; -1 where that is sealed under another key."""
        records = self.backup.records
        return -1 if records is None else records


def _place(line: BackupLine) -> str:
    return line.source.parent.name if line.place is None else label(line.place)


def _records(line: BackupLine) -> str:
    if line.former_key:
        return "Kunci lama"
    return "" if line.records < 0 else thousands(line.records)


def _tip(line: BackupLine) -> str:
    """Where it lies, and what an old key means."""
    means = f"{FORMER_KEY.capitalize()}. {FORMER_KEY_MEANS}"
    return f"{line.source}\n{means}" if line.former_key else str(line.source)


def _rehearsed(line: BackupLine) -> str:
    day = line.backup.rehearsed_on
    return f"Teruji {medium_date(day)}" if day else ""


BACKUP_COLUMNS: tuple[Column[BackupLine], ...] = (
    Column[BackupLine](
        key="made",
        heading="Dibuat",
        text=lambda line: made(line.backup.made_at),
        sort=lambda line: line.backup.made_at,
        width=150,
        strong=True,
    ),
    Column[BackupLine](
        key="age",
        heading="Umur",
        text=lambda line: age(line.backup.made_at, line.now),
        sort=lambda line: line.backup.made_at,
        width=110,
        muted=True,
    ),
    Column[BackupLine](
        key="place",
        heading="Tempat",
        text=_place,
        tip=_tip,
        stretch=True,
    ),
    Column[BackupLine](
        key="records",
        heading="Catatan",
        text=_records,
        tone=lambda line: Tone.WARNING if line.former_key else None,
        tip=lambda line: _tip(line) if line.former_key else "",
        sort=lambda line: line.records,
        align=Align.RIGHT,
        width=104,
    ),
    Column[BackupLine](
        key="size",
        heading="Ukuran",
        text=lambda line: file_size(line.backup.size),
        sort=lambda line: line.backup.size,
        align=Align.RIGHT,
        width=90,
    ),
    Column[BackupLine](
        key="rehearsed",
        heading="Uji pemulihan",
        text=_rehearsed,
        tone=lambda line: Tone.SUCCESS if line.backup.rehearsed_on else None,
        width=160,
    ),
)
"""When, how old, where, how much, and whether it was proven."""


def _today(line: Compared) -> str:
    return "tidak terbaca" if line.today is None else thousands(line.today)


def _effect(line: Compared) -> str:
    if line.today is None:
        return ""
    parts = (("hilang", line.lost), ("kembali", line.back), ("berubah", line.changed))
    return ", ".join(f"{word} {thousands(count)}" for word, count in parts if count) or "sama"


def _tone(line: Compared) -> Tone | None:
    if line.today is None:
        return None
    if line.lost or line.changed:
        return Tone.DANGER
    return Tone.SUCCESS if line.back else None


COMPARED_COLUMNS: tuple[Column[Compared], ...] = (
    Column[Compared](key="words", heading="Catatan", text=lambda line: line.words, stretch=True),
    Column[Compared](
        key="then",
        heading="Di cadangan",
        text=lambda line: thousands(line.then),
        sort=lambda line: line.then,
        align=Align.RIGHT,
        width=110,
    ),
    Column[Compared](
        key="today",
        heading="Hari ini",
        text=_today,
        sort=lambda line: line.today or 0,
        align=Align.RIGHT,
        width=110,
    ),
    Column[Compared](key="effect", heading="Bila dipulihkan", text=_effect, tone=_tone, width=240),
)
"""What a backup has, what today has, and what putting it back would do."""
