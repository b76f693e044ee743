"""What a key ring holds, and the words in which it stands in its file.

A ring of an older form is read as it was written, so that its seal still fits; it is written in
today's form at its next change.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from msgspec import Struct, convert, to_builtins
from msgspec.structs import asdict

from rehabdesk.domain.audit import AuditHead
from rehabdesk.storage.keys import Slot
from rehabdesk.storage.sealing import KEY_LENGTH
from rehabdesk.storage.troubles import RingStretched

FORMAT = 3
_BEFORE_PAIRS = 2
_HEX = ("salt", "nonce", "wrapped", "tag", "public", "sealed", "following")
_OF_PAIRS = ("public", "sealed", "following")
# What is read from a file that a stranger may have written must not exhaust the PC.
# What Argon2id (RFC 9106) and AES-GCM refuse by themselves, so that it is named here.
_BLOCKS_A_LANE, _MOST_BYTES = 8, 64
_LEAST_BYTES = {"salt": 8, "nonce": 8}
# Twenty times what is usual takes about four seconds: nobody waits longer for a strange ring,
# whose slots may each ask for a stretching of their own.
_MOST_WORK = 20 * 64 * 1024 * 3
# In KiB: four times what is usual, on a PC that has little.
_MOST_MEMORY = 256 * 1024
_MOST_PASSES, _MOST_LANES = 64, 64


class Former(Struct, frozen=True, kw_only=True):
    """An older key under today's: whoever has today's reads what still lies under the older."""

    number: int
    wrapped: str


class RoleKey(Struct, frozen=True, kw_only=True):
    """The key of the words that one role alone reads, sealed to its users (``role_keys.py``).

    ``former`` are the keys before it, under this one, ``rescue`` what the recovery sheet has of it
    and ``halves`` what each guardian has: the sheet and any two of them give the key. ``vouched``
    are codes under the key itself which say whose public keys it was sealed to, ``mark`` is the one
    that says which key it is; ``due`` that a new one is to be made by whoever has it.
    """

    role: str
    number: int = 1
    sealed: dict[str, str] = {}
    former: tuple[Former, ...] = ()
    rescue: str = ""
    halves: dict[str, str] = {}
    vouched: dict[str, str] = {}
    mark: str = ""
    due: bool = False


class KeyRing(Struct, frozen=True, kw_only=True):
    """All slots of one office; ``generation`` rises with every change of a slot.

    ``key`` counts the data keys that the office has had, ``former`` are the ones before, and
    ``due`` says that it must be changed for somebody has gone. ``facts`` are whatever else is
    bound to the seal: short words, which are not secret.
    """

    office: str
    slots: tuple[Slot, ...]
    generation: int = 0
    heads: tuple[AuditHead, ...] = ()
    key: int = 1
    former: tuple[Former, ...] = ()
    due: bool = False
    roles: tuple[RoleKey, ...] = ()
    facts: dict[str, str] = {}
    format: int = FORMAT
    seal: str = ""

    @property
    def salt(self) -> bytes | None:
        """The salt that all slots share, or none where there is no slot with a tag."""
        return next((bytes.fromhex(one.salt) for one in self.slots if one.tag), None)


def ring_of(words: Mapping[str, Any]) -> KeyRing:
    """The ring that words tell of; raises one of ``NOT_AS_WRITTEN`` where they tell of none.

    Raises ``RingStretched`` where its slots ask for more stretching than is tried.
    """
    form = int(words["format"])
    ring = KeyRing(
        office=str(words["office"]),
        slots=tuple(_slot(one) for one in words["slots"]),
        generation=int(words.get("generation", 0)),
        heads=tuple(
            AuditHead(
                origin=int(one["origin"]),
                count=int(one["count"]),
                chain=bytes.fromhex(one["chain"]),
            )
            for one in words.get("heads", ())
        ),
        format=min(form, _BEFORE_PAIRS) if form < FORMAT else FORMAT,
        seal=str(words.get("seal", "")),
    )
    _require_work(ring.slots)
    return ring if form < FORMAT else _with_rest(ring, words)


def _with_rest(ring: KeyRing, words: Mapping[str, Any]) -> KeyRing:
    rest = convert(
        {name: words[name] for name in ("key", "former", "due", "roles", "facts")}, _Rest
    )
    for former in (*rest.former, *(older for role in rest.roles for older in role.former)):
        bytes.fromhex(former.wrapped)
    return KeyRing(**(asdict(ring) | asdict(rest)))


def _slot(words: Mapping[str, Any]) -> Slot:
    slot = Slot(**words)
    for name in _HEX:
        bytes.fromhex(getattr(slot, name))
    for name, least in _LEAST_BYTES.items():
        if not least <= len(bytes.fromhex(getattr(slot, name))) <= _MOST_BYTES:
            raise ValueError(name)
    if slot.public and len(bytes.fromhex(slot.public)) != KEY_LENGTH:
        raise ValueError(slot.public)
    _require_bounds(slot)
    return slot


def _require_bounds(slot: Slot) -> None:
    if int(slot.lanes) > _MOST_LANES or int(slot.memory) < _BLOCKS_A_LANE * int(slot.lanes):
        raise ValueError(slot.lanes)
    if min(int(slot.memory), int(slot.passes), int(slot.lanes)) < 1:
        raise ValueError(slot.passes)
    if int(slot.memory) > _MOST_MEMORY or int(slot.passes) > _MOST_PASSES:
        raise RingStretched


def _require_work(slots: Sequence[Slot]) -> None:
    """Refuse slots that would all together be stretched too long; those alike are so once."""
    ways = {(one.salt, one.effort, one.owner if not one.tag else "") for one in slots}
    work = sum(effort.memory * effort.passes for _, effort, _ in ways)
    if work > _MOST_WORK:
        raise RingStretched


def words_of(ring: KeyRing) -> dict[str, Any]:
    """A ring as words, without its seal."""
    slots = [asdict(cast("Any", one)) for one in ring.slots]
    words: dict[str, Any] = {
        "format": ring.format,
        "office": ring.office,
        "generation": ring.generation,
        "heads": [
            {"origin": one.origin, "count": one.count, "chain": one.chain.hex()}
            for one in ring.heads
        ],
        "slots": slots,
    }
    if ring.format <= _BEFORE_PAIRS:
        for slot in slots:
            for name in _OF_PAIRS:
                del slot[name]
        return words
    rest = _Rest(key=ring.key, former=ring.former, due=ring.due, roles=ring.roles, facts=ring.facts)
    return words | to_builtins(rest)


class _Rest(Struct, frozen=True, kw_only=True):
    """What came with the pairs of keys."""

    key: int
    former: tuple[Former, ...]
    due: bool
    roles: tuple[RoleKey, ...]
    facts: dict[str, str]
