"""Wrong passphrases and keys, at the door and at a locked screen: counted, waited for, and told."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import RecoveryKeyWrong, Refusal, WaitBeforeTrying
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.login import (
    ENTERED,
    access_for_recovery,
    is_recovery,
    last_login,
    log_in,
    log_in_with_recovery,
    logins_of,
    unlock_again,
)
from rehabdesk.storage import AuditFilter, WrongKey, read_tries
from tests.own_office import NOW, OTHER_WORDS, RECOVERY, WORDS, own_office, with_user

WRONG = "payung besi menari pelan"


@pytest.fixture
def folder(tmp_path):
    store = own_office(tmp_path / "kantor")
    with_user(store, Role.OPERATOR, "opik")
    store.close()
    return tmp_path / "kantor"


def newest_of(store, label):
    return next(one for one in store.audit.entries(AuditFilter(), 20) if one.label == label)


@pytest.mark.parametrize(("wrong", "told"), [(0, ""), (1, "1 kata sandi salah sebelumnya")])
def test_the_log_says_how_many_wrong_passphrases_came_before(folder, wrong, told):
    for _ in range(wrong):
        with pytest.raises(WrongKey):
            log_in(folder, "ratna", WRONG, now=NOW)

    store = log_in(folder, "ratna", WORDS, now=NOW)

    entry = newest_of(store, ENTERED)
    assert (entry.why, entry.user) == (told, store.desk.user)
    assert not is_recovery(store)
    store.close()


def test_a_wrong_recovery_key_is_counted_and_waited_for_like_a_passphrase(folder):
    for times in range(1, 5):
        with pytest.raises(RecoveryKeyWrong):
            log_in_with_recovery(folder, new_recovery_code(), now=NOW)
        assert read_tries(folder).wrong == times
    with pytest.raises(WaitBeforeTrying):
        log_in_with_recovery(folder, RECOVERY, now=NOW)
    with pytest.raises(WaitBeforeTrying):
        access_for_recovery(folder, RECOVERY, now=NOW)

    later = NOW + timedelta(seconds=6)
    store = log_in_with_recovery(folder, RECOVERY, now=later)
    assert newest_of(store, "Masuk dengan kunci pemulihan").why == "4 kata sandi salah sebelumnya"
    store.close()
    assert read_tries(folder).wrong == 0


def test_what_is_no_recovery_key_at_all_is_no_try(folder):
    with pytest.raises(Refusal):
        log_in_with_recovery(folder, "bukan kunci", now=NOW)

    assert read_tries(folder).wrong == 0


def test_the_holder_of_the_sheet_sees_who_may_do_what_and_no_other_key_shows_it(folder):
    access = access_for_recovery(folder, RECOVERY, now=NOW)
    assert "opik" in str(access)

    with pytest.raises(RecoveryKeyWrong):
        access_for_recovery(folder, new_recovery_code(), now=NOW)
    assert read_tries(folder).wrong == 1


def test_at_a_locked_screen_wrong_passphrases_are_counted_and_a_right_one_ends_the_count(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)

    assert not unlock_again(store, WRONG, now=NOW)
    # The passphrase of somebody else is wrong at this desk.
    assert not unlock_again(store, OTHER_WORDS, now=NOW)
    assert read_tries(folder).wrong == 2
    assert unlock_again(store, WORDS, now=NOW)
    assert read_tries(folder).wrong == 0

    for _ in range(4):
        assert not unlock_again(store, WRONG, now=NOW)
    with pytest.raises(WaitBeforeTrying):
        unlock_again(store, WORDS, now=NOW)
    assert unlock_again(store, WORDS, now=NOW + timedelta(seconds=6))
    store.close()


def test_a_locked_screen_that_the_sheet_opened_opens_for_the_sheet_again(folder):
    store = log_in_with_recovery(folder, RECOVERY, now=NOW)

    assert unlock_again(store, RECOVERY, now=NOW)
    assert not unlock_again(store, WORDS, now=NOW)
    store.close()


def test_the_login_before_is_the_last_but_one_of_this_user_alone(folder):
    for login, words in (("ratna", WORDS), ("opik", OTHER_WORDS), ("ratna", WORDS)):
        log_in(folder, login, words, now=NOW).close()
    store = log_in(folder, "ratna", WORDS, now=NOW)

    ratna = logins_of(store, store.desk.user)

    assert list(ratna) == sorted(ratna, reverse=True)
    assert (len(ratna), last_login(store)) == (3, ratna[1])
    opik = next(one for one in store.users.all() if one.login == "opik")
    assert len(logins_of(store, opik.id)) == 1
    store.close()
