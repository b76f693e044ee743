"""Users are added, changed, disabled and given passphrases by a second person."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import (
    AlreadyThere,
    LastAdministrator,
    NotADemonstration,
    NotAllowed,
    NotANumber,
    OldPassphraseNeeded,
    PassphraseKnown,
    SecondPersonNeeded,
    WeakPassphrase,
)
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.keys import KeysState, change_key_if_due, keys_state
from rehabdesk.services.login import LockOptions
from rehabdesk.services.users import (
    add_user,
    change_own_passphrase,
    change_user,
    disable_user,
    has_passphrase,
    replace_recovery_key,
    reset_passphrase,
    save_lock_options,
)
from rehabdesk.storage import AuditFilter, WrongKey, open_office, unlock_office
from tests.own_office import OTHER_WORDS, RECOVERY, TODAY, WORDS, own_office, the_user, with_user


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path)
    yield store
    store.close()


def opens(store, login, words):
    try:
        unlock_office(store.path, words, login)
    except WrongKey:
        return False
    return True


def test_a_new_user_comes_in_at_once_and_is_in_the_log(office):
    user = with_user(office, Role.OPERATOR)

    assert opens(office, "cecep", OTHER_WORDS)
    assert 0 < user.number < 2**31
    entry = office.audit.entries(AuditFilter(kind=EntryKind.SECURITY), 1)[0]
    assert entry.label == "Pengguna ditambahkan"
    assert OTHER_WORDS not in str(entry)


def test_two_users_cannot_share_a_login(office):
    with_user(office, Role.OPERATOR)

    with pytest.raises(AlreadyThere) as refused:
        add_user(office, "Lain", " Cecep", Role.READER, OTHER_WORDS, today=TODAY)

    assert refused.value.field == "login"


@pytest.mark.parametrize("weak", ["", "pendek", "rahasia123456", "cecep cecep cecep"])
def test_a_weak_first_passphrase_is_refused(office, weak):
    with pytest.raises(WeakPassphrase):
        add_user(office, "Cecep", "cecep", Role.OPERATOR, weak, today=TODAY)

    assert len(office.users.all()) == 1


def test_a_leaver_loses_access_at_once_and_stays_in_the_list(office):
    user = with_user(office, Role.COUNSELOR)

    disable_user(office, user.id, today=TODAY, why="Pindah tugas")

    assert not opens(office, "cecep", OTHER_WORDS)
    assert not office.users.get(user.id).active_on(TODAY)
    assert office.users.name_of(user.id) == "Orang cecep"


def test_a_reset_passphrase_replaces_the_old_one_and_brings_back_who_was_disabled(office):
    user = with_user(office, Role.COUNSELOR)
    disable_user(office, user.id, today=TODAY)

    reset_passphrase(office, user.id, "gajah pulang membawa garam", today=TODAY)

    assert not opens(office, "cecep", OTHER_WORDS)
    assert opens(office, "cecep", "gajah pulang membawa garam")
    assert office.users.get(user.id).active_on(TODAY)


@pytest.mark.parametrize("weak", ["", "kuda ungu x", "rahasia123456", "orang cecep serang"])
def test_a_weak_passphrase_is_nobodys_second_one_either(office, weak):
    user = with_user(office, Role.COUNSELOR)

    with pytest.raises(WeakPassphrase) as others:
        reset_passphrase(office, user.id, weak, today=TODAY)
    with pytest.raises(WeakPassphrase) as own:
        change_own_passphrase(office, WORDS, weak)

    assert (others.value.field, own.value.field) == ("passphrase", "new")
    assert opens(office, "cecep", OTHER_WORDS)
    assert opens(office, "ratna", WORDS)


def test_a_refused_passphrase_does_not_bring_a_leaver_back(office):
    user = with_user(office, Role.COUNSELOR)
    disable_user(office, user.id, today=TODAY)

    with pytest.raises(WeakPassphrase):
        reset_passphrase(office, user.id, "pendek", today=TODAY)

    assert office.users.get(user.id).active_to == TODAY


def test_a_new_passphrase_leaves_the_days_of_who_was_never_away(office):
    user = with_user(office, Role.COUNSELOR)

    reset_passphrase(office, user.id, "gajah pulang membawa garam", today=date(2026, 2, 1))

    assert office.users.get(user.id) == user


@pytest.mark.parametrize(
    ("role", "then", "due"),
    [
        (Role.TEAM_LEAD, Role.READER, True),
        (Role.READER, Role.TEAM_LEAD, False),
        (Role.TEAM_LEAD, Role.TEAM_LEAD, False),
    ],
)
def test_a_new_key_is_due_only_where_somebody_loses_a_right(office, role, then, due):
    user = with_user(office, role)

    changed = change_user(office, user.id, name="  Orang  Baru ", role=then, counselor=None)

    assert (changed.record.name, changed.record.role) == ("Orang Baru", then)
    assert office.users.get(user.id) == changed.record
    assert keys_state(office).due is due


def test_a_leaver_and_a_lost_sheet_make_a_new_key_due(office):
    user = with_user(office, Role.READER)
    assert not keys_state(office).due

    disable_user(office, user.id, today=TODAY, why="Pindah tugas")

    assert keys_state(office).due
    entry = office.audit.entries(AuditFilter(kind=EntryKind.SECURITY), 1)[0]
    assert (entry.label, entry.why) == ("Pengguna dinonaktifkan", "Pindah tugas")
    assert change_key_if_due(office)
    assert not change_key_if_due(office)

    replace_recovery_key(office, new_recovery_code())

    assert keys_state(office).due


@pytest.mark.parametrize(("minutes", "kept"), [(-1, 0), (0, 1), (120, 1), (121, 0)])
def test_the_screen_is_hidden_after_0_to_120_minutes(office, minutes, kept):
    if kept:
        save_lock_options(office, LockOptions(minutes=minutes))
    else:
        with pytest.raises(NotANumber):
            save_lock_options(office, LockOptions(minutes=minutes))

    assert (office.settings.read(LockOptions).minutes == minutes) is bool(kept)


def test_whoever_is_disabled_has_no_passphrase_any_more(office):
    user = with_user(office, Role.READER)
    assert has_passphrase(office, user)

    disable_user(office, user.id, today=TODAY)

    assert not has_passphrase(office, user)


def test_an_office_in_memory_has_no_keys_to_change(store):
    assert keys_state(store) == KeysState()
    assert not change_key_if_due(store)
    with pytest.raises(NotADemonstration):
        replace_recovery_key(store, new_recovery_code())


def test_a_name_is_changed_without_a_second_person_and_a_role_is_not(office):
    me = the_user(office, "ratna")

    change_user(office, me.id, name="Ratna Sari", role=me.role, counselor=None)

    assert the_user(office, "ratna").name == "Ratna Sari"
    assert not keys_state(office).due


def test_of_two_administrators_one_may_go_and_the_last_may_not(office):
    second = with_user(office, Role.ADMINISTRATOR, "dewi")
    third = with_user(office, Role.ADMINISTRATOR, "eko")
    disable_user(office, third.id, today=TODAY)
    office.desk = replace(office.desk, user=third.id)

    change_user(office, second.id, name=second.name, role=Role.READER, counselor=None)

    ratna = the_user(office, "ratna")
    with pytest.raises(LastAdministrator):
        change_user(office, ratna.id, name=ratna.name, role=Role.READER, counselor=None)
    assert the_user(office, "ratna").role is Role.ADMINISTRATOR


def test_ones_own_passphrase_needs_the_old_one(office):
    with pytest.raises(WrongKey):
        change_own_passphrase(office, "bukan yang lama ini", "gajah pulang membawa garam")
    with pytest.raises(PassphraseKnown):
        change_own_passphrase(office, WORDS, WORDS)

    change_own_passphrase(office, WORDS, "gajah pulang membawa garam")

    assert opens(office, "ratna", "gajah pulang membawa garam")
    assert not opens(office, "ratna", WORDS)


def test_nobody_changes_their_own_role_or_disables_themselves(office):
    me = the_user(office, "ratna")

    with pytest.raises(SecondPersonNeeded):
        disable_user(office, me.id, today=TODAY)
    with pytest.raises(SecondPersonNeeded):
        change_user(office, me.id, name=me.name, role=Role.READER, counselor=None)


def test_one_administrator_with_the_recovery_sheet_is_one_person(office):
    user = with_user(office, Role.ADMINISTRATOR)
    me = the_user(office, "ratna")
    office.desk = replace(office.desk, user="pemulihan")

    for one in (me, user):
        with pytest.raises(SecondPersonNeeded):
            disable_user(office, one.id, today=TODAY)
        with pytest.raises(SecondPersonNeeded):
            change_user(office, one.id, name=one.name, role=Role.READER, counselor=None)
    with pytest.raises(SecondPersonNeeded):
        with_user(office, Role.ADMINISTRATOR, "boneka")
    assert office.users.with_login("boneka") is None
    reset_passphrase(office, me.id, "gajah pulang membawa garam", today=TODAY)
    assert opens(office, "ratna", "gajah pulang membawa garam")


def test_a_new_passphrase_of_ones_own_asks_for_the_old_one(office):
    me = the_user(office, "ratna")

    with pytest.raises(OldPassphraseNeeded):
        reset_passphrase(office, me.id, "gajah pulang membawa garam", today=TODAY)

    assert opens(office, "ratna", WORDS)


def test_the_last_administrator_stays(office, tmp_path):
    user = with_user(office, Role.ADMINISTRATOR)
    office.close()
    second = open_office(tmp_path, OTHER_WORDS, "cecep")
    ratna = the_user(second, "ratna")
    disable_user(second, ratna.id, today=TODAY)

    second.desk = replace(second.desk, user="orang-lain")
    with pytest.raises(LastAdministrator):
        disable_user(second, user.id, today=TODAY)
    second.close()


def test_only_an_administrator_adds_users(office):
    office.desk = replace(office.desk, role=Role.TEAM_LEAD)

    with pytest.raises(NotAllowed):
        with_user(office, Role.ADMINISTRATOR)


def test_a_new_recovery_key_makes_the_old_sheet_worthless(office):
    code = new_recovery_code()

    replace_recovery_key(office, code)

    assert opens(office, "", code)
    assert not opens(office, "", RECOVERY)


def test_a_demonstration_keeps_its_one_passphrase(demonstration):
    with pytest.raises(NotADemonstration):
        add_user(demonstration, "Cecep", "cecep", Role.OPERATOR, OTHER_WORDS, today=TODAY)


def test_whatever_is_done_to_users_is_in_the_log_of_security(office):
    user = with_user(office, Role.COUNSELOR)
    with_user(office, Role.ADMINISTRATOR, "kedua")
    deeds = {
        "Pengguna diubah": lambda: change_user(
            office, user.id, name="Nama lain", role=user.role, counselor=None
        ),
        "Kata sandi pengguna diganti": lambda: reset_passphrase(
            office, user.id, "gajah pulang membawa garam", today=TODAY
        ),
        "Pengguna dinonaktifkan": lambda: disable_user(office, user.id, today=TODAY),
    }

    for label, deed in deeds.items():
        deed()
        kinds = {one.kind for one in office.audit.entries(AuditFilter(), 9) if one.label == label}
        assert kinds == {EntryKind.SECURITY}, label
