"""Restricted residents: marked with a reason, and not found by whoever lacks the right.

The store leaves them and their rows out by itself (``storage/residents.py``, ``guarded.py``). On a
*daftar hadir* the name stands all the same, for the resident must sign it.
"""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.identity import RestrictionId, new_id
from rehabdesk.domain.resident import Restriction
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import require_text
from rehabdesk.services.audit import note_opened
from rehabdesk.services.done import Done
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import Store

_LONGEST = 300


@needs(Right.LOOK)
def restriction_of(store: Store, resident_id: str) -> Restriction | None:
    """Why somebody is restricted; nothing for who is not, and for whoever may not know."""
    if store.residents.get(resident_id) is None:
        return None
    found = store.restrictions.find(resident=resident_id)
    return found[-1] if found else None


@needs(Right.SEE_RESTRICTED)
def restrict(store: Store, resident_id: str, reason: str, *, today: date) -> Done[Restriction]:
    """Restrict somebody's record, or give another reason for it.

    Raises:
        NotFound, Missing, TooLong, UnprintableText.
    """
    person = required(store.residents, resident_id, "residen")
    words = require_text("reason", reason, _LONGEST)
    old = restriction_of(store, person.id)
    made = (
        replace(old, reason=words)
        if old
        else Restriction(
            id=RestrictionId(new_id()), resident=person.id, reason=words, restricted_on=today
        )
    )
    with store.change("Residen dibatasi", why=words) as change:
        store.restrictions.put(made)
        change.named.append((store.residents.table, person.id))
    return Done(made, change)


@needs(Right.SEE_RESTRICTED)
def lift_restriction(store: Store, resident_id: str, why: str) -> Done[None]:
    """Let everybody see somebody again; asks why.

    Raises:
        NotFound, Missing, TooLong, UnprintableText.
    """
    person = required(store.residents, resident_id, "residen")
    words = require_text("why", why, _LONGEST)
    with store.change("Pembatasan residen dicabut", why=words) as change:
        for restriction in store.restrictions.find(resident=person.id):
            store.restrictions.remove(restriction.id)
        change.named.append((store.residents.table, person.id))
    return Done(None, change)


@needs(Right.SEE_RESTRICTED)
def note_restricted_opened(store: Store, resident_id: str) -> None:
    """Write at once that a restricted record was opened; says nothing of others."""
    if restriction_of(store, resident_id) is not None:
        note_opened(store, "resident", resident_id, "Data residen terbatas dibuka")
