"""A new office: its file, its first administrator, its recovery key, and its first terms."""

import os
from datetime import date
from pathlib import Path

from msgspec import Struct

from rehabdesk.domain.identity import LetterheadId, OfficeId, UserId, new_id
from rehabdesk.domain.office import Letterhead, Office
from rehabdesk.domain.recovery_key import KEY_BYTES, make_recovery_code, read_recovery_code
from rehabdesk.domain.refusals import AlreadyThere, RecoveryKeyWrong
from rehabdesk.domain.text import require_text
from rehabdesk.domain.user import LOGIN_LIMIT, MOST_NUMBER, Role, User, normal_login
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.passphrases import require_strong
from rehabdesk.storage import Effort, FirstKeys, Store, create_office_with

_LIMIT = 120


class Founder(Struct, frozen=True, kw_only=True):
    """The first administrator as typed, with a passphrase and the recovery key just printed."""

    name: str
    login: str
    passphrase: str
    recovery: str


def new_office(name: str, short_name: str, city: str, time_zone: str) -> Office:
    """An office as typed on the start screen; raises ``Missing`` and ``TooLong`` by field."""
    return Office(
        id=OfficeId(new_id()),
        name=require_text("name", name, _LIMIT),
        short_name=require_text("short_name", short_name or name, _LIMIT),
        city=require_text("city", city, _LIMIT),
        time_zone=time_zone,
    )


def new_recovery_code() -> str:
    """A fresh recovery key, as it is printed."""
    return make_recovery_code(os.urandom(KEY_BYTES))


def require_typed_back(code: str, typed: str, *, field: str = "typed") -> None:
    """Refuse a recovery key that was not typed back as printed (``RecoveryKeyWrong``)."""
    if read_recovery_code(typed, field=field) != code:
        raise RecoveryKeyWrong(field, reason="differs")


def new_user(name: str, login: str, role: Role, since: date) -> User:
    """A user as typed; raises ``Missing``, ``TooLong`` or ``UnprintableText`` by field."""
    return User(
        id=UserId(new_id()),
        login=normal_login(require_text("login", login, LOGIN_LIMIT)),
        name=require_text("user_name", name, _LIMIT),
        role=role,
        number=int.from_bytes(os.urandom(4), "big") % MOST_NUMBER + 1,
        active_from=since,
    )


def found_office(
    folder: Path, office: Office, founder: Founder, today: date, effort: Effort | None = None
) -> Store:
    """Make the office's folder with the first administrator and the default terms, and open it.

    Raises ``WeakPassphrase``, ``AlreadyThere`` where the folder holds an office, and what
    ``new_user`` and ``read_recovery_code`` raise.
    """
    user = new_user(founder.name, founder.login, Role.ADMINISTRATOR, today)
    require_strong(founder.passphrase, (office.name, office.city, user.name, user.login))
    keys = FirstKeys(
        owner=user.id,
        passphrase=founder.passphrase,
        login=user.login,
        recovery=read_recovery_code(founder.recovery),
    )
    try:
        store = create_office_with(folder, office, keys, effort)
    except FileExistsError:
        raise AlreadyThere("folder", text=str(folder.name)) from None
    with store.change("Kantor disiapkan"):
        store.users.put(user)
        put_defaults(store, today.year)
        store.letterheads.put(_first_letterhead(office, today))
    return store


def _first_letterhead(office: Office, today: date) -> Letterhead:
    return Letterhead(
        id=LetterheadId(new_id()),
        valid_from=date(today.year, 1, 1),
        lines=(
            "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA",
            "DIREKTORAT JENDERAL PEMASYARAKATAN",
            office.name.upper(),
            office.city,
        ),
    )
