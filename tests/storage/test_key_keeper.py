"""The key ring of an open office: what changes it, what does not, and for whom."""

from contextlib import suppress

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.storage import WrongKey, open_office
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.keys import RECOVERY_OWNER
from rehabdesk.storage.open_file import WriteOutsideChange
from rehabdesk.storage.ring_facts import USERS
from tests.own_office import OTHER_WORDS, WORDS, own_office, the_user, with_user
from tests.sample_office import a_room

NEW = "gajah pulang membawa garam"


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.OPERATOR, "cecep")
    store.close()
    return tmp_path / "kantor"


@pytest.fixture
def opened(folder):
    store = open_office(folder, WORDS, "ratna")
    yield store
    store.close()


def ring_in(folder):
    return (folder / "kantor.keys").read_bytes()


@pytest.fixture
def unbound(folder):
    """The office as one of yesterday, whose ring says nothing of its users."""
    store = open_office(folder, WORDS, "ratna")
    key = store.key
    store.close()
    path = folder / "kantor.keys"
    write_ring(path, sealed(replace(read_ring(path), facts={}), key))
    store = open_office(folder, WORDS, "ratna")
    yield store
    store.close()


def test_a_login_binds_the_users_and_a_change_of_nothing_does_not(unbound, folder):
    before = ring_in(folder)
    with unbound.change("Tidak ada"):
        pass
    assert ring_in(folder) == before

    with unbound.change("Masuk", kind=EntryKind.LOGIN):
        pass

    assert USERS in read_ring(folder / "kantor.keys").facts


def test_the_first_change_of_anything_binds_the_users_and_later_ones_leave_the_ring(
    unbound, folder
):
    a_room(unbound, "Pertama")
    bound = ring_in(folder)
    assert USERS in read_ring(folder / "kantor.keys").facts

    a_room(unbound, "Kedua")
    assert ring_in(folder) == bound

    with_user(unbound, Role.READER, "pembaca")
    assert read_ring(folder / "kantor.keys").facts != {}
    assert ring_in(folder) != bound


def test_a_ring_is_changed_inside_a_change_alone(opened, folder):
    before = ring_in(folder)

    with pytest.raises(WriteOutsideChange):
        opened.keys.set_due()

    assert ring_in(folder) == before
    assert sorted(one.name for one in folder.iterdir() if "keys" in one.name) == ["kantor.keys"]


def test_a_change_that_is_given_up_leaves_ring_and_owners(opened, folder):
    before, owners = ring_in(folder), opened.keys.owners()
    cecep = the_user(opened, "cecep").id
    with suppress(KeyError), opened.change("Uji"):
        opened.keys.remove(cecep)
        assert opened.keys.owners() == owners - {cecep}
        raise KeyError

    assert (ring_in(folder), opened.keys.owners(), opened.keys.due) == (before, owners, False)


def test_all_steps_of_a_change_are_one_generation(opened, folder):
    before = read_ring(folder / "kantor.keys").generation
    with opened.change("Uji", kind=EntryKind.SECURITY):
        opened.keys.set_due()
        opened.keys.set_passphrase(the_user(opened, "cecep").id, "cecep", NEW)
        opened.keys.set_due()

    assert read_ring(folder / "kantor.keys").generation == before + 1
    assert opened.keys.due
    (entry,) = opened.audit.of_row("key_ring", str(before + 1))
    assert entry.label == "Uji"


def test_nobodys_passphrase_is_changed_by_another_ones(opened):
    cecep = the_user(opened, "cecep").id
    with pytest.raises(WrongKey), opened.change("Uji"):
        opened.keys.change_passphrase(cecep, "ratna", WORDS, NEW)
    with pytest.raises(WrongKey), opened.change("Uji"):
        opened.keys.change_passphrase(cecep, "cecep", "salah sekali ini", NEW)

    assert opened.keys.fits(cecep, "cecep", OTHER_WORDS)
    assert not opened.keys.fits(cecep, "ratna", WORDS)
    assert not opened.keys.fits(cecep, "cecep", WORDS)


def test_a_new_passphrase_takes_the_place_of_the_old_one(opened, folder):
    cecep = the_user(opened, "cecep").id
    count = len(opened.keys.ring().slots)
    with opened.change("Uji"):
        opened.keys.change_passphrase(cecep, "cecep", OTHER_WORDS, NEW)

    assert len(opened.keys.ring().slots) == count
    assert opened.keys.fits(cecep, "cecep", NEW)
    assert not opened.keys.fits(cecep, "cecep", OTHER_WORDS)
    assert opened.keys.without_pair() == frozenset()
    opened.close()
    open_office(folder, NEW, "cecep").close()


def test_the_owners_are_the_users_and_the_recovery_sheet(opened):
    ids = {the_user(opened, one).id for one in ("ratna", "cecep")}

    assert opened.keys.owners() == ids | {RECOVERY_OWNER}
    assert opened.keys.key == opened.key


def test_what_the_passphrase_has_opened_is_overwritten_when_somebody_has_come_in(opened):
    had = opened.keys.opened
    assert set(had.private) != {0}

    with opened.change("Masuk", kind=EntryKind.LOGIN):
        opened.keys.came_in()

    assert set(had.private) == {0}
    assert opened.keys.opened is None
    with opened.change("Masuk", kind=EntryKind.LOGIN):
        opened.keys.came_in()
