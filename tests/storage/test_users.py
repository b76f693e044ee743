"""Users as the office's file gives them: in the order of names, by login name, by stamp."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.user import Role
from tests.own_office import own_office, with_user


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path)
    for login in ("zul", "agus", "budi"):
        with_user(store, Role.COUNSELOR, login)
    yield store
    store.close()


def test_users_come_by_name_whatever_the_size_of_its_letters(office):
    agus = office.users.with_login("agus")
    with office.change("Nama"):
        office.users.put(replace(agus, name="orang agus"))

    names = [one.name for one in office.users.all()]

    assert names == ["orang agus", "Orang budi", "Orang zul", "Ratna Dewi Lestari"]


@pytest.mark.parametrize("typed", ["budi", "BUDI", " Budi "])
def test_a_login_name_is_found_however_it_is_typed(office, typed):
    assert office.users.with_login(typed).login == "budi"


@pytest.mark.parametrize("typed", ["", "bud", "budi2", "tidak ada"])
def test_a_login_name_that_nobody_has_is_nobodys(office, typed):
    assert office.users.with_login(typed) is None


def test_a_stamp_is_shown_by_its_users_name_and_else_as_it_is(office):
    budi = office.users.with_login("budi")

    assert office.users.name_of(budi.id) == "Orang budi"
    assert office.users.name_of("petugas") == "petugas"
    assert office.users.name_of("") == ""
