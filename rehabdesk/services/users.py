"""Users of the office: added, changed, disabled and given passphrases by a second person."""

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.identity import CounselorId
from rehabdesk.domain.note import kinds_for
from rehabdesk.domain.recovery_key import read_recovery_code
from rehabdesk.domain.refusals import (
    AlreadyThere,
    LastAdministrator,
    NotADemonstration,
    OldPassphraseNeeded,
    PassphraseKnown,
    SecondPersonNeeded,
)
from rehabdesk.domain.rights import Right, loses_rights
from rehabdesk.domain.user import Role, User
from rehabdesk.services.done import Done
from rehabdesk.services.founding import new_user
from rehabdesk.services.login import LockOptions, is_recovery
from rehabdesk.services.passphrases import require_strong
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import require_whole, required
from rehabdesk.storage import Change, KeyKeeper, Store, WrongKey

T = TypeVar("T")
_USER = "pengguna"
_MOST_IDLE = 120


@needs(Right.MANAGE_USERS)
def add_user(
    store: Store,
    name: str,
    login: str,
    role: Role,
    passphrase: str,
    *,
    today: date,
    counselor: CounselorId | None = None,
) -> Done[User]:
    """Add somebody with a first passphrase, which they should change when they are alone.

    Raises:
        Missing, TooLong, UnprintableText, AlreadyThere (login), WeakPassphrase, and
        SecondPersonNeeded for whoever holds the recovery sheet: it makes no new persons.
    """
    if is_recovery(store):
        raise SecondPersonNeeded
    user = replace(new_user(name, login, role, today), counselor=counselor)
    if store.users.with_login(user.login) is not None:
        raise AlreadyThere("login", text=user.login)
    _require_strong(store, user, passphrase)
    with store.change("Pengguna ditambahkan", kind=EntryKind.SECURITY):
        store.users.put(user)
        _keeper(store).set_passphrase(user.id, user.login, passphrase)
    return _done(user)


@needs(Right.MANAGE_USERS)
def change_user(
    store: Store, user_id: str, *, name: str, role: Role, counselor: CounselorId | None
) -> Done[User]:
    """Change somebody's name, role or counselor; who loses rights makes a new key due.

    Raises:
        Missing, TooLong, SecondPersonNeeded (own role), LastAdministrator.
    """
    user = required(store.users, user_id, _USER)
    if role is not user.role:
        _require_second(store, user_id)
        _require_other_administrator(store, user)
    changed = replace(
        user,
        name=new_user(name, user.login, role, date.min).name,
        role=role,
        counselor=counselor,
    )
    with store.change("Pengguna diubah", kind=EntryKind.SECURITY):
        store.users.put(changed)
        if loses_rights(user.role, role):
            _make_due(store)
        if store.note_keys is not None:
            store.note_keys.forget(user_id, kinds_for(role))
    return _done(changed)


@needs(Right.MANAGE_USERS)
def disable_user(store: Store, user_id: str, *, today: date, why: str = "") -> Done[User]:
    """Take somebody's slot away at once; what they did stays under their name.

    A new key of the file is due with it (``change_key_if_due``): until then an old ring with
    the old passphrase would still give the key.

    Raises:
        SecondPersonNeeded (oneself), LastAdministrator.
    """
    user = required(store.users, user_id, _USER)
    _require_second(store, user_id)
    _require_other_administrator(store, user)
    disabled = replace(user, active_to=today)
    with store.change("Pengguna dinonaktifkan", why=why, kind=EntryKind.SECURITY):
        store.users.put(disabled)
        _keeper(store).remove(user_id)
        _make_due(store)
    return _done(disabled)


@needs(Right.MANAGE_USERS)
def reset_passphrase(store: Store, user_id: str, passphrase: str, *, today: date) -> Done[User]:
    """Give somebody else a new passphrase; who was disabled works here again from today.

    They have no key of notes until somebody hands it on: so nobody reads notes by a passphrase
    that they gave to another.

    Raises:
        WeakPassphrase, OldPassphraseNeeded (one's own).
    """
    user = required(store.users, user_id, _USER)
    if user_id == store.desk.user:
        raise OldPassphraseNeeded
    _require_strong(store, user, passphrase)
    back = user if user.active_to is None else replace(user, active_from=today, active_to=None)
    with store.change("Kata sandi pengguna diganti", kind=EntryKind.SECURITY):
        if back is not user:
            store.users.put(back)
        _keeper(store).set_passphrase(user_id, user.login, passphrase)
    return _done(back)


@needs(Right.LOOK)
def change_own_passphrase(store: Store, old: str, new: str) -> Done[None]:
    """Change one's own passphrase, giving the old one.

    Raises:
        WeakPassphrase (new), PassphraseKnown (new), and the trouble ``WrongKey`` (old).
    """
    user = required(store.users, store.desk.user, _USER)
    if not _keeper(store).fits(user.id, user.login, old):
        raise WrongKey
    if old == new:
        raise PassphraseKnown("new")
    _require_strong(store, user, new, "new")
    with store.change("Kata sandi sendiri diganti", kind=EntryKind.SECURITY):
        _keeper(store).change_passphrase(user.id, user.login, old, new)
    return _done(None)


@needs(Right.MANAGE_USERS)
def replace_recovery_key(store: Store, code: str) -> Done[None]:
    """Make a newly printed key the recovery key; the sheet before is worthless from now on.

    A new key of the file is due with it, for the sheet before opens the rings in old backups.
    """
    with store.change("Kunci pemulihan diganti", kind=EntryKind.SECURITY):
        _keeper(store).set_recovery(read_recovery_code(code))
        _make_due(store)
    return _done(None)


@needs(Right.MANAGE_USERS)
def save_lock_options(store: Store, options: LockOptions) -> Done[LockOptions]:
    """Set after how many idle minutes the screen is hidden (0 to 120; 0 is never)."""
    require_whole("minutes", options.minutes, 0, _MOST_IDLE)
    with store.change("Kunci layar diatur", kind=EntryKind.SECURITY):
        store.settings.write(options)
    return _done(options)


def has_passphrase(store: Store, user: User) -> bool:
    """Whether somebody can come in."""
    return store.keys is not None and user.id in store.keys.owners()


def _done(record: T) -> Done[T]:
    """A deed on keys cannot be taken back: the slot that was is gone."""
    return Done(record, Change(""))


def _keeper(store: Store) -> KeyKeeper:
    """The key slots; an office in memory or a demonstration has none that may be changed."""
    if store.keys is None or store.office.demonstration:
        raise NotADemonstration(reason="keys")
    return store.keys


def _make_due(store: Store) -> None:
    """A new key of the file is due, where the office has keys of its own."""
    if store.keys is not None and not store.office.demonstration:
        store.keys.set_due()


def _require_strong(store: Store, user: User, passphrase: str, field: str = "passphrase") -> None:
    office = store.office
    require_strong(passphrase, (office.name, office.city, user.name, user.login), field=field)


def _require_second(store: Store, user_id: str) -> None:
    """Whoever holds the recovery sheet may be anybody, so it is never the second person."""
    if user_id == store.desk.user or is_recovery(store):
        raise SecondPersonNeeded


def _require_other_administrator(store: Store, user: User) -> None:
    if user.role is not Role.ADMINISTRATOR:
        return
    others = store.users.find(role=Role.ADMINISTRATOR.value, active_to=None)
    if not any(one.id != user.id for one in others):
        raise LastAdministrator
