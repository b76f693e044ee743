"""Whether the office's file was left as it is found: looked at, told to the log, accepted.

A page from an older copy of the same office fits into today's file, so how the file was closed is
sealed in the ring (``storage/page_watch``).
"""

from datetime import datetime

from msgspec import Struct

from rehabdesk.domain.audit import ChainReport
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.safekeeping import Charge, charge_of
from rehabdesk.storage import Change, PagesSeen, Store
from rehabdesk.storage.whole_file import chain_now
from rehabdesk.wording.dates import stamp
from rehabdesk.wording.terms import label

NOT_CLOSED = (
    "Kantor sebelumnya tidak ditutup dengan benar; ini tercatat. Pengguna, pembatasan, dan jejak"
    " audit sudah diperiksa dan cocok. Bila tidak ada listrik padam, beri tahu administrator."
)
"""What to say where the closing before is missing and all that can be compared is as it was."""

LONGEST_REASON = 300
"""How long the reason may be for which pages that were found are accepted."""


class PagesLook(Struct, frozen=True, kw_only=True):
    """How the file was found; ``chain`` is the log's where the closing before is missing."""

    pages: PagesSeen
    chain: ChainReport | None = None


@needs(Right.LOOK)
def look_at_pages(charge: Charge) -> PagesLook:
    """Compare every page with how the file was closed, beside the work; nothing is written.

    Where the closing is missing, the whole log is read instead. Raises troubles by name.
    """
    watch, keys = charge.holder.pages, charge.holder.keys
    if watch is None or keys is None:
        return PagesLook(pages=PagesSeen.SAME)
    pages = watch.look()
    if not watch.not_closed and pages is not PagesSeen.NOT_CLOSED:
        return PagesLook(pages=pages)
    chain = chain_now(charge.path, charge.settled_key(), lambda: keys.ring().generation)
    return PagesLook(pages=PagesSeen.NOT_CLOSED, chain=chain)


@needs(Right.LOOK)
def settle_pages(store: Store, look: PagesLook | None = None) -> None:
    """Let the log and the ring know what a look has told; it is taken now where none was."""
    charge = charge_of(store)
    if store.pages is None or charge is None:
        return
    look = look or look_at_pages(charge)
    store.pages.settle()
    if look.chain is not None and look.chain.broken is not None:
        store.pages.tell_found(label(look.chain.broken))


@needs(Right.LOOK)
def found_words(store: Store) -> str:
    """What to say of pages that were not as they were left; nothing where there are none."""
    if store.pages is None or not store.pages.found:
        return ""
    when = datetime.fromisoformat(store.pages.found)
    return (
        "Isi berkas kantor lain daripada saat ditutup: ada halaman dari hari lain yang dipasang"
        " dari luar program. Yang tampil bisa salah. Pulihkan cadangan dari sebelum"
        f" {stamp(when, store.office.time_zone)}, atau minta administrator memeriksa dan"
        " menerimanya."
    )


@needs(Right.MANAGE_USERS)
def accept_pages(store: Store, why: str) -> Done[None]:
    """Go on with pages that were found; asks why, for the log.

    Raises:
        Missing, TooLong, UnprintableText.
    """
    words = require_text("why", why, LONGEST_REASON)
    if store.pages is not None and store.pages.found:
        store.pages.accept(words)
    return Done(None, Change(""))
