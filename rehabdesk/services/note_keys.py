"""The keys of notes: made at the first login of who is to have one, handed on, and rescued.

Only who has a key can give it to somebody, for nobody else can make it. The other way is the
recovery sheet with two guardians, each with a passphrase of their own.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from msgspec import Struct

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.note import ClosedNotes, NoteKind, kinds_for
from rehabdesk.domain.refusals import NoNoteKey, NoWayToNotes
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import User
from rehabdesk.services.done import Done
from rehabdesk.services.patience import counted
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import required
from rehabdesk.storage import LEAST_GUARDIANS, RECOVERY_OWNER, Change, NoteKeys, Store, WrongKey
from rehabdesk.wording.terms import label

_USER = "pengguna"


class NoteKeyState(Struct, frozen=True, kw_only=True):
    """Who has the key of a sort of notes, and who is to have it; all are ids of users.

    ``held`` says whether whoever sits at the desk has it, ``made`` whether there is one yet.
    ``able`` are those of the waiting whom it can be given to, ``outside`` those who work here and
    are no guardians; ``guarded`` says whether the sheet and two persons give it.
    """

    kind: NoteKind
    made: bool = False
    held: bool = False
    holders: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    able: frozenset[str] = frozenset()
    guardians: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    guarded: bool = False
    lost: bool = False
    """Whether nobody has it, and sheet and guardians do not give it either."""


@needs(Right.LOOK)
def lacks_note_key(store: Store) -> tuple[NoteKind, ...]:
    """The sorts of notes that the role at the desk is to read, and whose key it has not got yet."""
    return tuple(kind for kind in kinds_for(store.desk.role) if not store.words.holds(kind))


@needs(Right.LOOK)
def note_key_states(store: Store) -> tuple[NoteKeyState, ...]:
    """How it stands with the keys of notes; nothing in an office that closes none."""
    keys = store.note_keys
    if keys is None:
        return ()
    users = [one for one in store.users.all() if one.active_to is None]
    return tuple(_state(keys, kind, users) for kind in NoteKind)


def _state(keys: NoteKeys, kind: NoteKind, users: Sequence[User]) -> NoteKeyState:
    paired, has = keys.with_pair(), keys.holders(kind)
    meant = frozenset(one.id for one in users if kind in kinds_for(one.role))
    guards = keys.guardians(kind) & paired
    return NoteKeyState(
        kind=kind,
        made=keys.is_made(kind),
        held=keys.is_held(kind),
        holders=meant & has,
        waiting=meant - has if keys.is_made(kind) else frozenset(),
        able=(meant - has) & paired,
        guardians=guards,
        outside=frozenset(one.id for one in users if one.id in paired) - guards,
        lost=keys.is_lost(kind),
        guarded=keys.has_sheet(kind) and len(guards) >= LEAST_GUARDIANS,
    )


@needs(Right.LOOK)
def tend_note_keys(store: Store) -> None:
    """What is due when somebody has come in: a first key, a new one, the sheet's part, old words.

    A key is made by the first user who is to have it, so no administrator ever has it; it is made
    anew by the next who has it after somebody has gone. Raises the troubles of the computer.
    """
    if store.note_keys is None:
        return
    for kind in kinds_for(store.desk.role):
        _tend(store, store.note_keys, kind)
        if store.note_keys.is_held(kind):
            _close_old_words(store, kind)


def _tend(store: Store, keys: NoteKeys, kind: NoteKind) -> None:
    user = store.desk.user
    if not keys.is_made(kind):
        if user in keys.with_pair():
            with _deed(store, "Kunci catatan dibuat", kind):
                keys.make(kind, user)
    elif not keys.is_held(kind):
        return
    elif keys.is_due(kind):
        with _deed(store, "Kunci catatan diganti", kind):
            keys.make_anew(kind)
    elif not keys.has_sheet(kind) and len(keys.guardians(kind)) >= LEAST_GUARDIANS:
        with _deed(store, "Kunci catatan diberikan kepada lembar pemulihan", kind):
            keys.guard(kind, keys.guardians(kind))


def _close_old_words(store: Store, kind: NoteKind) -> None:
    """Close what was written before there was a key; what the log told before stays in the log."""
    done = store.settings.read(ClosedNotes).kinds
    if kind in done:
        return
    shelf = store.counseling_notes if kind is NoteKind.COUNSELING else store.medical_notes
    with store.change("Isi catatan ditutup", kind=EntryKind.SECURITY) as change:
        change.why = f"{label(kind)}: {shelf.close_what_is_open()}"
        store.settings.write(ClosedNotes(kinds=(*done, kind)))


@needs(Right.LOOK)
def hand_on_note_keys(store: Store, user_ids: Sequence[str]) -> Done[None]:
    """Give users the keys of notes that their roles are to have, as far as this desk has them.

    Raises:
        NotFound, and NoNoteKey: whoever sits at the desk has none of them, somebody can have none
        (the role, or no own pair of keys yet), or nobody is to have one.
    """
    keys, users = _keys(store), [required(store.users, one, _USER) for one in user_ids]
    if not users:
        raise NoNoteKey(reason="nobody")
    given = [(user, kind) for user in users for kind in _due_to(user, keys)]
    with store.change("Kunci catatan diserahkan", kind=EntryKind.SECURITY) as change:
        change.why = ", ".join(dict.fromkeys(label(kind) for _, kind in given))
        change.named.extend((store.users.table, user.id) for user in users)
        for user, kind in given:
            keys.hand_on(kind, (user.id,))
    return Done(None, Change(""))


def _due_to(user: User, keys: NoteKeys) -> tuple[NoteKind, ...]:
    """The sorts of notes whose keys somebody can be given here, at least one."""
    kinds = kinds_for(user.role)
    if user.active_to is not None or not kinds or user.id not in keys.with_pair():
        raise NoNoteKey(reason="receive")
    held = tuple(kind for kind in kinds if keys.is_held(kind))
    if not held:
        raise NoNoteKey(reason="hand_on")
    return held


@needs(Right.LOOK)
def begin_note_key_anew(store: Store, kind: NoteKind) -> Done[None]:
    """Make a new key where the one before is lost; what lies under that stays closed for good.

    Raises:
        NoNoteKey: the role at the desk has none of these notes, or the key can still be had.
    """
    keys, user = _keys(store), store.desk.user
    if kind not in kinds_for(store.desk.role) or user not in keys.with_pair():
        raise NoNoteKey(reason="receive")
    if not keys.is_lost(kind):
        raise NoNoteKey(reason="not_lost")
    with _deed(store, "Kunci catatan dibuat baru; yang lama hilang", kind):
        keys.make(kind, user)
    return Done(None, Change(""))


@needs(Right.LOOK)
def set_note_guardians(store: Store, kind: NoteKind, user_ids: Sequence[str]) -> Done[None]:
    """Let these users, any two of them beside the recovery sheet, give the key of a sort of notes.

    Raises:
        NotFound, NoNoteKey: whoever sits at the desk does not have it, and NoWayToNotes: there
        are less than two of them, or the sheet is from before there were pairs of keys.
    """
    keys, users = _keys(store), [required(store.users, one, _USER) for one in user_ids]
    if not keys.is_held(kind):
        raise NoNoteKey(reason="hand_on")
    wanted = {one.id for one in users if one.active_to is None} & keys.with_pair()
    if len(wanted) < LEAST_GUARDIANS:
        raise NoWayToNotes(reason="guardians")
    if RECOVERY_OWNER not in keys.with_pair():
        raise NoWayToNotes(reason="sheet")
    with _deed(store, "Penjaga kunci catatan ditetapkan", kind) as change:
        change.named.extend((store.users.table, one.id) for one in users)
        keys.guard(kind, wanted)
    return Done(None, Change(""))


@needs(Right.MANAGE_USERS)
def rescue_note_key(
    store: Store,
    kind: NoteKind,
    user_id: str,
    persons: Sequence[tuple[str, str]],
    *,
    now: datetime,
) -> Done[None]:
    """Give a user the key of a sort of notes by the recovery sheet and two guardians.

    The office must have been opened with the sheet; ``persons`` are login names and passphrases.
    Wrong ones are counted like those at the login.

    Raises:
        NotFound, NoWayToNotes, NoNoteKey (who cannot have it), WaitBeforeTrying, and the trouble
        ``WrongKey``.
    """
    keys, user = _keys(store), required(store.users, user_id, _USER)
    if kind not in kinds_for(user.role) or user.id not in keys.with_pair():
        raise NoNoteKey(reason="receive")
    found = _proven(store, keys, persons, now)
    with _deed(store, "Kunci catatan dibuka dengan lembar pemulihan", kind) as change:
        change.named.extend((store.users.table, one) for one in (user.id, *found))
        if not keys.rescue(kind, user.id, found):
            raise NoWayToNotes
    return Done(None, Change(""))


def _proven(
    store: Store, keys: NoteKeys, persons: Sequence[tuple[str, str]], now: datetime
) -> dict[str, bytearray]:
    """The private keys of active users by their ids; raises ``WrongKey`` for a wrong passphrase.

    All of them are one try, so that nobody's right passphrase ends the count of another's wrong.
    """
    if store.path is None:
        raise WrongKey

    def enter() -> dict[str, bytearray]:
        found = dict(keys.private_of(*one) for one in persons)
        users = [store.users.get(owner) for owner in found]
        if any(user is None or user.active_to is not None for user in users):
            raise WrongKey
        return found

    return counted(store.path.parent, now, enter)


def _deed(store: Store, words: str, kind: NoteKind) -> AbstractContextManager[Change]:
    return store.change(words, why=label(kind), kind=EntryKind.SECURITY)


def _keys(store: Store) -> NoteKeys:
    if store.note_keys is None:
        raise NoNoteKey(reason="hand_on")
    return store.note_keys
