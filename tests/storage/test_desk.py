"""Who sits at the desk of a file: users in force, the holder of the sheet, or nobody at all."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.user import Role
from rehabdesk.storage import (
    FileDamaged,
    RingAltered,
    Unlocked,
    UserDisabled,
    create_office,
    office_file,
    open_office,
    open_store,
    unlock_office,
)
from rehabdesk.storage.keys import RECOVERY_OWNER
from rehabdesk.storage.office_file import desk_of
from tests.own_office import own_office, the_user, with_user
from tests.storage.test_office_file import LIGHT, WORDS, an_office_on_disk

EVENING = datetime(2026, 5, 3, 17, 30, tzinfo=UTC)
"""Half past midnight of May 4th in western time, half past two in eastern."""


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.OPERATOR, "cecep")
    yield store
    store.close()


def changed(store, **fields):
    cecep = replace(the_user(store, "cecep"), **fields)
    with store.change("Pengguna"):
        store.users.put(cecep)
    return cecep


def test_a_user_sits_there_in_the_own_role_with_the_own_number(office):
    cecep = the_user(office, "cecep")

    desk = desk_of(office.connection, cecep.id)

    assert (desk.role, desk.user, desk.user_number) == (Role.OPERATOR, cecep.id, cecep.number)
    assert desk.origin == office.desk.origin
    assert cecep.number != the_user(office, "ratna").number


@pytest.mark.parametrize(("days", "may"), [(-1, False), (0, False), (1, True), (None, True)])
def test_who_has_a_last_day_comes_in_until_the_day_before(office, monkeypatch, days, may):
    monkeypatch.setattr(office_file, "computer_clock", lambda: EVENING)
    last = None if days is None else datetime(2026, 5, 4, tzinfo=UTC).date() + timedelta(days=days)
    cecep = changed(office, active_to=last)

    if may:
        assert desk_of(office.connection, cecep.id).user == cecep.id
    else:
        with pytest.raises(UserDisabled):
            desk_of(office.connection, cecep.id)


def test_today_is_the_day_of_the_offices_own_zone(office, monkeypatch):
    moment = datetime(2026, 5, 3, 15, 30, tzinfo=UTC)
    monkeypatch.setattr(office_file, "computer_clock", lambda: moment)
    cecep = changed(office, active_to=datetime(2026, 5, 4, tzinfo=UTC).date())

    assert desk_of(office.connection, cecep.id).user == cecep.id
    with office.change("Zona"):
        office.offices.put(replace(office.office, time_zone="WIT"))
    with pytest.raises(UserDisabled):
        desk_of(office.connection, cecep.id)


def test_nobody_else_sits_in_an_office_with_users_but_the_holder_of_the_sheet(office):
    with pytest.raises(UserDisabled):
        desk_of(office.connection, "orang lain")
    with office.change("Hapus"):
        office.users.remove(the_user(office, "cecep").id)
        removed = [one.id for one in office.users.all()]
    assert len(removed) == 1

    holder = desk_of(office.connection, RECOVERY_OWNER)

    assert (holder.role, holder.user) == (Role.ADMINISTRATOR, RECOVERY_OWNER)


def test_an_office_without_users_has_one_administrator(tmp_path):
    store = an_office_on_disk(tmp_path / "kantor", demonstration=True)

    assert (store.desk.role, store.desk.user) == (Role.ADMINISTRATOR, "petugas")
    store.close()


@pytest.mark.parametrize("left", ["kantor.rehab", "kantor.keys"])
def test_where_either_file_of_an_office_lies_no_other_is_made(tmp_path, left):
    store = an_office_on_disk(tmp_path / "kantor")
    office = store.office
    store.close()
    for one in ("kantor.rehab", "kantor.keys"):
        if one != left:
            (tmp_path / "kantor" / one).unlink()
    before = (tmp_path / "kantor" / left).read_bytes()

    with pytest.raises(FileExistsError):
        create_office(tmp_path / "kantor", office, WORDS, "petugas", LIGHT)

    assert (tmp_path / "kantor" / left).read_bytes() == before


def test_an_office_is_made_in_folders_that_are_not_there_and_in_an_empty_one(tmp_path):
    an_office_on_disk(tmp_path / "a" / "b").close()
    (tmp_path / "kosong").mkdir()
    an_office_on_disk(tmp_path / "kosong").close()


@pytest.mark.parametrize("size", [0, 1, 2, 511, 512, 4095])
def test_a_file_cut_off_within_its_first_page_is_damaged_and_stays_as_it_is(tmp_path, size):
    an_office_on_disk(tmp_path).close()
    path = tmp_path / "kantor.rehab"
    left = path.read_bytes()[:size]
    path.write_bytes(left)

    with pytest.raises(FileDamaged):
        open_office(tmp_path, WORDS)

    assert path.read_bytes() == left


def test_a_ring_without_a_seal_is_refused_and_its_file_left_alone(tmp_path):
    an_office_on_disk(tmp_path).close()
    unlocked = unlock_office(tmp_path, WORDS)
    before = (tmp_path / "kantor.rehab").read_bytes()

    with pytest.raises(RingAltered):
        open_store(tmp_path / "kantor.rehab", Unlocked("petugas", unlocked.key, sealed=False))

    assert (tmp_path / "kantor.rehab").read_bytes() == before
    open_store(tmp_path / "kantor.rehab", unlocked).close()
