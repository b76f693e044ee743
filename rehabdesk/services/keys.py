"""The key of the office's file: changed when somebody has gone or a key is thought lost."""

from msgspec import Struct

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import NotADemonstration
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import needs
from rehabdesk.storage import RECOVERY_OWNER, Store, change_key

SLOTS_TAKEN = "Slot kunci dihapus dari luar program"


class KeysState(Struct, frozen=True, kw_only=True):
    """What is still to be done about the keys of an office.

    ``missing`` are the ids of users who have not come in since there are own pairs of keys, and
    ``sheet_missing`` says the same of the recovery sheet; ``due`` that the key of the file must be
    changed; ``number`` how many such keys the office has had.
    """

    missing: frozenset[str] = frozenset()
    sheet_missing: bool = False
    due: bool = False
    number: int = 1
    weak: frozenset[str] = frozenset()
    """Whose passphrases are stretched less than is usual: an older program's or a stranger's.

    Nobody in a demonstration, whose passphrase everybody knows.
    """
    taken: frozenset[str] = frozenset()
    """Whose slots were taken out of the ring by something else than the program."""


@needs(Right.LOOK)
def keys_state(store: Store) -> KeysState:
    """What is still to be done; nothing for an office in memory."""
    if store.keys is None:
        return KeysState()
    ring, missing = store.keys.ring(), store.keys.without_pair()
    return KeysState(
        missing=missing - {RECOVERY_OWNER},
        sheet_missing=RECOVERY_OWNER in missing,
        due=ring.due,
        number=ring.key,
        weak=frozenset() if store.office.demonstration else store.keys.weakly_stretched(),
        taken=store.keys.slots.taken(),
    )


@needs(Right.LOOK)
def tell_taken_slots(store: Store) -> None:
    """Tell the log once of each slot that was taken out of the ring from outside, and whose."""
    keys = store.keys
    if keys is None or not (untold := keys.slots.untold()):
        return
    why = "Lembar kunci pemulihan juga." if RECOVERY_OWNER in untold else ""
    with store.change(SLOTS_TAKEN, why=why, kind=EntryKind.SECURITY) as change:
        change.named += [(store.users.table, one) for one in sorted(untold - {RECOVERY_OWNER})]
        keys.slots.tell()


@needs(Right.LOOK)
def change_key_if_due(store: Store) -> bool:
    """Put the file under a new key where somebody has gone; says whether that was done.

    Raises ``DiskFull`` where there is no room for it, and then it stays due; the troubles of the
    computer by name.
    """
    if store.keys is None or not store.keys.due:
        return False
    change_key(store, store.keys)
    return True


@needs(Right.MANAGE_USERS)
def replace_office_key(store: Store) -> None:
    """Put the file under a new key because one is thought lost; raises what the above raises."""
    if store.office.demonstration:
        raise NotADemonstration(reason="keys")
    keys = store.note_keys
    if keys is not None and any(keys.is_made(one) for one in NoteKind):
        with store.change("Kunci catatan harus diganti", kind=EntryKind.SECURITY):
            keys.set_due()
    if store.keys is not None:
        change_key(store, store.keys)
