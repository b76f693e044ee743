"""An older page of users or restrictions in today's file lets nobody in and opens nobody's record.

Every test puts pages of an earlier copy of the same office into its closed file.
"""

import hashlib
import shutil
from contextlib import closing

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import ResidentId, new_id
from rehabdesk.domain.refusals import NotFound
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.user import Role
from rehabdesk.services.login import log_in
from rehabdesk.services.residents import add_resident
from rehabdesk.services.restricting import lift_restriction, restrict
from rehabdesk.services.saving import required
from rehabdesk.services.users import add_user, change_user, reset_passphrase
from rehabdesk.storage import (
    OldKeys,
    RestrictionsAltered,
    RolesAltered,
    RolesAndRestrictionsAltered,
    UserDisabled,
    driver,
    open_in_memory,
    open_office,
    unlock_office,
)
from rehabdesk.storage.bound_rows import digests_of_rows, logged_generation, require_bound
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.whole_file import who_sits
from tests.own_office import NOW, OTHER_WORDS, TODAY, WORDS, own_office, the_user, with_user
from tests.storage.old_pages import replay_table

THIRD_WORDS = "gajah pulang membawa garam"


@pytest.fixture
def folder(tmp_path):
    """An office with an administrator, a counselor and a resident, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    add_resident(store, Resident(id=ResidentId(new_id()), name="Budi"), None, today=TODAY)
    store.close()
    return tmp_path / "kantor"


def key_of(folder):
    return unlock_office(folder, WORDS, "ratna").key


def kept(folder, name="lama"):
    return shutil.copytree(folder, folder.with_name(name))


def promoted(folder):
    """The counselor becomes an administrator; gives the office of before."""
    before = kept(folder)
    store = log_in(folder, "ratna", WORDS, now=NOW)
    change_user(
        store, the_user(store, "cecep").id, name="Orang cecep", role=Role.TEAM_LEAD, counselor=None
    )
    store.close()
    return before


def restricted(folder):
    """The resident is restricted; gives the office of before."""
    before = kept(folder, "tanpa-batas")
    store = log_in(folder, "ratna", WORDS, now=NOW)
    restrict(store, store.residents.all()[0].id, "Perkara berjalan", today=TODAY)
    store.close()
    return before


def put_in(before, folder, *tables):
    for table in tables:
        replay_table(before / "kantor.rehab", folder / "kantor.rehab", key_of(folder), table)


def test_an_older_page_of_users_lets_nobody_in(folder):
    before = promoted(folder)
    put_in(before, folder, "app_user")

    for login, words in (("ratna", WORDS), ("cecep", OTHER_WORDS)):
        with pytest.raises(RolesAltered):
            log_in(folder, login, words, now=NOW)


def test_an_older_page_of_restrictions_lets_nobody_in(folder):
    before = restricted(folder)
    put_in(before, folder, "restriction")

    with pytest.raises(RestrictionsAltered):
        log_in(folder, "ratna", WORDS, now=NOW)


def test_pages_of_both_are_told_together(folder):
    before = kept(folder, "beides")
    promoted(folder)
    restricted(folder)
    put_in(before, folder, "app_user", "restriction")

    with pytest.raises(RolesAndRestrictionsAltered):
        log_in(folder, "ratna", WORDS, now=NOW)


def test_a_user_who_was_disabled_comes_in_with_no_older_page(folder):
    before = kept(folder)
    store = log_in(folder, "ratna", WORDS, now=NOW)
    cecep = the_user(store, "cecep")
    # By hand, for the service changes the key as well, and then no older page can be read.
    with store.change("Pengguna dinonaktifkan"):
        store.users.put(replace(cecep, active_to=TODAY))
    store.close()
    with pytest.raises(UserDisabled):
        open_office(folder, OTHER_WORDS, "cecep")
    put_in(before, folder, "app_user")

    with pytest.raises(RolesAltered):
        open_office(folder, OTHER_WORDS, "cecep")


def test_a_restriction_that_was_lifted_does_not_come_back_with_an_older_page(folder):
    restricted(folder)
    before = kept(folder)
    store = log_in(folder, "ratna", WORDS, now=NOW)
    lift_restriction(store, store.residents.all()[0].id, "Perkara selesai")
    store.close()
    put_in(before, folder, "restriction")

    with pytest.raises(RestrictionsAltered):
        log_in(folder, "ratna", WORDS, now=NOW)


def test_an_older_ring_with_all_older_pages_of_its_rows_is_known_to_the_log(folder):
    """Ring, users and the file's own word of its ring go back together; the log goes on."""
    before = promoted(folder)
    put_in(before, folder, "app_user", "key_ring")
    shutil.copyfile(before / "kantor.keys", folder / "kantor.keys")

    with pytest.raises(OldKeys):
        log_in(folder, "cecep", OTHER_WORDS, now=NOW)


def test_who_would_restore_is_not_believed_by_an_older_page(folder):
    before = promoted(folder)
    put_in(before, folder, "app_user")

    with pytest.raises(RolesAltered):
        who_sits(folder / "kantor.rehab", unlock_office(folder, WORDS, "ratna"))


def test_a_refused_opening_changes_neither_file(folder):
    before = promoted(folder)
    put_in(before, folder, "app_user")
    files = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}

    with pytest.raises(RolesAltered):
        open_office(folder, WORDS, "ratna")

    assert all((folder / name).read_bytes() == content for name, content in files.items())


def test_what_is_done_to_users_and_restrictions_raises_no_alarm(folder):
    promoted(folder)
    restricted(folder)
    store = log_in(folder, "ratna", WORDS, now=NOW)
    add_user(store, "Sari", "sari", Role.READER, THIRD_WORDS, today=TODAY)
    reset_passphrase(store, the_user(store, "cecep").id, OTHER_WORDS, today=TODAY)
    lift_restriction(store, store.residents.all()[0].id, "Selesai")
    store.close()

    log_in(folder, "cecep", OTHER_WORDS, now=NOW).close()


def required_after(store, user):
    store.users.put(user)
    required(store.rooms, "tidak ada", "ruang")


def test_a_change_that_is_given_up_binds_nothing(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    before = read_ring(folder / "kantor.keys")
    cecep = the_user(store, "cecep")

    with pytest.raises(NotFound), store.change("Uji"):
        required_after(store, replace(cecep, role=Role.READER))

    assert read_ring(folder / "kantor.keys") == before
    with store.change("Uji"):
        store.users.put(replace(cecep, role=Role.READER))
    store.close()
    log_in(folder, "cecep", OTHER_WORDS, now=NOW).close()


def test_a_change_that_is_taken_back_is_bound_as_well(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    done = restrict(store, store.residents.all()[0].id, "Perkara berjalan", today=TODAY)
    store.undo(done.change)
    store.close()

    log_in(folder, "ratna", WORDS, now=NOW).close()


def unbound(folder):
    """The office as yesterday's program left it: its ring says nothing of its rows."""
    key, path = key_of(folder), folder / "kantor.keys"
    write_ring(path, sealed(replace(read_ring(path), facts={}), key))


def test_an_office_of_yesterday_is_bound_at_its_first_login_by_a_new_ring(folder):
    unbound(folder)
    old = (folder / "kantor.keys").read_bytes()
    generation = read_ring(folder / "kantor.keys").generation

    log_in(folder, "ratna", WORDS, now=NOW).close()

    ring = read_ring(folder / "kantor.keys")
    assert ring.generation > generation
    assert {"users", "restrictions"} <= ring.facts.keys()
    (folder / "kantor.keys").write_bytes(old)
    with pytest.raises(OldKeys):
        log_in(folder, "ratna", WORDS, now=NOW)


def test_a_mark_writes_no_ring(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    ring = (folder / "kantor.keys").stat().st_ino

    add_resident(store, Resident(id=ResidentId(new_id()), name="Joko"), None, today=TODAY)

    assert (folder / "kantor.keys").stat().st_ino == ring
    store.close()


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ("UPDATE app_user SET id = 'lain' WHERE login = 'cecep'", "users"),
        ("UPDATE app_user SET login = 'lain' WHERE login = 'cecep'", "users"),
        ("UPDATE app_user SET role = 'reader' WHERE login = 'cecep'", "users"),
        ("UPDATE app_user SET number = number + 1 WHERE login = 'cecep'", "users"),
        ("UPDATE app_user SET active_from = '2020-01-01' WHERE login = 'cecep'", "users"),
        ("UPDATE app_user SET active_to = '2020-01-01' WHERE login = 'cecep'", "users"),
        ("UPDATE app_user SET deleted_at = '2020-01-01' WHERE login = 'cecep'", "users"),
        ("DELETE FROM app_user WHERE login = 'cecep'", "users"),
        ("UPDATE restriction SET id = 'lain'", "restrictions"),
        ("UPDATE restriction SET reason = 'Lain'", "restrictions"),
        ("UPDATE restriction SET restricted_on = '2020-01-01'", "restrictions"),
        ("UPDATE restriction SET deleted_at = '2020-01-01'", "restrictions"),
        ("DELETE FROM restriction", "restrictions"),
        ("UPDATE app_user SET name = 'Lain', updated_at = '2020-01-01', rev = rev + 1", ""),
        ("UPDATE restriction SET updated_at = '2020-01-01', rev = rev + 1", ""),
    ],
)
def test_each_column_that_says_who_may_what_is_bound_and_no_other(folder, told, differs):
    restricted(folder)
    with closing(driver.connect(folder / "kantor.rehab", key_of(folder))) as connection:
        before = digests_of_rows(connection)
        assert connection.execute(told).rowcount > 0
        after = digests_of_rows(connection)

    assert {name for name in before if before[name] != after[name]} == ({differs} - {""})


def test_the_digest_of_no_rows_is_the_same_for_ever():
    """It stands in rings: another one would lock every office that has it."""
    store = open_in_memory()

    assert digests_of_rows(store.connection) == {
        "users": hashlib.sha256(b"rehabdesk rows 1:users\n").hexdigest(),
        "restrictions": hashlib.sha256(b"rehabdesk rows 1:restrictions\n").hexdigest(),
    }
    store.close()


@pytest.mark.parametrize(("ahead", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_ring_is_older_than_the_log_tells_from_the_first_number_below(folder, ahead, refused):
    key = key_of(folder)
    with closing(driver.connect(folder / "kantor.rehab", key)) as connection:
        ring = read_ring(folder / "kantor.keys")
        ring = replace(ring, generation=logged_generation(connection) + ahead)

        if refused:
            with pytest.raises(OldKeys):
                require_bound(connection, ring)
        else:
            require_bound(connection, ring)
