"""What one PC knows of an office from the last time, and when the office's files are older."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.audit import AuditHead, LeftHeads


class OlderBy(Enum):
    """By what an office's files are older than this PC knows them."""

    LOG = "log"
    RING = "ring"
    JOURNAL = "journal"


class RingSeen(Struct, frozen=True, kw_only=True):
    """A ring as it was seen: its generation, the digest of its slots, and the heads it holds."""

    generation: int
    slots: str
    heads: tuple[AuditHead, ...]


class KnownOffice(Struct, frozen=True, kw_only=True):
    """An office as one PC saw it last.

    ``heads`` are where the audit log stood. ``working`` says that it was open then: a closing of
    it is not known.
    """

    at: datetime
    heads: tuple[AuditHead, ...]
    ring: RingSeen
    working: bool


class Older(Struct, frozen=True, kw_only=True):
    """That an office's files are older than this PC saw them at ``since``, and by what."""

    by: OlderBy
    since: datetime


def is_older_ring(ring: RingSeen, known: RingSeen, left: LeftHeads) -> bool:
    """Whether a ring is from before the one that is known, or another one of its generation.

    Whoever changes a slot raises the generation; whoever closes the office puts later heads in.
    ``left`` are heads that a restore has left behind: they are not missed.
    """
    if ring.generation != known.generation:
        return ring.generation < known.generation
    return ring.slots != known.slots or not _reach(ring.heads, known.heads, left)


def is_journal_gone(ring: RingSeen, known: KnownOffice, *, journal: bool) -> bool:
    """Whether the work after the last commit to the file itself was taken away.

    ``journal`` says whether SQLite's log of changes lies beside the file. A program that ended
    without closing leaves it there, unless somebody else has opened and closed the office since.
    """
    return known.working and not journal and ring == known.ring


def _reach(heads: Sequence[AuditHead], known: Sequence[AuditHead], left: LeftHeads) -> bool:
    """Whether every known head was reached or passed, or was left behind."""
    reached = {one.origin: one.count for one in heads}
    return all(one.count <= reached.get(one.origin, 0) or left.has(one) for one in known)
