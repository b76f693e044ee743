"""Getting an office back: from a backup, on this PC or another, or from what is still readable.

Before a login the data key stands for the right: it comes from a passphrase or the recovery key.
Where somebody sits at the desk, ``restore_chosen`` asks what the person may do.
"""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.backup import Backup, Contents
from rehabdesk.domain.identity import OfficeId
from rehabdesk.domain.office import Office
from rehabdesk.domain.recovery_key import read_recovery_code
from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.rights import Right
from rehabdesk.services.patience import counted
from rehabdesk.services.rights import needs
from rehabdesk.services.safekeeping import Charge
from rehabdesk.storage import (
    RECOVERY_OWNER,
    StorageTrouble,
    Unlocked,
    keys_path,
    office_path,
    open_store,
    unlock_office,
)
from rehabdesk.storage.whole_file import (
    Salvaged,
    contents_now,
    find_backups,
    read_ring,
    restore,
    salvage_beside,
)
from rehabdesk.wording.tables import TABLES

__all__ = [
    "Compared",
    "backups_around",
    "compare",
    "contents_today",
    "find_backups",
    "restore",
    "restore_chosen",
    "save_readable",
    "unlock_any",
]


class Compared(Struct, frozen=True, kw_only=True):
    """One kind of record: how many a backup has and how many there are today (None unknown)."""

    words: str
    then: int
    today: int | None

    @property
    def lost(self) -> int:
        """How many fewer there would be after putting the backup back."""
        return max(0, (self.today or 0) - self.then)


def compare(backup: Contents, today: Contents | None) -> tuple[Compared, ...]:
    """A backup against today, kind by kind in Indonesian; what the program keeps for itself last.

    Kinds that are empty in both are left out.
    """
    lines = [
        Compared(
            words=words,
            then=backup.counts.get(table, 0),
            today=None if today is None else today.counts.get(table, 0),
        )
        for table, words in TABLES.items()
    ]
    return tuple(one for one in lines if one.then or one.today)


def contents_today(place: Path, key: bytes) -> Contents | None:
    """What an office's file holds now, or nothing where it cannot be read."""
    try:
        return contents_now(office_path(place), key)
    except StorageTrouble:
        return None


@needs(Right.BACK_UP)
def restore_chosen(charge: Charge, source: Path, moment: datetime) -> Contents:
    """Put a backup in the place of the office that was open and is closed now."""
    return restore(source, charge.folder, charge.key, moment)


def backups_around(office_folder: Path) -> tuple[tuple[Path, Backup], ...]:
    """The backups beside an office's file, newest first."""
    return find_backups(office_folder / paths.BACKUPS)


def unlock_any(
    places: tuple[Path, ...],
    passphrase: str,
    login: str = "",
    *,
    count_in: Path,
    now: datetime,
) -> Unlocked:
    """Unlock with the first ring that a passphrase, or the printed recovery code, fits.

    Wrong ones are counted in a folder like those at the login. Raises ``WaitBeforeTrying`` and
    what the first ring raised.
    """
    return counted(count_in, now, lambda: _unlock_first(places, _read(passphrase), login))


def _unlock_first(places: tuple[Path, ...], words: str, login: str) -> Unlocked:
    told: StorageTrouble | None = None
    for place in places:
        try:
            return unlock_office(place, words, login)
        except StorageTrouble as trouble:
            told = told or trouble
    raise told or StorageTrouble


def _read(typed: str) -> str:
    """What was typed; a recovery code in its printed form."""
    try:
        return read_recovery_code(typed)
    except Refusal:
        return typed


def save_readable(place: Path, key: bytes, moment: datetime) -> tuple[Path, Salvaged]:
    """Save what can still be read of a damaged office into a folder to restore from.

    The index of names is made anew in it.
    """
    folder, saved = salvage_beside(office_path(place), key, moment)
    sealed = bool(read_ring(keys_path(folder)).seal)
    store = open_store(office_path(folder), Unlocked(RECOVERY_OWNER, key, sealed))
    try:
        with store.change("Berkas diselamatkan"):
            store.search.rebuild()
            if not store.offices.all():
                store.offices.put(_nameless(folder))
    finally:
        store.close()
    return folder, saved


def _nameless(folder: Path) -> Office:
    """An office whose own record could not be read; its id stands in the key slots as well."""
    marked = read_ring(keys_path(folder)).office
    name = "Kantor yang diselamatkan"
    return Office(id=OfficeId(marked.removeprefix("contoh-")), name=name, short_name=name, city="")
