"""The way back from an upgrade: the office as it was is kept before its schema changes.

The copy is a folder with the same two files as an office's, below ``cadangan``; it takes its name
only when it has been read back whole, so that a power cut leaves no half copy that looks good.
"""

import hashlib
import re
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from rehabdesk import paths
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.storage.audit_log import AuditLog
from rehabdesk.storage.backup import sync_files
from rehabdesk.storage.change import Change, Desk
from rehabdesk.storage.driver import Connection, connect, look, value_of
from rehabdesk.storage.key_change import encrypt_anew
from rehabdesk.storage.key_ring import former_keys, read_ring, write_ring
from rehabdesk.storage.pc import renew_identity
from rehabdesk.storage.ring_copies import unbind
from rehabdesk.storage.ring_of_older import ring_for_older_program
from rehabdesk.storage.swapping import swap_in
from rehabdesk.storage.troubles import CopyAltered, FileDamaged, named_troubles

_NAME = "sebelum-skema-{goal}-dari-{version}"
_KEPT = re.compile(r"sebelum-skema-(\d+)-dari-\d+")
_UNFINISHED = ".sedang-dibuat"
_NOTED_SINCE = 15
"""The schema from which on a file knows the copy that its upgrade has left."""

_LOG_OF_TODAY = 12
_BLOCK = 1024 * 1024


def keep_before_upgrade(
    connection: Connection, path: Path, version: int, goal: int, key: bytes
) -> Path:
    """Keep file and key slots as they are; raises ``FileDamaged`` if the copy cannot be read."""
    folder = path.with_name(paths.BACKUPS) / _NAME.format(goal=goal, version=version)
    unfinished = folder.with_name(folder.name + _UNFINISHED)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    copy = unfinished / paths.OFFICE_FILE
    connection.execute("VACUUM INTO ?", (str(copy),))
    keys = path.with_name(paths.KEYS_FILE)
    if keys.is_file():
        shutil.copyfile(keys, unfinished / paths.KEYS_FILE)
        unbind(unfinished / paths.KEYS_FILE, key)
    _require_whole(connection, copy)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.replace(folder)
    return folder


def _require_whole(connection: Connection, copy: Path) -> None:
    # An attached file is opened with the key of the one that is open.
    connection.execute("ATTACH DATABASE ? AS kept", (str(copy),))
    try:
        # Whoever goes back to it loses what was printed since: its numbers must not come again.
        renew_identity(connection, "kept")
        found = [str(value) for (value,) in connection.execute("PRAGMA kept.quick_check")]
        kept = connection.execute("SELECT count(*) FROM kept.sqlite_master").fetchone()
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.execute("DETACH DATABASE kept")
    if found != ["ok"] or kept != tables:
        raise FileDamaged(copy.name)


def note_kept(connection: Connection, kept: Path) -> None:
    """Write into the upgraded file which copy is its way back, in the upgrade's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO upgrade_kept VALUES ('this', ?, ?)", (kept.name, _digest(kept))
    )


def may_go_back(office: Path) -> bool:
    """Whether there is a folder that looks like a way back; whether it is one the key tells."""
    folder = office.with_name(paths.BACKUPS)
    return folder.is_dir() and any(_KEPT.fullmatch(one.name) for one in folder.iterdir())


def kept_before_upgrade(office: Path, key: bytes) -> Path | None:
    """The copy that this very file's last upgrade has left beside it, or None.

    Raises ``CopyAltered`` where something else lies in its place.
    """
    with named_troubles(office.name), closing(look(office, key)) as opened:
        if value_of(opened, "PRAGMA user_version") < _NOTED_SINCE:
            return None
        noted = opened.execute("SELECT folder, digest FROM upgrade_kept").fetchone()
    kept = office.with_name(paths.BACKUPS) / str(noted[0]) if noted else None
    if kept is None or not _KEPT.fullmatch(kept.name) or not kept.is_dir():
        return None
    if _digest(kept) != noted[1]:
        raise CopyAltered(kept.name)
    return kept


def take_back_upgrade(office: Path, key: bytes, moment: datetime, user: str) -> Path | None:
    """Put a closed office back as it was before its last upgrade, with today's slots in force.

    Gives the folder where today's files are kept, or None where no upgrade has left a copy.
    Raises ``CopyAltered`` and other troubles by name, and then nothing has changed.
    """
    kept = kept_before_upgrade(office, key)
    if kept is None:
        return None
    staged = office.with_name(paths.BACKUPS) / f"kembali{_UNFINISHED}"
    with named_troubles(kept.name):
        shutil.rmtree(staged, ignore_errors=True)
        try:
            # Copied first and looked at then: nobody can put another one there in between.
            shutil.copytree(kept, staged)
            if _digest(staged) != _digest(kept) or kept_before_upgrade(office, key) != kept:
                raise CopyAltered(kept.name)
            _tell_log(
                staged / paths.OFFICE_FILE, _keep_todays_slots(staged, office, key), moment, user
            )
            sync_files(staged)
            aside = swap_in(staged, office, moment)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    shutil.rmtree(kept, ignore_errors=True)
    return aside


def _keep_todays_slots(staged: Path, office: Path, key: bytes) -> bytes:
    """Put today's slots into the copy, and the copy under today's key; gives its key.

    The copy of a program that has another form of ring stays under the key of its day.
    """
    # Loaded here: nobody waits for it at the start.
    from rehabdesk.storage.foreign_asking import first_look

    copy, ring_path = staged / paths.OFFICE_FILE, staged / paths.KEYS_FILE
    today_path = office.with_name(paths.KEYS_FILE)
    older = former_keys(read_ring(today_path), key)
    then_key = first_look(copy, (key, *older.values())).key
    ring, under = ring_for_older_program(ring_path, today_path, (then_key, key))
    if ring != read_ring(ring_path):
        write_ring(ring_path, ring)
    if under != then_key:
        encrypt_anew(copy, then_key, under)
    return under


def _tell_log(path: Path, key: bytes, moment: datetime, user: str) -> None:
    """Say in the log that the upgrade was taken back, where the log has today's form."""
    with closing(connect(path, key)) as opened:
        if value_of(opened, "PRAGMA user_version") < _LOG_OF_TODAY:
            return
        origin = int(value_of(opened, "SELECT origin FROM this_pc"))
        desk = Desk(origin, Role.ADMINISTRATOR, user)
        opened.execute("BEGIN")
        change = Change("Pembaruan berkas kantor diurungkan", "", EntryKind.SECURITY)
        AuditLog(opened, desk).write(change, moment)
        opened.execute("COMMIT")


def _digest(folder: Path) -> str:
    """The digest of both files of a folder."""
    digest = hashlib.sha256()
    for name in (paths.OFFICE_FILE, paths.KEYS_FILE):
        path = folder / name
        content = hashlib.sha256()
        if path.is_file():
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    content.update(block)
        digest.update(content.digest())
    return digest.hexdigest()
