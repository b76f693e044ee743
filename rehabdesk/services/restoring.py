"""Putting a backup in an office's place: who may, what would change, and what the log says of it.

The right is asked of today's office wherever that opens. Where it does not, because it is damaged
or gone, it is asked of the backup, and of today's ring as long as that is whole; the printed
recovery key is enough. What was done is the newest entry of the restored log.
"""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.audit import AuditHead, EntryKind, LeftHead, LeftHeads
from rehabdesk.domain.backup import Contents
from rehabdesk.domain.recovery_key import read_recovery_code
from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.rights import Right
from rehabdesk.domain.user import Role
from rehabdesk.services.official_numbers import carry_numbers
from rehabdesk.services.patience import counted
from rehabdesk.services.restored_roles import keep_roles
from rehabdesk.services.rights import needs, require
from rehabdesk.services.safekeeping import Charge
from rehabdesk.services.safety_papers import pc_code
from rehabdesk.services.troubles import DAMAGE
from rehabdesk.storage import (
    RECOVERY_OWNER,
    Desk,
    FileDamaged,
    NoOfficeFile,
    OtherOfficesKeys,
    StorageTrouble,
    Store,
    UserDisabled,
    WrongKey,
    forget_office,
    keys_path,
    numbers_of,
    office_path,
    recall_numbers,
    recall_office,
    take_back_upgrade,
    unlock_office,
    unlock_ring,
)
from rehabdesk.storage.whole_file import (
    FirstLook,
    first_look,
    former_keys,
    read_ring,
    require_seal,
    restore,
    roles_told,
    who_is,
    who_sits,
)
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.safekeeping import made

RESTORED = "Kantor dipulihkan dari cadangan"
_CLOSED = (NoOfficeFile, *DAMAGE)
"""Troubles with which today's office does not open for anybody."""


LookFirst = Callable[[], None]
"""Called while a backup is looked at; what it raises ends the look."""


def nobody_looks() -> None:
    """Wait for a look at a backup and never end it."""


class RestoreGround(Enum):
    """What the right to restore was read from."""

    TODAY = "kantor hari ini"
    BACKUP = "cadangan, karena kantor hari ini tidak terbuka"
    RECOVERY = "kunci pemulihan"


class Permit(Struct, frozen=True, kw_only=True):
    """Somebody who may put one backup in one office's place.

    ``key`` opens the backup, ``today_key`` today's office or is empty where that does not open.
    ``held`` was counted in the backup when it was looked at.
    """

    desk: Desk
    name: str
    ground: RestoreGround
    key: bytes
    today_key: bytes = b""
    held: Contents = Contents(counts={})
    roles: dict[str, Role] = {}
    """Everybody's role in today's office, where that opens."""

    @property
    def with_former_key(self) -> bool:
        """Whether the backup opens with another key than today's office, where that opens."""
        return bool(self.today_key) and self.key != self.today_key


def permit(
    source: Path,
    office_folder: Path,
    typed: str,
    login: str = "",
    *,
    count_in: Path,
    now: datetime,
    look: LookFirst = nobody_looks,
) -> Permit:
    """Prove who wants to restore, and that they may.

    Wrong passphrases are counted in a folder like those at the login. What ``look`` raises ends
    the first look at the backup. Raises ``NotAllowed``, ``WaitBeforeTrying``, ``UserDisabled``,
    ``NewerFile`` and the other troubles by name.
    """
    words = typed_words(typed)
    asked = _RestoreAsked(source, office_folder, words, login, look)
    found = counted(count_in, now, lambda: _proven(asked))
    require(found, Right.BACK_UP)
    return found


@needs(Right.BACK_UP)
def permit_at(charge: Charge, name: str, source: Path) -> Permit:
    """The permit of whoever sits at the desk of the open office; raises ``NotAllowed``."""
    seen = look_at_backup(source, charge.folder, charge.key)
    recovery = charge.desk.user == RECOVERY_OWNER
    return Permit(
        desk=charge.desk,
        name=name,
        ground=RestoreGround.RECOVERY if recovery else RestoreGround.TODAY,
        key=seen.key,
        today_key=charge.key,
        held=seen.contents,
        roles=roles_told(charge.path, charge.key),
    )


def restore_permitted(
    permitted: Permit, source: Path, made_at: datetime, office_folder: Path, moment: datetime
) -> Contents:
    """Put a backup in the place of a closed office; what was done is written into its log.

    All of it or nothing: raises troubles by name, and then today's files are as they were.
    """
    require(permitted, Right.BACK_UP)
    name = _name_in_ring(office_folder) or _name_in_ring(source)
    known = recall_office(name)
    last_seen, numbers = () if known is None else known.heads, recall_numbers(name)
    today_key = permitted.today_key or permitted.key

    def tell(store: Store, before: tuple[AuditHead, ...]) -> None:
        with store.change(RESTORED, kind=EntryKind.SECURITY):
            _tell(store, _newest(before, last_seen), permitted, made_at)
            keep_roles(store, permitted.roles)
            carry_numbers(store, numbers_of(office_path(office_folder), today_key), numbers)

    contents = restore(source, office_folder, permitted.key, moment, tell, today_key)
    forget_office(name)
    return contents


@needs(Right.BACK_UP)
def restore_chosen(
    charge: Charge, name: str, source: Path, made_at: datetime, moment: datetime
) -> Contents:
    """Put a backup in the place of the office that was open and is closed now."""
    return restore_permitted(
        permit_at(charge, name, source), source, made_at, charge.folder, moment
    )


def take_back(office: Path, typed: str, login: str, *, now: datetime) -> Path | None:
    """Put a closed office back as it was before its last upgrade; gives where today's files are.

    Only the copy that this very file knows is believed. Raises ``NotAllowed``, ``CopyAltered``,
    ``WaitBeforeTrying`` and the other troubles by name.
    """
    words = typed_words(typed)

    def enter() -> Permit:
        unlocked = unlock_office(office, words, login)
        desk, name = who_sits(office, unlocked)
        ground = _ground(unlocked.owner, RestoreGround.TODAY)
        return Permit(desk=desk, name=name, ground=ground, key=unlocked.key)

    found = counted(office.parent, now, enter)
    require(found, Right.BACK_UP)
    name = _name_in_ring(office.parent)
    aside = take_back_upgrade(office, found.key, now, found.desk.user)
    if aside is not None:
        forget_office(name)
    return aside


def _name_in_ring(folder: Path) -> str:
    """What an office is called in its ring; nothing where that is broken."""
    try:
        return read_ring(folder / paths.KEYS_FILE).office
    except StorageTrouble:
        return ""


def _newest(*seen: tuple[AuditHead, ...]) -> tuple[AuditHead, ...]:
    """Of each PC the head that is furthest on: in today's file, or as this PC saw it last."""
    found: dict[int, AuditHead] = {}
    for head in (head for heads in seen for head in heads):
        if head.origin not in found or found[head.origin].count < head.count:
            found[head.origin] = head
    return tuple(found.values())


class _RestoreAsked(NamedTuple):
    """What somebody wants to put back, where to, and what they typed."""

    source: Path
    folder: Path
    words: str
    login: str
    look: LookFirst


def _proven(asked: _RestoreAsked) -> Permit:
    office = asked.folder / paths.OFFICE_FILE
    try:
        unlocked = unlock_office(office, asked.words, asked.login)
        desk, name = who_sits(office, unlocked)
    except _CLOSED:
        return _proven_by_backup(asked)
    seen = _looked_at(asked, unlocked.key)
    return Permit(
        desk=desk,
        name=name,
        ground=_ground(unlocked.owner, RestoreGround.TODAY),
        key=seen.key,
        today_key=unlocked.key,
        held=seen.contents,
        roles=roles_told(office, unlocked.key),
    )


def _proven_by_backup(asked: _RestoreAsked) -> Permit:
    """Where today's office opens for nobody: by the backup, and by today's slots if they are whole.

    Whoever has left the office in the meantime has no slot there any more.
    """
    today_key = b""
    try:
        unlocked = unlock_ring(asked.folder / paths.OFFICE_FILE, asked.words, asked.login)
    except StorageTrouble:
        unlocked = unlock_ring(asked.source, asked.words, asked.login)
        if _slots_are_whole(asked.folder, unlocked.key):
            raise UserDisabled from None
        seen = _looked_with(asked, unlocked.key)
    else:
        today_key = unlocked.key
        seen = _looked_at(asked, today_key)
    desk, name = who_is(office_path(asked.source), seen.key, unlocked.owner)
    return Permit(
        desk=desk,
        name=name,
        ground=_ground(unlocked.owner, RestoreGround.BACKUP),
        key=seen.key,
        today_key=today_key,
        held=seen.contents,
    )


def _slots_are_whole(office_folder: Path, key: bytes) -> bool:
    try:
        require_seal(read_ring(keys_path(office_folder / paths.OFFICE_FILE)), key)
    except StorageTrouble:
        return False
    return True


def look_at_backup(
    source: Path, office_folder: Path, today_key: bytes, look: LookFirst = nobody_looks
) -> FirstLook:
    """The first look at a backup, with today's key or an older one of the office.

    Raises ``OtherOfficesKeys`` where none opens it, ``ForeignParts`` and other troubles by name.
    """
    try:
        return first_look(office_path(source), _keys_of(office_folder, today_key), look)
    except WrongKey:
        if _slots_are_whole(source, today_key):
            raise FileDamaged(source.name) from None
        raise OtherOfficesKeys(source.name) from None


def _looked_at(asked: _RestoreAsked, today_key: bytes) -> FirstLook:
    """The first look with a key of the office, or with what the backup's own ring gives."""
    keys = _keys_of(asked.folder, today_key)
    try:
        return first_look(office_path(asked.source), keys, asked.look)
    except WrongKey:
        return _looked_with(asked, unlock_ring(asked.source, asked.words, asked.login).key)


def _looked_with(asked: _RestoreAsked, key: bytes) -> FirstLook:
    """The first look with the key of the backup's own ring; no passphrase is wrong any more."""
    try:
        return first_look(office_path(asked.source), (key,), asked.look)
    except WrongKey:
        raise OtherOfficesKeys(asked.source.name) from None


def _keys_of(office_folder: Path, today_key: bytes) -> tuple[bytes, ...]:
    """Today's key and those before it, the newest first."""
    ring = read_ring(keys_path(office_folder / paths.OFFICE_FILE))
    older = former_keys(ring, today_key)
    return (today_key, *(older[number] for number in sorted(older, reverse=True)))


def _ground(owner: str, otherwise: RestoreGround) -> RestoreGround:
    return RestoreGround.RECOVERY if owner == RECOVERY_OWNER else otherwise


def typed_words(typed: str) -> str:
    """What was typed; a recovery code in its printed form."""
    try:
        return read_recovery_code(typed)
    except Refusal:
        return typed


def _tell(
    store: Store, before: tuple[AuditHead, ...], permitted: Permit, made_at: datetime
) -> None:
    """Write who restored what, by what right, and where the log was before.

    The heads that are left behind are kept: that this log is shorter than the PC or a backup place
    remembers is then explained, and nothing else is.
    """
    here = {one.origin: one for one in store.audit.heads()}
    left = tuple(
        LeftHead(origin=one.origin, since=_count(here, one), until=one.count, chain=one.chain)
        for one in before
        if _count(here, one) < one.count
    )
    store.log.desk = Desk(store.desk.origin, store.desk.role, permitted.desk.user)
    who = permitted.name or permitted.desk.user
    why = (
        f"Cadangan {made(made_at.astimezone())}; oleh {who}, haknya menurut"
        f" {permitted.ground.value}. {_went_on(left)}"
    )
    with store.change(RESTORED, why=why, kind=EntryKind.SECURITY) as change:
        change.named.append((store.users.table, permitted.desk.user))
        if left:
            store.settings.write(LeftHeads(heads=(*store.audit.left_behind().heads, *left)))


def _count(here: dict[int, AuditHead], head: AuditHead) -> int:
    found = here.get(head.origin)
    return 0 if found is None else found.count


def _went_on(left: tuple[LeftHead, ...]) -> str:
    if not left:
        return "Jejak audit berlanjut; tidak ada catatan lebih baru yang diketahui."
    ends = "; ".join(
        f"komputer {pc_code(one.origin)} dari {thousands(one.since)}, sebelumnya sampai"
        f" {thousands(one.until)} (sidik {one.chain.hex()[:16].upper()})"
        for one in left
    )
    return f"Jejak audit berlanjut dari kepala yang lebih lama: {ends}."
