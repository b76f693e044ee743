"""Who would sit at an office's desk, and which key opens it, is asked without changing it."""

import pytest

from rehabdesk.domain.user import Role
from rehabdesk.services.users import change_own_passphrase
from rehabdesk.storage import NewerFile, WrongKey, driver, open_office, unlock_office
from rehabdesk.storage.asking import who_is, who_sits
from rehabdesk.storage.keys import RECOVERY_OWNER, new_key
from rehabdesk.storage.office_file import SCHEMA_VERSION
from tests.own_office import OTHER_WORDS, RECOVERY, WORDS, own_office, the_user, with_user


@pytest.fixture
def folder(tmp_path):
    """An office with an administrator and a counselor, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    store.close()
    return tmp_path / "kantor"


def content(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.mark.parametrize(
    ("login", "words", "role", "name"),
    [
        ("ratna", WORDS, Role.ADMINISTRATOR, "Ratna Dewi Lestari"),
        ("cecep", OTHER_WORDS, Role.COUNSELOR, "Orang cecep"),
        ("", RECOVERY, Role.ADMINISTRATOR, ""),
    ],
    # The recovery sheet is another one in each process, and tests are named alike in all of them.
    ids=["an administrator", "a counselor", "the recovery sheet"],
)
def test_who_would_sit_there_is_told_by_role_and_name(folder, login, words, role, name):
    unlocked = unlock_office(folder, words, login)
    before = content(folder)

    desk, told = who_sits(folder / "kantor.rehab", unlocked)

    assert (desk.role, told) == (role, name)
    assert content(folder) == before
    assert who_is(folder / "kantor.rehab", unlocked.key, unlocked.owner) == (desk, told)
    assert content(folder).items() >= before.items()


def test_a_passphrase_of_before_sits_nowhere_any_more(folder):
    former = unlock_office(folder, WORDS, "ratna")
    store = open_office(folder, WORDS, "ratna")
    change_own_passphrase(store, WORDS, "gajah pulang membawa garam")
    store.close()

    with pytest.raises(WrongKey):
        who_sits(folder / "kantor.rehab", former)


@pytest.mark.parametrize(("later", "refused"), [(0, False), (1, True)])
def test_a_file_of_a_newer_program_is_not_asked(folder, later, refused):
    unlocked, path = unlock_office(folder, WORDS, "ratna"), folder / "kantor.rehab"
    connection = driver.connect(path, unlocked.key)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + later}")
    connection.close()

    if not refused:
        assert who_sits(path, unlocked) == who_is(path, unlocked.key, unlocked.owner)
        return
    with pytest.raises(NewerFile):
        who_sits(path, unlocked)
    with pytest.raises(NewerFile):
        who_is(path, unlocked.key, unlocked.owner)


def test_only_its_own_key_opens_a_file(folder):
    key = unlock_office(folder, WORDS, "ratna").key

    assert driver.fits(folder / "kantor.rehab", key)
    assert not driver.fits(folder / "kantor.rehab", new_key())


def test_the_owners_of_slots_are_the_users_and_the_recovery_sheet(folder):
    store = open_office(folder, WORDS, "ratna")
    assert store.keys is not None
    cecep = the_user(store, "cecep").id

    assert store.keys.owners() == {store.desk.user, cecep, RECOVERY_OWNER}
    assert store.keys.without_pair() == frozenset()
    with store.change("Slot dihapus"):
        store.keys.remove(cecep)
    assert store.keys.owners() == {store.desk.user, RECOVERY_OWNER}
    store.close()
    with pytest.raises(WrongKey):
        unlock_office(folder, OTHER_WORDS, "cecep")


def test_heads_are_written_down_once_and_not_again_where_nothing_was_done(folder):
    open_office(folder, WORDS, "ratna").close()
    before = (folder / "kantor.keys").read_bytes()
    moment = (folder / "kantor.keys").stat().st_mtime_ns

    open_office(folder, WORDS, "ratna").close()

    assert (folder / "kantor.keys").read_bytes() == before
    assert (folder / "kantor.keys").stat().st_mtime_ns == moment
