"""An office of its own with users, on the disk, opened as each of them; passphrases are cheap."""

from datetime import date, datetime, timedelta, timezone

from rehabdesk.domain.user import Role
from rehabdesk.services.founding import Founder, found_office, new_office, new_recovery_code
from rehabdesk.services.users import add_user
from rehabdesk.storage import Effort, open_office

LIGHT = Effort(memory=1024, passes=1, lanes=1)
TODAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 8, 0, tzinfo=timezone(timedelta(hours=7)))
WORDS = "kuda hijau minum teh"
OTHER_WORDS = "payung besi menari pelan"
RECOVERY = new_recovery_code()


def own_office(folder, *, founder="ratna"):
    """A new office with one administrator, open."""
    office = new_office("Lembaga Pemasyarakatan Uji", "Lapas Uji", "Serang", "WIB")
    typed = Founder(name="Ratna Dewi Lestari", login=founder, passphrase=WORDS, recovery=RECOVERY)
    return found_office(folder, office, typed, TODAY, LIGHT)


def with_user(store, role, login="cecep"):
    """Add somebody with the other passphrase."""
    return add_user(store, f"Orang {login}", login, role, OTHER_WORDS, today=TODAY).record


def opened_as(folder, role):
    """The office as somebody of this role sees it."""
    if role is Role.ADMINISTRATOR:
        return own_office(folder)
    store = own_office(folder)
    with_user(store, role)
    store.close()
    return open_office(folder, OTHER_WORDS, "cecep")


def the_user(store, login):
    """The user with this login name, who must be there."""
    found = store.users.with_login(login)
    assert found is not None
    return found
