"""The demonstration can be looked at as each role, with no more rights than the role has."""

import shutil
from datetime import UTC, datetime

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.counseling_notes import own_counselor
from rehabdesk.services.demonstration import open_or_build_demonstration
from rehabdesk.services.demonstration_users import OWNER, user_of
from rehabdesk.services.keys import keys_state
from rehabdesk.services.login import log_in, unlock_again
from rehabdesk.services.office import save_office
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, AuditFilter, WrongKey, open_office
from tests.own_office import own_office

NOW = datetime(2021, 8, 30, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(demonstration_folder, tmp_path_factory):
    place = tmp_path_factory.mktemp("peran") / "contoh"
    shutil.copytree(demonstration_folder, place)
    return place


def as_role(folder, role):
    """The demonstration as its user of a role opens it."""
    owner = open_office(folder, DEMONSTRATION_PASSPHRASE)
    login = user_of(owner, role).login
    owner.close()
    return log_in(folder, login, DEMONSTRATION_PASSPHRASE, now=NOW)


def test_it_has_one_user_of_each_role_and_the_owner_is_its_administrator(demonstration):
    users = demonstration.users.all()

    assert sorted(one.role.value for one in users) == sorted(one.value for one in Role)
    assert len({one.number for one in users}) == len(Role)
    assert demonstration.desk.user == OWNER
    assert user_of(demonstration, Role.ADMINISTRATOR).id == OWNER
    assert demonstration.users.name_of(OWNER) != OWNER
    assert keys_state(demonstration).weak == frozenset()
    assert keys_state(demonstration).missing == frozenset()


@pytest.mark.parametrize("role", Role)
def test_each_user_comes_in_with_the_rights_of_the_role_and_no_more(folder, role):
    store = as_role(folder, role)
    try:
        assert store.desk.role is role
        if may(role, Right.SET_UP_OFFICE):
            save_office(store, store.office)
        else:
            with pytest.raises(NotAllowed):
                save_office(store, store.office)
        user = store.users.get(store.desk.user)
        assert user is not None
        assert unlock_again(store, DEMONSTRATION_PASSPHRASE, now=NOW)
        assert not unlock_again(store, "bukan itu", now=NOW)
        assert store.audit.entries(AuditFilter(), 1)[0].user == user.id
    finally:
        store.close()


@pytest.mark.parametrize(
    ("role", "counseling", "medical"),
    [
        (Role.ADMINISTRATOR, 0, 0),
        (Role.TEAM_LEAD, 3, 0),
        (Role.COUNSELOR, 3, 0),
        (Role.MEDICAL, 0, 2),
        (Role.OPERATOR, 0, 0),
        (Role.READER, 0, 0),
    ],
)
def test_notes_are_for_those_who_may_read_them(folder, role, counseling, medical):
    store = as_role(folder, role)
    found = store.counseling_notes.count(), store.medical_notes.count()
    store.close()

    assert found == (counseling, medical)


def test_the_counselor_is_the_one_of_a_group(folder):
    store = as_role(folder, Role.COUNSELOR)
    own = own_counselor(store)
    groups = [one.name for one in store.groups.all() if one.counselor == own]
    store.close()

    assert groups == ["Kelompok A"]


def test_a_demonstration_from_before_there_were_users_gets_them_when_it_is_opened(folder, tmp_path):
    place = tmp_path / "lama"
    shutil.copytree(folder, place)
    store = open_office(place, DEMONSTRATION_PASSPHRASE)
    with store.change("Seperti dahulu", kind=EntryKind.SECURITY):
        store.connection.execute("UPDATE counseling_note SET author = 'petugas'")
        store.connection.execute("DELETE FROM app_user")
        assert store.keys is not None
        ring = store.keys.ring()
        for slot in ring.slots:
            if slot.owner != OWNER:
                store.keys.remove(slot.owner)
    store.close()

    older = open_or_build_demonstration(place)
    assert older.desk.role is Role.ADMINISTRATOR
    assert len(older.users.all()) == len(Role)
    older.close()

    again = as_role(place, Role.READER)
    assert again.desk.role is Role.READER
    assert again.residents.count() == 240
    again.close()


def test_a_real_office_has_nobody_of_the_demonstration_and_is_opened_by_none(folder, tmp_path):
    place = tmp_path / "kantor"
    own_office(place).close()
    before = (place / "kantor.keys").read_bytes()
    demonstration = open_office(folder, DEMONSTRATION_PASSPHRASE)
    logins = [one.login for one in demonstration.users.all()]
    demonstration.close()

    for login in logins:
        with pytest.raises(WrongKey):
            open_office(place, DEMONSTRATION_PASSPHRASE, login)

    assert (place / "kantor.keys").read_bytes() == before
