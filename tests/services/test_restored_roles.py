"""Nobody regains a role by a backup: not alone, and not with the recovery sheet."""

import pytest

from rehabdesk.domain.user import Role
from rehabdesk.services.login import log_in
from rehabdesk.services.restoring import RestoreGround, permit, restore_chosen, restore_permitted
from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.services.users import change_user, disable_user
from tests.own_office import NOW, OTHER_WORDS, RECOVERY, TODAY, WORDS, own_office, the_user
from tests.own_office import with_user as add


@pytest.fixture
def folder(tmp_path):
    """Two administrators and a reader in the backup; since then one has become a reader."""
    store = own_office(tmp_path / "kantor")
    add(store, Role.ADMINISTRATOR)
    charge = charge_of(store)
    assert charge is not None
    copy_to(charge, tmp_path / "stik", NOW, beside=False)
    lowered = the_user(store, "cecep")
    change_user(store, lowered.id, name=lowered.name, role=Role.READER, counselor=None)
    store.close()
    return tmp_path / "kantor"


@pytest.fixture
def source(folder, tmp_path):
    return next((tmp_path / "stik").iterdir())


def roles(folder, login="ratna", words=WORDS):
    store = log_in(folder, login, words, now=NOW)
    found = {one.login: one.role for one in store.users.all()}
    store.close()
    return found


@pytest.mark.parametrize(
    ("words", "login", "ground"),
    [(RECOVERY, "", RestoreGround.RECOVERY), (WORDS, "ratna", RestoreGround.TODAY)],
    ids=["sheet", "administrator"],
)
def test_who_lost_a_role_has_lost_it_after_a_restore_as_well(folder, source, words, login, ground):
    permitted = permit(source, folder, words, login, count_in=folder, now=NOW)
    assert permitted.ground is ground

    restore_permitted(permitted, source, NOW, folder, NOW)

    assert roles(folder) == {"ratna": Role.ADMINISTRATOR, "cecep": Role.READER}
    assert roles(folder, "cecep", OTHER_WORDS)["cecep"] is Role.READER


def test_the_same_from_the_desk_of_the_open_office(folder, source):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    charge = charge_of(store)
    assert charge is not None
    store.close()

    restore_chosen(charge, "Ratna", source, NOW, NOW)

    assert roles(folder)["cecep"] is Role.READER


def test_a_role_that_was_given_since_stays_given(folder, source):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    lowered = the_user(store, "cecep")
    change_user(store, lowered.id, name=lowered.name, role=Role.TEAM_LEAD, counselor=None)
    store.close()

    permitted = permit(source, folder, WORDS, "ratna", count_in=folder, now=NOW)
    restore_permitted(permitted, source, NOW, folder, NOW)

    assert roles(folder)["cecep"] is Role.TEAM_LEAD


def test_an_office_is_never_left_without_an_administrator(folder, source):
    """Today's only administrator came after the backup, so nobody in it would be one."""
    store = log_in(folder, "ratna", WORDS, now=NOW)
    add(store, Role.ADMINISTRATOR, "baru")
    store.close()
    store = log_in(folder, "baru", OTHER_WORDS, now=NOW)
    disable_user(store, the_user(store, "ratna").id, today=TODAY)
    store.close()

    permitted = permit(source, folder, OTHER_WORDS, "baru", count_in=folder, now=NOW)
    restore_permitted(permitted, source, NOW, folder, NOW)

    assert roles(folder, "cecep", OTHER_WORDS)["cecep"] is Role.ADMINISTRATOR
