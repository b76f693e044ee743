"""A slot that somebody with the key took out of the ring is named; who waits for a word is not."""

import json
import shutil

import pytest
from msgspec.structs import replace

from rehabdesk.__main__ import run as main
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.services.checking import check_office
from rehabdesk.services.keys import SLOTS_TAKEN, keys_state, replace_office_key
from rehabdesk.services.login import log_in
from rehabdesk.services.restoring import permit, restore_permitted
from rehabdesk.services.safekeeping import charge_of, copy_to
from rehabdesk.services.users import add_user, disable_user, reset_passphrase
from rehabdesk.storage import RECOVERY_OWNER, AuditFilter, DiskFull, RingAltered, WrongKey
from rehabdesk.storage.key_ring import read_ring, sealed, write_ring
from rehabdesk.storage.settings import Setting
from rehabdesk.storage.slot_owners import SlotOwners
from tests.own_office import NOW, OTHER_WORDS, TODAY, WORDS, own_office, the_user, with_user
from tests.storage.test_old_rings import SECOND_FORM

THIRD_WORDS = "gajah pulang membawa garam"


@pytest.fixture
def folder(tmp_path):
    """An office with an administrator and a counselor, closed."""
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.COUNSELOR)
    store.close()
    return tmp_path / "kantor"


def opened(folder):
    return log_in(folder, "ratna", WORDS, now=NOW)


def take_away(folder, *logins):
    """Take slots out of a closed office's ring and seal it anew, as whoever has the key can."""
    store = opened(folder)
    key = store.key
    owners = {RECOVERY_OWNER if one == "" else the_user(store, one).id for one in logins}
    store.close()
    ring = read_ring(folder / "kantor.keys")
    left = tuple(one for one in ring.slots if one.owner not in owners)
    write_ring(folder / "kantor.keys", sealed(replace(ring, slots=left), key))
    return owners


def keys_of(store):
    assert store.keys is not None
    return store.keys


def taken_in(store):
    found = check_office(store).findings
    return next(count for name, _, count in found if name == "slots_taken")


def told_in(store):
    found = store.audit.entries(AuditFilter(kind=EntryKind.SECURITY))
    return [one for one in found if one.label == SLOTS_TAKEN]


def test_a_slot_that_was_taken_away_is_named_by_check_log_and_state(folder):
    owners = take_away(folder, "cecep")

    store = opened(folder)

    assert keys_state(store).taken == owners
    assert taken_in(store) == 1
    (entry,) = told_in(store)
    assert {row.key[0] for row in entry.rows if row.table == "app_user"} == owners
    store.close()


def test_the_log_tells_it_once_and_the_check_until_it_is_mended(folder):
    take_away(folder, "cecep")
    opened(folder).close()
    store = opened(folder)
    add_user(store, "Orang ketiga", "ketiga", Role.READER, THIRD_WORDS, today=TODAY)
    assert (taken_in(store), len(told_in(store))) == (1, 1)

    reset_passphrase(store, the_user(store, "cecep").id, THIRD_WORDS, today=TODAY)

    assert (taken_in(store), keys_state(store).taken) == (0, frozenset())
    store.close()
    log_in(folder, "cecep", THIRD_WORDS, now=NOW).close()

    take_away(folder, "cecep")
    store = opened(folder)
    assert (taken_in(store), len(told_in(store))) == (1, 2)
    store.close()


def test_who_is_disabled_afterwards_is_missed_no_more(folder):
    take_away(folder, "cecep")
    store = opened(folder)

    disable_user(store, the_user(store, "cecep").id, today=TODAY)

    assert taken_in(store) == 0
    store.close()


def test_the_recovery_sheets_slot_is_missed_as_well(folder):
    assert take_away(folder, "", "cecep") >= {RECOVERY_OWNER}

    store = opened(folder)

    assert taken_in(store) == 2
    assert "Lembar kunci pemulihan" in told_in(store)[0].why
    store.close()


def test_the_command_check_finds_it(folder, capsys, monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    monkeypatch.setenv("REHABDESK_LOGIN", "ratna")
    assert main(["check", str(folder)]) == 0
    take_away(folder, "cecep")
    capsys.readouterr()

    assert main(["check", str(folder), "--json"]) == 1

    assert json.loads(capsys.readouterr().out)["findings"]["slots_taken"] == 1


def test_without_the_key_the_ring_is_called_altered(folder):
    words = json.loads((folder / "kantor.keys").read_text())
    words["slots"] = words["slots"][:-1]
    (folder / "kantor.keys").write_text(json.dumps(words))

    with pytest.raises(RingAltered):
        opened(folder)


def test_who_was_disabled_or_left_behind_by_a_new_key_is_not_missed(folder, tmp_path):
    store = opened(folder)
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    assert taken_in(store) == 0
    store.close()

    shutil.copytree(SECOND_FORM, tmp_path / "lama")
    store = opened(tmp_path / "lama")
    replace_office_key(store)
    assert len(store.users.all()) > len(keys_of(store).owners() - {RECOVERY_OWNER})
    assert (taken_in(store), told_in(store)) == (0, [])
    store.close()


def test_who_comes_back_with_a_backup_waits_for_a_word_and_is_not_missed(folder, tmp_path):
    store = opened(folder)
    charge = charge_of(store)
    assert charge is not None
    made = copy_to(charge, tmp_path / "stik", NOW, beside=False)
    source = tmp_path / "stik" / made.folder
    disable_user(store, the_user(store, "cecep").id, today=TODAY)
    store.close()
    with pytest.raises(WrongKey):
        log_in(folder, "cecep", OTHER_WORDS, now=NOW)

    permitted = permit(source, folder, WORDS, "ratna", count_in=folder, now=NOW)
    restore_permitted(permitted, source, NOW, folder, NOW)

    store = opened(folder)
    assert the_user(store, "cecep").active_to is None
    assert the_user(store, "cecep").id not in keys_of(store).owners()
    assert (taken_in(store), told_in(store)) == (0, [])
    store.close()


def test_an_office_from_before_is_remembered_from_its_next_login_on(folder):
    store = opened(folder)
    with store.change("Seperti dulu"):
        store.settings.put(Setting(id=SlotOwners.tag, value="{}"))
    store.close()

    opened(folder).close()
    take_away(folder, "cecep")

    store = opened(folder)
    assert taken_in(store) == 1
    store.close()


def test_a_change_that_fails_leaves_nobody_missing(folder):
    store = opened(folder)

    def fail():
        with store.change("Gagal"):
            keys_of(store).remove(the_user(store, "cecep").id)
            raise DiskFull

    with pytest.raises(DiskFull):
        fail()

    assert taken_in(store) == 0
    assert store.settings.read(SlotOwners).owners == tuple(sorted(keys_of(store).owners()))
    store.close()


def test_a_new_users_slot_is_missed_before_anybody_comes_in_again(folder):
    store = opened(folder)
    add_user(store, "Orang ketiga", "ketiga", Role.READER, THIRD_WORDS, today=TODAY)
    key, owner = store.key, the_user(store, "ketiga").id
    store.close()
    ring = read_ring(folder / "kantor.keys")
    left = tuple(one for one in ring.slots if one.owner != owner)
    write_ring(folder / "kantor.keys", sealed(replace(ring, slots=left), key))

    store = opened(folder)

    assert keys_state(store).taken == {owner}
    store.close()
