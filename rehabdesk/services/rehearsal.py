"""Uji pemulihan: the newest backup is opened in a throw-away folder and checked like an office."""

import shutil
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.backup import Backup, Contents
from rehabdesk.domain.rights import Right
from rehabdesk.services.checking import check_office
from rehabdesk.services.restoring import LookFirst, look_at_backup, nobody_looks
from rehabdesk.services.rights import needs
from rehabdesk.services.safekeeping import Charge
from rehabdesk.storage import (
    RECOVERY_OWNER,
    FileDamaged,
    StorageTrouble,
    Unlocked,
    keys_path,
    named_troubles,
    office_path,
    open_store,
)
from rehabdesk.storage.whole_file import (
    backups_in,
    read_catalogue,
    read_ring,
    require_as_copied,
    require_plain,
    write_catalogue,
    write_facts,
)


class Rehearsal(Struct, frozen=True, kw_only=True):
    """A rehearsal that went well: which backup, how many records, in how many seconds."""

    backup: Backup
    records: int
    seconds: float


@needs(Right.BACK_UP)
def rehearse(
    charge: Charge, source: Path, backup: Backup, today: date, look: LookFirst = nobody_looks
) -> Rehearsal:
    """Open a copy of a backup as an office, count and check it, and remember the date.

    Raises ``FileDamaged`` or ``CopyChanged`` where anything in it is not as it was written, and
    other troubles by name. The copy stays encrypted and is removed again. What ``look`` raises
    ends the first look at it.
    """
    began = perf_counter()
    require_plain(office_path(source))
    with tempfile.TemporaryDirectory(prefix="rehabdesk-uji-") as folder:
        place = Path(folder) / source.name
        with named_troubles(source.name):
            place.mkdir()
            shutil.copyfile(office_path(source), office_path(place))
            read_ring(keys_path(source))  # refused where it is no small plain file
            shutil.copyfile(keys_path(source), keys_path(place))
        seen = look_at_backup(place, charge.folder, charge.settled_key(), look)
        key, contents = seen.key, seen.contents
        require_as_copied(keys_path(place), office_path(place), key)
        if contents != (backup.contents or _counted_then(source, key)):
            raise FileDamaged(source.name)
        sealed = bool(read_ring(keys_path(place)).seal)
        store = open_store(office_path(place), Unlocked(RECOVERY_OWNER, key, sealed))
        try:
            if not check_office(store).sound:
                raise FileDamaged(source.name)
        finally:
            store.close()
    proven = replace(backup, contents=contents, rehearsed_on=today)
    _remember(charge, source, proven, key)
    return Rehearsal(
        backup=proven, records=sum(contents.counts.values()), seconds=perf_counter() - began
    )


def _counted_then(source: Path, key: bytes) -> Contents | None:
    """What was counted in a backup from before the office's key was changed."""
    made = (one for one in backups_in(source.parent, key) if one.folder == source.name)
    return next((one.contents for one in made), None)


def _remember(charge: Charge, source: Path, proven: Backup, key: bytes) -> None:
    """Write the date down where it can be written; a stick may be locked against it."""
    with suppress(OSError, StorageTrouble):
        write_facts(source, proven, key)
    with suppress(StorageTrouble):
        catalogue = read_catalogue(charge.folder)
        write_catalogue(charge.folder, replace(catalogue, rehearsed_on=proven.rehearsed_on))
