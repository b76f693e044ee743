"""Any list of the screen on paper: its columns, its order, and what it is narrowed to."""

from datetime import datetime

from msgspec import Struct

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.printed_list import MOST_ROWS, ListColumn, ListDossier
from rehabdesk.domain.refusals import ListTooLong
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import note
from rehabdesk.services.dossiers import kop_on, stamp_of
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.numbers import thousands


class ShownList(Struct, frozen=True, kw_only=True):
    """A list as it is shown: its name, whose or which it is, its columns and its words."""

    name: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    of: str = ""
    """What it is a list of where the name alone does not say: a cohort, a person."""
    narrowed: tuple[str, ...] = ()
    """What it is narrowed to, each in words."""
    order: str = ""
    """What it is sorted by, in words; empty where it stands as it always does."""


@needs(Right.PRINT)
def list_pdf(store: Store, shown: ShownList, *, now: datetime) -> bytes:
    """A list on the office's paper; raises ``ListTooLong``."""
    from rehabdesk.documents.printed_list import PRINTED_LIST

    amount = len(shown.rows)
    if amount > MOST_ROWS:
        raise ListTooLong("rows", count=amount, most=MOST_ROWS)
    note(store, EntryKind.PRINT, f"Daftar dicetak: {shown.name}, {thousands(amount)} baris")
    return PRINTED_LIST.draw([list_dossier(store, shown, now=now)])


def list_dossier(store: Store, shown: ShownList, *, now: datetime) -> ListDossier:
    """What a list is drawn from."""
    day = now.date()
    facts = (
        ("Per tanggal", long_date(day)),
        ("Jumlah", f"{thousands(len(shown.rows))} baris"),
        ("Saringan", "; ".join(shown.narrowed)),
        ("Diurutkan menurut", shown.order),
    )
    titles = (shown.name.upper(), shown.of)
    return ListDossier(
        kop=kop_on(store, day),
        paper=store.office.paper,
        titles=tuple(one for one in titles if one),
        facts=tuple((name, words) for name, words in facts if words),
        columns=shown.columns,
        rows=shown.rows,
        printed_at=stamp_of(store.office, now),
    )
