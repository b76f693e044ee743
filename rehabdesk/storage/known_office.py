"""Where a PC keeps what it knows of offices: one small file an office, with its user's settings.

It lies outside the office's folder, so that whoever puts older files into that folder does not
reach it. It holds numbers, digests and a time; the office's identity is in it as a digest only. A
file that is missing or broken means that nothing is known, and a folder that cannot be written
that nothing is remembered.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

from msgspec import convert
from msgspec.json import encode
from msgspec.structs import replace

from rehabdesk.domain.audit import AuditHead
from rehabdesk.domain.known_office import KnownOffice, RingSeen
from rehabdesk.own_files import make_folder, write_whole
from rehabdesk.paths import computer_settings_folder, office_path
from rehabdesk.storage.driver import DatabaseError, has_log
from rehabdesk.storage.key_ring import KeyRing, digest_of_slots
from rehabdesk.storage.small_file import read_words
from rehabdesk.storage.store import Store
from rehabdesk.storage.swapping import undo_cut_swap
from rehabdesk.storage.troubles import NOT_AS_WRITTEN, StorageTrouble

FOLDER = "kantor-dikenal"
_NAME = 32
_MOST_ORIGIN, _MOST_COUNT = 2**31, 2**32


def ring_as_seen(ring: KeyRing) -> RingSeen:
    """A ring as far as it is remembered."""
    return RingSeen(generation=ring.generation, slots=digest_of_slots(ring), heads=ring.heads)


def journal_beside(place: Path) -> bool:
    """Whether SQLite's log of changes lies beside an office's file that nobody has open.

    Raises what ``undo_cut_swap`` raises.
    """
    path = office_path(place)
    undo_cut_swap(path.parent)
    return has_log(path)


def recall_office(office: str) -> KnownOffice | None:
    """What this PC knows of an office, given what its ring calls it; or nothing."""
    try:
        found = convert(read_words(file_of(office)), KnownOffice)
    except (OSError, *NOT_AS_WRITTEN):
        return None
    heads = (*found.heads, *found.ring.heads)
    return found if found.at.tzinfo is not None and all(map(_is_possible, heads)) else None


def keep_in_mind(store: Store, *, working: bool) -> None:
    """Keep where an open office stands now.

    Where its files cannot be read, or the settings cannot be written, it stays as it was.
    """
    if store.keys is None:
        return
    try:
        ring, heads = store.keys.ring(), store.audit.heads()
    except (StorageTrouble, DatabaseError):
        return
    before = recall_office(ring.office)
    now = KnownOffice(at=store.now(), heads=heads, ring=ring_as_seen(ring), working=working)
    if before is None or replace(before, at=now.at) != now:
        path = file_of(ring.office)
        with suppress(OSError):
            make_folder(path.parent)
            write_whole(path, encode(now))


def forget_office(office: str) -> None:
    """Know nothing of an office any more: it was put back to an earlier state on purpose."""
    with suppress(OSError):
        file_of(office).unlink(missing_ok=True)


def file_of(office: str) -> Path:
    """Where this PC keeps what it knows of an office, by what its ring calls it."""
    digest = hashlib.sha256(f"rehabdesk known office:{office}".encode()).hexdigest()
    return computer_settings_folder() / FOLDER / f"{digest[:_NAME]}.json"


def _is_possible(head: AuditHead) -> bool:
    """Whether a log can have such a head at all: a file that holds anything else is broken."""
    return 0 <= head.origin < _MOST_ORIGIN and 0 < head.count < _MOST_COUNT
