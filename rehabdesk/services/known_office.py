"""Whether an office's files are older than this PC saw them last, and who lets that count.

A passphrase opens an older copy as well as today's, and a copy agrees with itself. So each PC keeps
where the log and the ring of an office stood, outside the office's folder. Only a login compares:
backups, rehearsals and looks at a file are older on purpose. Nobody is kept out, for a copy may
have been put back by hand; but the log, the window and each command say it until it is accepted.
"""

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.known_office import (
    KnownOffice,
    Older,
    OlderBy,
    is_journal_gone,
    is_older_ring,
)
from rehabdesk.domain.rights import Right
from rehabdesk.services.official_numbers import missed_numbers
from rehabdesk.services.rights import needs
from rehabdesk.storage import (
    Store,
    keep_in_mind,
    keep_numbers,
    recall_office,
    ring_as_seen,
)
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.terms import label

FOUND = "Kantor lebih tua daripada yang dikenal komputer ini"
ACCEPTED = "Kantor yang lebih tua diterima"
NUMBERS_MISSED = "Nomor sertifikat terakhir akan ditanyakan"

_WHAT_TO_DO = (
    "Isian sesudahnya mungkin hilang. Bila berkas cadangan memang disalin kembali dengan sengaja,"
    " administrator atau ketua tim menerimanya di jendela program. Bila tidak, jangan mengisi apa"
    " pun: beri tahu pimpinan dan pulihkan cadangan terbaru."
)


def compare_with_known(store: Store, *, journal: bool) -> Older | None:
    """By what the office that was just opened is older than this PC knows it, or nothing.

    ``journal`` says whether SQLite's log of changes lay beside the file before it was opened. A
    demonstration may be made anew at any time, so nothing is known of it.
    """
    if store.keys is None or store.office.demonstration:
        return None
    ring = store.keys.ring()
    known = recall_office(ring.office)
    if known is None:
        return None
    by = _older_by(store, known, journal=journal)
    return None if by is None else Older(by=by, since=known.at)


def _older_by(store: Store, known: KnownOffice, *, journal: bool) -> OlderBy | None:
    if store.keys is None:
        return None
    if store.audit.against(known.heads) is not None:
        return OlderBy.LOG
    left = store.audit.left_behind()
    if any(left.has(one) for one in known.heads):
        # Restored since, which the log tells; slots and journal are the restored ones.
        return None
    ring = ring_as_seen(store.keys.ring())
    if is_older_ring(ring, known.ring, left):
        return OlderBy.RING
    return OlderBy.JOURNAL if is_journal_gone(ring, known, journal=journal) else None


@needs(Right.LOOK)
def keep_known(store: Store, *, working: bool = True) -> None:
    """Let this PC know where the office stands now; nothing where an older one waits for a word.

    ``working`` is False when the office is being closed. Where the files cannot be read, broken
    or gone, this PC goes on knowing what it knew.
    """
    keep_numbers(store)
    if store.older is None and not store.office.demonstration:
        keep_in_mind(store, working=working)


@needs(Right.LOOK)
def begin_to_know(store: Store, older: Older | None) -> None:
    """Write down that the office is older, or let this PC know it, now and when it is closed.

    Of an older one, and of one that knows fewer official numbers than this PC, the last number on
    paper is to be asked.
    """
    store.older = older
    if older is not None:
        with store.change(FOUND, why=f"{_words(store, older)}.", kind=EntryKind.SECURITY):
            pass
    missed = missed_numbers(store, None if older is None else older.since)
    if missed is not None:
        with store.change(NUMBERS_MISSED, kind=EntryKind.SECURITY):
            store.settings.write(missed)
    keep_known(store)
    store.closing.append(lambda: keep_known(store, working=False))


@needs(Right.BACK_UP)
def accept_older(store: Store) -> None:
    """Let the older office count from now on; who did it is in the log."""
    if store.older is None:
        return
    with store.change(ACCEPTED, why=f"{_words(store, store.older)}.", kind=EntryKind.SECURITY):
        pass
    store.older = None
    keep_known(store)


@needs(Right.LOOK)
def older_sentence(store: Store) -> str:
    """That the office is older than this PC knows it, since when, and what to do; or nothing."""
    if store.older is None:
        return ""
    return (
        "Kantor ini lebih tua daripada yang pernah dibuka di komputer ini:"
        f" {_words(store, store.older)}. {_WHAT_TO_DO}"
    )


def _words(store: Store, older: Older) -> str:
    when = stamp(older.since.astimezone(), store.office.time_zone)
    return f"terakhir {when}; {label(older.by)}"
