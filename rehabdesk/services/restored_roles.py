"""Roles of today stay in force when a backup takes the office's place, as its slots do.

So nobody regains by a restore, with the recovery sheet or without, what a second person took.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from rehabdesk.domain.user import Role
from rehabdesk.storage import Store


def keep_roles(store: Store, today: Mapping[str, Role]) -> None:
    """Give everybody in a restored office the role of today, in the change that is open.

    Where no administrator with a passphrase would be left, those of the backup stay ones.
    """
    users = store.users.all()
    owners = store.keys.owners() if store.keys is not None else frozenset[str]()
    then = {one.id: one.role for one in users}
    now = {one.id: today.get(one.id, one.role) for one in users}
    able = [one.id for one in users if one.active_to is None and one.id in owners]
    if not any(now[one] is Role.ADMINISTRATOR for one in able):
        now |= {one: role for one, role in then.items() if role is Role.ADMINISTRATOR}
    changed = [replace(one, role=now[one.id]) for one in users if now[one.id] is not one.role]
    if changed:
        store.users.put_all(changed)
