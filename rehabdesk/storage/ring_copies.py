"""The ring beside a copy of the office's file: sealed anew with the copy's own rows and pages."""

from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.storage import driver
from rehabdesk.storage.bound_rows import digests_of_rows
from rehabdesk.storage.closed_file import digest_of
from rehabdesk.storage.key_ring import KeyRing, read_ring, require_seal, sealed_as_it_is, write_ring
from rehabdesk.storage.ring_facts import PAGES, USERS, as_copied, of_restored
from rehabdesk.storage.ring_words import FORMAT
from rehabdesk.storage.troubles import CopyChanged, StorageTrouble, named_troubles


def seal_copied(ring_path: Path, copy: Path, key: bytes) -> None:
    """Let the ring that lies beside a finished copy know its rows and pages; nobody has it open.

    A ring of an older form, and one that is not sealed with the copy's key (while that is being
    changed), stays as it is. Raises troubles by name.
    """
    ring = _sealed_with(ring_path, key)
    if ring is None or USERS not in ring.facts:
        return
    with named_troubles(copy.name):
        with closing(driver.look(copy, key)) as seen:
            rows = digests_of_rows(seen)
        facts = as_copied(ring.facts, rows, digest_of(copy))
    write_ring(ring_path, sealed_as_it_is(replace(ring, facts=facts), key))


def unbind(ring_path: Path, key: bytes) -> None:
    """Let a ring say nothing of the file beside it: the next change there binds it."""
    ring = _sealed_with(ring_path, key)
    if ring is not None:
        write_ring(ring_path, sealed_as_it_is(without_binding(ring), key))


def without_binding(ring: KeyRing) -> KeyRing:
    """A ring that says nothing of its file, but that pages were found; its seal does not fit."""
    return replace(ring, facts=of_restored(ring.facts))


def require_as_copied(ring_path: Path, copy: Path, key: bytes) -> None:
    """Refuse a copy whose pages are not those that it was made with (``CopyChanged``).

    A copy from before there were such digests, and one whose ring is broken, cannot be compared.
    """
    ring = _sealed_with(ring_path, key)
    told = None if ring is None else ring.facts.get(PAGES)
    if told is None:
        return
    with named_troubles(copy.name):
        if driver.has_log(copy) or digest_of(copy) != told:
            raise CopyChanged(copy.parent.name)


def _sealed_with(ring_path: Path, key: bytes) -> KeyRing | None:
    """A ring of today's form, if it is sealed with a key."""
    try:
        ring = read_ring(ring_path)
        require_seal(ring, key)
    except StorageTrouble:
        return None
    return ring if ring.format == FORMAT else None
