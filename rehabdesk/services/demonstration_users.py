"""The users of the demonstration, one for each role, so that the program can be seen as each.

All of them come in by the passphrase that everybody knows. The owner has no login name: the
passphrase alone opens the slot, as it did before there were users here.
"""

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from rehabdesk.domain.identity import UserId, new_id
from rehabdesk.domain.user import Role, User
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, Effort, Store

OWNER = UserId("petugas")
_SINCE = date(2021, 1, 4)
# Whoever opens the program waits for these slots to be made, and everybody knows the passphrase.
_LIGHT = Effort(memory=1024, passes=1, lanes=1)


class _DemonstrationUser(NamedTuple):
    """A user as the table below names them; ``counselor`` is whether a counselor has that name."""

    role: Role
    login: str
    name: str
    counselor: bool = False


_USERS = (
    _DemonstrationUser(Role.ADMINISTRATOR, "", "Yuni Astuti, A.Md."),
    _DemonstrationUser(Role.TEAM_LEAD, "asep", "Asep Kurniadi, S.Sos., M.Si."),
    _DemonstrationUser(Role.COUNSELOR, "ratna", "Ratna Kusumawati, S.Psi.", counselor=True),
    _DemonstrationUser(Role.MEDICAL, "bayu", "dr. Bayu Wirasena", counselor=True),
    _DemonstrationUser(Role.OPERATOR, "wawan", "Wawan Hermawan"),
    _DemonstrationUser(Role.READER, "bagja", "Bagja Wiranata, Bc.IP., S.H., M.H."),
)


def put_users(store: Store) -> None:
    """A row for the owner and one user of each other role with a key slot, in the open change."""
    if store.keys is not None:
        store.keys.effort = _LIGHT
    counselors = {one.name: one.id for one in store.counselors.all()}
    for number, known in enumerate(_USERS, 1):
        owner = known.role is Role.ADMINISTRATOR
        user = User(
            id=OWNER if owner else UserId(new_id()),
            login=known.login,
            name=known.name,
            role=known.role,
            # The owner's is what marks carried before there was a row for them.
            number=number,
            counselor=counselors.get(known.name) if known.counselor else None,
            active_from=_SINCE,
        )
        store.users.put(user)
        if not owner and store.keys is not None:
            store.keys.set_passphrase(user.id, user.login, DEMONSTRATION_PASSPHRASE)


def user_of(store: Store, role: Role) -> User:
    """The demonstration's user of a role."""
    return store.users.find(role=role.value)[0]


def seat(store: Store, user: User) -> None:
    """Let a user of the demonstration sit at the desk of a store that is open; no key is asked."""
    store.desk = replace(store.desk, user=user.id, role=user.role, user_number=user.number)
    store.log.desk = store.desk
