"""The keys of notes in the ring: made, handed on, made anew, and given to sheet and guardians.

A key is sealed to the public key of each user who has it, so only one who has it can hand it on.
Besides, the recovery sheet and any two guardians together give it: the sheet has one piece, the
other is in shares of which two are needed (``shares.py``). Whom it was sealed to is vouched for
under the key itself, bound to each public key: a ring in which somebody's public key was exchanged
gives the next key to nobody new.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from rehabdesk.domain.note import NoteKind
from rehabdesk.storage.keys import RECOVERY_OWNER, Slot, new_key
from rehabdesk.storage.ring_words import Former, KeyRing, RoleKey
from rehabdesk.storage.sealing import KEY_LENGTH, open_sealed, seal_to, unwrap, wrap
from rehabdesk.storage.shares import combined, joined, split

KeysByRole = dict[int, bytes]
"""The keys of one sort of notes by number; the greatest is today's."""

_HAS, _GUARDS = "has", "guards"
LEAST_GUARDIANS = 2


def role_key(ring: KeyRing, kind: NoteKind) -> RoleKey | None:
    """What the ring has of the key of a sort of notes."""
    return next((one for one in ring.roles if one.role == kind.value), None)


def opened_keys(
    ring: KeyRing, kind: NoteKind, owner: str, private: bytes | bytearray
) -> KeysByRole:
    """Today's key of a sort of notes and those before, for who has it; else none."""
    found = role_key(ring, kind)
    if found is None or owner not in found.sealed:
        return {}
    key = open_sealed(private, found.sealed[owner], _bound(ring, found, _HAS, owner))
    return {} if key is None else _with_former(ring, found, key)


def opened_sheet(ring: KeyRing, kind: NoteKind, private: bytes | bytearray) -> bytes:
    """What the recovery sheet has of a key; nothing where it has nothing."""
    found = role_key(ring, kind)
    if found is None or not found.rescue:
        return b""
    return open_sealed(private, found.rescue, _bound(ring, found, _GUARDS, RECOVERY_OWNER)) or b""


def joined_keys(
    ring: KeyRing, kind: NoteKind, sheet: bytes, persons: Mapping[str, bytes | bytearray]
) -> KeysByRole:
    """The keys that the sheet's piece and the private keys of two guardians give; else none."""
    found = role_key(ring, kind)
    if found is None or not sheet:
        return {}
    shares = [
        open_sealed(private, found.halves[owner], _bound(ring, found, _GUARDS, owner))
        for owner, private in persons.items()
        if owner in found.halves
    ]
    known = [one for one in shares if one is not None]
    if len(known) != LEAST_GUARDIANS:
        return {}
    other = joined(*known)
    if other is None or len(other) != len(sheet):
        return {}
    key = combined((sheet, other))
    if not hmac.compare_digest(found.mark, _code(key, "mark", "", "")):
        return {}
    return _with_former(ring, found, key)


def with_new_key(ring: KeyRing, kind: NoteKind, owner: str) -> tuple[KeyRing, KeysByRole]:
    """The ring with a key for a sort of notes that has none, which one user has; and the key.

    Everybody who has a slot with a pair of keys is a guardian at first. A key that was there and
    is lost is left behind: what lies under it opens no more.
    """
    key, lost = new_key(), role_key(ring, kind)
    number = 1 if lost is None else lost.number + 1
    made = RoleKey(role=kind.value, number=number, mark=_code(key, "mark", "", ""))
    keys = {number: key}
    ring = handed_on(_with(ring, made), kind, keys, (owner,))
    everybody = (one.owner for one in ring.slots if one.public)
    return guarded(ring, kind, keys, everybody), keys


def is_lost(ring: KeyRing, kind: NoteKind) -> bool:
    """Whether there is a key that nobody has, and that sheet and guardians do not give either."""
    found = role_key(ring, kind)
    if found is None or found.sealed:
        return False
    return not found.rescue or len(found.halves) < LEAST_GUARDIANS


def handed_on(ring: KeyRing, kind: NoteKind, keys: KeysByRole, owners: Iterable[str]) -> KeyRing:
    """The ring with today's key sealed to more users, as far as they have pairs of keys."""
    found, publics = _required(ring, kind), _publics(ring)
    key = keys[max(keys)]
    more = [one for one in owners if one in publics]
    sealed = {
        one: seal_to(bytes.fromhex(publics[one]), key, _bound(ring, found, _HAS, one))
        for one in more
    }
    codes = {f"{_HAS}:{one}": _code(key, _HAS, one, publics[one]) for one in more}
    return _with(
        ring,
        replace(found, sealed=found.sealed | sealed, vouched=found.vouched | codes),
    )


def guarded(ring: KeyRing, kind: NoteKind, keys: KeysByRole, owners: Iterable[str]) -> KeyRing:
    """The ring in which the sheet and any two of these users give today's key, and nobody else.

    Where the sheet has no pair of keys, or there are fewer than two users, nobody has a share.
    """
    found, publics = _required(ring, kind), _publics(ring)
    key = keys[max(keys)]
    others = {one: code for one, code in found.vouched.items() if not one.startswith(_GUARDS)}
    guards = sorted({one for one in owners if one in publics and one != RECOVERY_OWNER})
    if RECOVERY_OWNER not in publics or len(guards) < LEAST_GUARDIANS:
        return _with(ring, replace(found, rescue="", halves={}, vouched=others))
    sheet = os.urandom(KEY_LENGTH)
    shares = split(combined((key, sheet)), len(guards))

    def sealed(owner: str, words: bytes) -> str:
        bound = _bound(ring, found, _GUARDS, owner)
        return seal_to(bytes.fromhex(publics[owner]), words, bound)

    return _with(
        ring,
        replace(
            found,
            rescue=sealed(RECOVERY_OWNER, sheet),
            halves={one: sealed(one, share) for one, share in zip(guards, shares, strict=True)},
            vouched=others
            | {f"{_GUARDS}:{one}": _code(key, _GUARDS, one, publics[one]) for one in guards},
        ),
    )


def made_anew(ring: KeyRing, kind: NoteKind, keys: KeysByRole) -> tuple[KeyRing, KeysByRole]:
    """The ring with a new key for what is written from now on, and all keys.

    It goes to those who have today's and to today's guardians, as far as they are vouched for.
    """
    found = _required(ring, kind)
    key, number = new_key(), found.number + 1
    has, guards = vouched_for(ring, kind, keys), guardians(ring, kind, keys)
    bound = _former_of(ring, kind)
    made = RoleKey(
        role=kind.value,
        number=number,
        mark=_code(key, "mark", "", ""),
        former=tuple(Former(number=one, wrapped=wrap(key, keys[one], bound)) for one in keys),
    )
    every = keys | {number: key}
    ring = handed_on(_with(ring, made), kind, every, has)
    return guarded(ring, kind, every, guards), every


def vouched_for(ring: KeyRing, kind: NoteKind, keys: KeysByRole) -> frozenset[str]:
    """Who has today's key, and has still the public key that it was sealed to."""
    found = _required(ring, kind)
    return _vouched(ring, found, keys, _HAS, found.sealed)


def guardians(ring: KeyRing, kind: NoteKind, keys: KeysByRole) -> frozenset[str]:
    """Who has a share of today's key, and has still the public key that it was sealed to."""
    found = _required(ring, kind)
    return _vouched(ring, found, keys, _GUARDS, found.halves)


def forgotten(ring: KeyRing, owner: str, stays: Iterable[NoteKind] = ()) -> KeyRing:
    """The ring in which somebody has no key of notes any more, but those of some sorts.

    Whoever had one makes a new one due. Without the sheet there is no use for shares.
    """
    kept = {one.value for one in stays}
    return replace(
        ring,
        roles=tuple(
            one if one.role in kept else _without(one, owner, gone=owner in one.sealed)
            for one in ring.roles
        ),
    )


def renewed(ring: KeyRing, owner: str) -> KeyRing:
    """The ring in which somebody with a new pair of keys waits for the keys of notes."""
    return replace(ring, roles=tuple(_without(one, owner, gone=False) for one in ring.roles))


def carried(before: KeyRing, ring: KeyRing, slot: Slot, private: bytes | bytearray) -> KeyRing:
    """The ring in which whoever has changed their own pair of keys has what they had.

    ``slot`` is the new one, ``private`` the private key of the old one.
    """
    public, owner = bytes.fromhex(slot.public), slot.owner
    for kind in NoteKind:
        found = role_key(before, kind)
        if found is None:
            continue
        now, bound = _required(ring, kind), _bound(before, found, _GUARDS, owner)
        keys = opened_keys(before, kind, owner, private)
        share = open_sealed(private, found.halves.get(owner, ""), bound)
        if share is not None:
            now = replace(now, halves=now.halves | {owner: seal_to(public, share, bound)})
            if keys and owner in guardians(before, kind, keys):
                code = _code(keys[found.number], _GUARDS, owner, slot.public)
                now = replace(now, vouched=now.vouched | {f"{_GUARDS}:{owner}": code})
        ring = _with(ring, now)
        if keys:
            ring = handed_on(ring, kind, keys, (owner,))
    return ring


def due_anew(ring: KeyRing) -> KeyRing:
    """The ring in which new keys of notes are due, as when one is thought lost."""
    return replace(ring, roles=tuple(replace(one, due=True) for one in ring.roles))


def _without(key: RoleKey, owner: str, *, gone: bool) -> RoleKey:
    vouched = {name: code for name, code in key.vouched.items() if name.partition(":")[2] != owner}
    sealed = {name: words for name, words in key.sealed.items() if name != owner}
    halves = {name: words for name, words in key.halves.items() if name != owner}
    return replace(
        key,
        sealed=sealed,
        halves=halves,
        vouched=vouched,
        rescue="" if owner == RECOVERY_OWNER else key.rescue,
        due=key.due or gone,
    )


def _vouched(
    ring: KeyRing, found: RoleKey, keys: KeysByRole, what: str, owners: Iterable[str]
) -> frozenset[str]:
    publics, key = _publics(ring), keys[found.number]
    return frozenset(
        one
        for one in owners
        if one in publics
        and hmac.compare_digest(
            found.vouched.get(f"{what}:{one}", ""), _code(key, what, one, publics[one])
        )
    )


def _with_former(ring: KeyRing, found: RoleKey, key: bytes) -> KeysByRole:
    bound = _former_of(ring, NoteKind(found.role))
    older = {one.number: unwrap(key, one.wrapped, bound) for one in found.former}
    return {number: one for number, one in older.items() if one} | {found.number: key}


def _with(ring: KeyRing, made: RoleKey) -> KeyRing:
    others = tuple(one for one in ring.roles if one.role != made.role)
    return replace(ring, roles=(*others, made))


def _required(ring: KeyRing, kind: NoteKind) -> RoleKey:
    found = role_key(ring, kind)
    if found is None:
        raise KeyError(kind.value)
    return found


def _publics(ring: KeyRing) -> dict[str, str]:
    return {one.owner: one.public for one in ring.slots if one.public}


def _bound(ring: KeyRing, found: RoleKey, what: str, owner: str) -> str:
    return f"rehabdesk:key of notes:{found.role}:{found.number}:{what}:{ring.office}:{owner}"


def _former_of(ring: KeyRing, kind: NoteKind) -> str:
    return f"rehabdesk:former key of notes:{kind.value}:{ring.office}"


def _code(key: bytes, what: str, owner: str, public: str) -> str:
    words = f"rehabdesk:vouched:{what}:{owner}:{public}"
    return hmac.digest(key, words.encode(), hashlib.sha256).hex()
