"""What is known about an office's backups, beside its file: where they go and how they went.

Numbers, times and folders only; no names. A file that is missing or broken means the defaults,
for the backups themselves are found by looking.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from rehabdesk.domain.backup import BackupPlace, BackupPlan, BackupResult
from rehabdesk.own_files import write_whole
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.troubles import NOT_AS_WRITTEN, named_troubles

CATALOGUE_FILE = "cadangan.json"


class Catalogue(Struct, frozen=True, kw_only=True):
    """The plan, the last result and the last good time of each place, the last rehearsal."""

    plan: BackupPlan = field(default_factory=BackupPlan)
    results: tuple[BackupResult, ...] = ()
    rehearsed_on: date | None = None

    def with_results(self, results: tuple[BackupResult, ...]) -> "Catalogue":
        """The catalogue after another round; of each place the last good and the last one stay."""
        every = (*self.results, *results)
        stay: list[BackupResult] = []
        for place in BackupPlace:
            of_place = [one for one in every if one.place is place]
            good = [one for one in of_place if one.good]
            stay += {id(one): one for one in (*good[-1:], *of_place[-1:])}.values()
        return replace(self, results=tuple(stay))

    def last(self, place: BackupPlace, *, good: bool = False) -> BackupResult | None:
        """The last result of a place, or its last good one."""
        found = [one for one in self.results if one.place is place and (one.good or not good)]
        return found[-1] if found else None


def read_catalogue(office_folder: Path) -> Catalogue:
    """The catalogue of an office; the defaults where there is none that can be read."""
    try:
        words = read_words(office_folder / CATALOGUE_FILE)
        return _catalogue(words, office_folder)
    except (OSError, *NOT_AS_WRITTEN):
        return Catalogue()


def write_catalogue(office_folder: Path, catalogue: Catalogue) -> None:
    """Write the catalogue whole or not at all; raises troubles by name."""
    words: dict[str, Any] = {
        "folder": catalogue.plan.folder,
        "stik": catalogue.plan.stick,
        "menit": catalogue.plan.minutes,
        "gladi": catalogue.rehearsed_on.isoformat() if catalogue.rehearsed_on else None,
        "hasil": [
            {
                "tempat": one.place.value,
                "di": one.where,
                "pada": one.at.isoformat(),
                "masalah": one.trouble,
            }
            for one in catalogue.results
        ],
    }
    path = office_folder / CATALOGUE_FILE
    with named_troubles(path.name):
        write_whole(path, json.dumps(words, indent=1).encode(), ".baru")


def folder_in(office_folder: Path, written: str) -> str:
    """The folder that is meant: absolute, or inside the office's; any other is none at all.

    What is written there may be by a stranger, and must not depend on where a program was started.
    """
    if not written or Path(written).is_absolute():
        return written
    office = office_folder.resolve()
    try:
        inside = (office / written).resolve()
    except (OSError, ValueError):
        return ""
    return str(inside) if inside != office and inside.is_relative_to(office) else ""


def _catalogue(words: dict[str, Any], office_folder: Path) -> Catalogue:
    rehearsed = words.get("gladi")
    return Catalogue(
        plan=BackupPlan(
            folder=folder_in(office_folder, str(words.get("folder", ""))),
            stick=bool(words.get("stik", False)),
            minutes=max(1, int(words.get("menit", BackupPlan().minutes))),
        ),
        results=tuple(
            BackupResult(
                place=BackupPlace(one["tempat"]),
                where=str(one["di"]),
                at=datetime.fromisoformat(one["pada"]).astimezone(),
                trouble=str(one["masalah"]),
            )
            for one in words.get("hasil", ())
        ),
        rehearsed_on=date.fromisoformat(rehearsed) if rehearsed else None,
    )
