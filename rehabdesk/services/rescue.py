"""Getting an office back from what is still readable, and the backups there are to choose from.

Who may put one in an office's place is asked in ``restoring``.
"""

from datetime import datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.backup import Backup
from rehabdesk.domain.identity import OfficeId
from rehabdesk.domain.office import Office
from rehabdesk.services.patience import counted
from rehabdesk.services.restoring import typed_words
from rehabdesk.storage import (
    RECOVERY_OWNER,
    StorageTrouble,
    Unlocked,
    keys_path,
    office_path,
    open_store,
    unlock_office,
    unlock_ring,
)
from rehabdesk.storage.whole_file import (
    Salvaged,
    find_backups,
    read_ring,
    salvage_beside,
    under_former_key,
)

_NEAR = 3
"""How many folders above a backup the office's own may be."""

__all__ = ["backups_around", "find_backups", "is_former_beside", "save_readable", "unlock_any"]


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
    return counted(count_in, now, lambda: _unlock_first(places, typed_words(passphrase), login))


def is_former_beside(backup: Path, passphrase: str, login: str = "") -> bool:
    """Whether a backup in an office's own folder opens with a key from before today's.

    False where that cannot be told: it lies elsewhere, or the office's ring does not open.
    """
    for folder in backup.absolute().parents[:_NEAR]:
        place = office_path(folder)
        if place.is_file():
            try:
                key = unlock_ring(place, typed_words(passphrase), login).key
                return bool(under_former_key(read_ring(keys_path(place)), key, (backup,)))
            except StorageTrouble:
                return False
    return False


def _unlock_first(places: tuple[Path, ...], words: str, login: str) -> Unlocked:
    told: StorageTrouble | None = None
    for place in places:
        try:
            return unlock_office(place, words, login)
        except StorageTrouble as trouble:
            told = told or trouble
    raise told or StorageTrouble


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
