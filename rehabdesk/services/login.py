"""Opening the office: with a passphrase, with the recovery key, and again after a lock."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from msgspec import Struct

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.recovery_key import read_recovery_code
from rehabdesk.domain.refusals import OnOtherMachine, OtherMachineUnanswered, RecoveryKeyWrong
from rehabdesk.domain.rights import Right
from rehabdesk.services.keys import change_key_if_due, tell_taken_slots
from rehabdesk.services.known_office import begin_to_know, compare_with_known
from rehabdesk.services.note_keys import tend_note_keys
from rehabdesk.services.patience import require_patience
from rehabdesk.services.rights import allowed, needs
from rehabdesk.storage import (
    RECOVERY_OWNER,
    StorageTrouble,
    Store,
    WrongKey,
    forget_tries,
    journal_beside,
    machine_mark,
    note_wrong_try,
    office_path,
    open_office,
    read_tries,
    require_free,
    unlock_office,
)

if TYPE_CHECKING:
    # Loaded when the recovery sheet is needed: nobody waits for it at the first window.
    from rehabdesk.storage.whole_file import Access

T = TypeVar("T")

ENTERED = "Masuk"
ACCEPTED = "Pengguna dan pembatasan diterima dengan kunci pemulihan"
TAKEN_OVER = "Komputer ini menggantikan komputer lama"
_LATELY = 50


class LockOptions(Struct, frozen=True, kw_only=True):
    """After how many idle minutes the screen is hidden; 0 is never."""

    tag: ClassVar[str] = "LockOptions"

    minutes: int = 10


def log_in(
    place: Path, login: str, passphrase: str, *, now: datetime, replaces: bool = False
) -> Store:
    """Open the office and note who came in.

    An office that was last opened on another computer opens for whoever may restore and says that
    this one ``replaces`` it; then it has another identity, and its numbers go on in the next full
    thousand. A demonstration may be carried anywhere.

    Raises:
        WaitBeforeTrying: after several wrong tries.
        OnOtherMachine: it is for whoever logs in to say what became of the other computer.
        FileLocked: another program has the office open.
        OtherMachineUnanswered: somebody who may restore must say it.
        StorageTrouble: those of ``open_office``.
    """
    folder = office_path(place).parent
    require_patience(folder, now)
    require_free(folder)
    journal = journal_beside(place)
    try:
        store = open_office(place, passphrase, login)
    except WrongKey:
        note_wrong_try(folder, now)
        raise
    if _is_elsewhere(store):
        may_answer = allowed(store, Right.RESTORE)
        if may_answer and replaces:
            store.take_over(machine_mark(store.office.id))
        store.close()
        if not (may_answer and replaces):
            raise OnOtherMachine if may_answer else OtherMachineUnanswered
        # Who sits at the desk writes under the new identity from the first row on.
        store = open_office(place, passphrase, login)
        with store.change(TAKEN_OVER, kind=EntryKind.SECURITY):
            pass
    _came_in(store, folder, ENTERED, journal=journal)
    return store


def _is_elsewhere(store: Store) -> bool:
    office = store.office
    return not office.demonstration and store.is_elsewhere(machine_mark(office.id))


def log_in_with_recovery(
    place: Path, code: str, *, now: datetime, accepting: bool = False
) -> Store:
    """Open the office with the printed key, to set somebody's passphrase anew.

    ``accepting`` takes users and restrictions as they are in the file, where they are not those
    that were sealed (``access_for_recovery`` shows them); the log says so. Raises
    ``RecoveryKeyWrong``, ``WaitBeforeTrying``, and the troubles of ``open_office``.
    """
    folder = office_path(place).parent
    journal = journal_beside(place)
    store = _with_recovery(
        folder, code, now, lambda typed: open_office(place, typed, accepting=accepting)
    )
    if _is_elsewhere(store):
        # Nobody works with this key. What it writes is told apart, and the next login is asked.
        store.take_over("")
        store.close()
        store = open_office(place, read_recovery_code(code), accepting=accepting)
    if accepting:
        with store.change(ACCEPTED, kind=EntryKind.SECURITY) as change:
            change.named.append((store.users.table, store.desk.user))
    _came_in(store, folder, "Masuk dengan kunci pemulihan", journal=journal)
    return store


def access_for_recovery(place: Path, code: str, *, now: datetime) -> "Access":
    """Who may do what as the office's file says it, for whoever holds the printed key.

    Raises ``RecoveryKeyWrong``, ``WaitBeforeTrying`` and troubles by name.
    """
    from rehabdesk.storage.whole_file import access_told

    path = office_path(place)
    unlocked = _with_recovery(path.parent, code, now, lambda typed: unlock_office(place, typed))
    access = access_told(path, unlocked.key)
    unlocked.wipe()
    return access


def _with_recovery(folder: Path, code: str, now: datetime, enter: Callable[[str], T]) -> T:
    """Come in with the printed key; a wrong one is counted like a wrong passphrase."""
    typed = read_recovery_code(code)
    require_patience(folder, now)
    require_free(folder)
    try:
        return enter(typed)
    except WrongKey:
        note_wrong_try(folder, now)
        raise RecoveryKeyWrong("recovery") from None


@needs(Right.LOOK)
def unlock_again(store: Store, passphrase: str, *, now: datetime) -> bool:
    """Whether the passphrase is that of whoever is at the desk; wrong ones are counted.

    Raises ``WaitBeforeTrying`` after several wrong tries.
    """
    if store.keys is None or store.path is None:
        return True
    folder = store.path.parent
    require_patience(folder, now)
    user = store.users.get(store.desk.user)
    if not store.keys.fits(store.desk.user, user.login if user else "", passphrase):
        note_wrong_try(folder, now)
        return False
    forget_tries(folder)
    return True


@needs(Right.LOOK)
def is_recovery(store: Store) -> bool:
    """Whether the office was opened with the printed key and not by a user."""
    return store.desk.user == RECOVERY_OWNER


@needs(Right.LOOK)
def last_login(store: Store) -> datetime | None:
    """When this user came in before, or nothing the first time."""
    found = logins_of(store, store.desk.user)
    return found[1] if len(found) > 1 else None


@needs(Right.LOOK)
def logins_of(store: Store, user: str) -> tuple[datetime, ...]:
    """When somebody came in of late, the newest first."""
    about = store.audit.of_row(store.users.table, user, _LATELY)
    return tuple(one.at for one in about if one.kind is EntryKind.LOGIN and one.user == user)


def _came_in(store: Store, folder: Path, label: str, *, journal: bool) -> None:
    older = compare_with_known(store, journal=journal)
    wrong = read_tries(folder).wrong
    why = f"{wrong} kata sandi salah sebelumnya" if wrong else ""
    if store.pages is not None and store.pages.not_closed:
        store.pages.tell_not_closed()
    with store.change(label, why=why, kind=EntryKind.LOGIN) as change:
        change.named.append((store.users.table, store.desk.user))
        if store.keys is not None:
            store.keys.came_in()
    forget_tries(folder)
    with suppress(StorageTrouble):
        tell_taken_slots(store)
    # Whoever comes in is not kept out for want of room; the list of users says that it is due.
    with suppress(StorageTrouble):
        change_key_if_due(store)
    with suppress(StorageTrouble):
        tend_note_keys(store)
    begin_to_know(store, older)
