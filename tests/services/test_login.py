"""Coming in: wrong tries slow down and are remembered, the last good login is known."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import RecoveryKeyWrong, WaitBeforeTrying
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.login import (
    is_recovery,
    last_login,
    log_in,
    log_in_with_recovery,
    unlock_again,
    wrong_tries_before,
)
from rehabdesk.services.users import reset_passphrase
from rehabdesk.storage import WrongKey
from rehabdesk.wording.refusals import sentence
from tests.own_office import NOW, RECOVERY, TODAY, WORDS, own_office, the_user, with_user


@pytest.fixture
def folder(tmp_path):
    own_office(tmp_path / "kantor").close()
    return tmp_path / "kantor"


def fail(folder, now, times=1):
    for _ in range(times):
        with pytest.raises(WrongKey):
            log_in(folder, "ratna", "salah sama sekali", now=now)


def test_the_login_before_is_known(folder):
    store = log_in(folder, "ratna", WORDS, now=NOW)
    assert last_login(store) is None
    store.close()

    store = log_in(folder, "ratna", WORDS, now=NOW)

    assert last_login(store) is not None
    store.close()


def test_after_several_wrong_tries_one_must_wait_longer_and_longer(folder):
    fail(folder, NOW, 4)
    with pytest.raises(WaitBeforeTrying) as first:
        log_in(folder, "ratna", WORDS, now=NOW)
    fail(folder, NOW + timedelta(seconds=5))
    with pytest.raises(WaitBeforeTrying) as second:
        log_in(folder, "ratna", WORDS, now=NOW + timedelta(seconds=5))

    assert (first.value.facts["wait"], second.value.facts["wait"]) == ("5 detik", "15 detik")
    assert "Tunggu 15 detik" in sentence(second.value)


def test_even_the_right_passphrase_waits_and_then_opens(folder):
    fail(folder, NOW, 4)

    store = log_in(folder, "ratna", WORDS, now=NOW + timedelta(seconds=6))

    assert wrong_tries_before(folder) == 0
    store.close()


def test_a_clock_that_is_set_back_shortens_nothing(folder):
    fail(folder, NOW, 4)

    with pytest.raises(WaitBeforeTrying):
        log_in(folder, "ratna", WORDS, now=NOW - timedelta(days=400))


def test_a_try_noted_under_a_clock_of_another_year_locks_nobody_out_for_years(folder):
    fail(folder, NOW.replace(year=2031), 4)
    with pytest.raises(WaitBeforeTrying) as first:
        log_in(folder, "ratna", WORDS, now=NOW)
    with pytest.raises(WaitBeforeTrying) as second:
        log_in(folder, "ratna", WORDS, now=NOW + timedelta(seconds=4))

    assert first.value.facts["wait"] == "5 detik"
    assert second.value.facts["wait"] == "1 detik"
    log_in(folder, "ratna", WORDS, now=NOW + timedelta(seconds=5)).close()


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_last_try_just_before_at_and_just_after_now_waits_no_longer_than_one_of_now(folder, late):
    fail(folder, NOW + timedelta(seconds=late), 4)
    with pytest.raises(WaitBeforeTrying) as refused:
        log_in(folder, "ratna", WORDS, now=NOW)

    assert refused.value.facts["wait"] == f"{5 + min(late, 0)} detik"
    log_in(folder, "ratna", WORDS, now=NOW + timedelta(seconds=5 + min(late, 0))).close()


def test_the_count_says_nothing_of_anybody(folder):
    fail(folder, NOW, 2)

    assert "ratna" not in (folder / "kantor.coba").read_text()


def test_the_recovery_key_sets_a_passphrase_anew_and_is_in_the_log(folder):
    store = log_in_with_recovery(folder, RECOVERY.lower(), now=NOW)
    assert is_recovery(store)
    ratna = the_user(store, "ratna")
    reset_passphrase(store, ratna.id, "gajah pulang membawa garam", today=TODAY)
    labels = {entry.label for entry in store.audit.of_row("app_user", ratna.id)}
    store.close()

    store = log_in(folder, "ratna", "gajah pulang membawa garam", now=NOW)
    assert "Kantor disiapkan" in labels
    assert any("kunci pemulihan" in one.label for one in newest(store))
    store.close()


def newest(store):
    from rehabdesk.storage import AuditFilter

    return store.audit.entries(AuditFilter(), 20)


def test_another_offices_recovery_key_is_refused(folder):
    with pytest.raises(RecoveryKeyWrong):
        log_in_with_recovery(folder, new_recovery_code(), now=NOW)


def test_a_locked_screen_opens_for_its_own_user_only(folder):
    store = own_office(folder.parent / "dua")
    with_user(store, Role.OPERATOR)

    assert unlock_again(store, WORDS, now=NOW)
    assert not unlock_again(store, "payung besi menari pelan", now=NOW)
    store.close()
