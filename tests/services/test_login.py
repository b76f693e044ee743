"""Coming in: wrong tries slow down and are remembered, the last good login is known."""

from contextlib import closing
from datetime import timedelta

import pytest

from rehabdesk.domain.identity import OfficeId, new_id
from rehabdesk.domain.office import Office
from rehabdesk.domain.refusals import (
    OnOtherMachine,
    OtherMachineUnanswered,
    RecoveryKeyWrong,
    WaitBeforeTrying,
)
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.login import (
    ENTERED,
    TAKEN_OVER,
    is_recovery,
    last_login,
    log_in,
    log_in_with_recovery,
    unlock_again,
)
from rehabdesk.services.users import reset_passphrase
from rehabdesk.storage import (
    DEMONSTRATION_PASSPHRASE,
    WrongKey,
    create_office,
    machine_mark,
    open_in_memory,
    open_office,
    read_tries,
)
from rehabdesk.storage.audit_reading import AuditFilter
from rehabdesk.wording.refusals import sentence
from tests.own_office import (
    LIGHT,
    NOW,
    OTHER_WORDS,
    RECOVERY,
    TODAY,
    WORDS,
    own_office,
    the_user,
    with_user,
)

on_a_known_computer = pytest.mark.skipif(
    not machine_mark("kantor"), reason="this computer has no name that the system knows"
)


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

    assert read_tries(folder).wrong == 0
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
    with closing(open_in_memory()) as without_a_key:
        assert unlock_again(without_a_key, "apa saja", now=NOW)
    store.close()


def carry_elsewhere(folder):
    """As if the folder came from another computer."""
    store = open_office(folder, WORDS, "ratna")
    assert store.query("SELECT machine FROM this_pc")[0][0] in {machine_mark(store.office.id), ""}
    store.connection.execute("UPDATE this_pc SET machine = 'lain'")
    store.close()


def identity_of(folder):
    store = open_office(folder, WORDS, "ratna")
    found = store.query("SELECT origin, place, machine FROM this_pc")[0]
    store.close()
    return found


@on_a_known_computer
def test_the_first_login_notes_the_computer_and_the_next_ones_ask_nothing(folder):
    for _ in range(2):
        store = log_in(folder, "ratna", WORDS, now=NOW)
        assert store.query("SELECT machine FROM this_pc") == [(machine_mark(store.office.id),)]
        store.close()


@on_a_known_computer
def test_on_another_computer_the_office_stays_closed_until_somebody_says_what_it_is(folder):
    carry_elsewhere(folder)
    before = identity_of(folder)

    for _ in range(2):
        with pytest.raises(OnOtherMachine):
            log_in(folder, "ratna", WORDS, now=NOW)

    assert identity_of(folder) == before
    assert read_tries(folder).wrong == 0


@on_a_known_computer
def test_a_computer_that_replaces_the_old_one_has_its_place_and_another_identity(folder):
    carry_elsewhere(folder)
    origin, place, _ = identity_of(folder)

    store = log_in(folder, "ratna", WORDS, now=NOW, replaces=True)

    mark = machine_mark(store.office.id)
    found = store.query("SELECT origin, place, machine FROM this_pc")[0]
    assert found[0] != origin
    assert found[1:] == (place, mark)
    assert store.desk.origin == found[0]
    assert store.sheets.next_serial(2026) == 1001
    assert origin in dict(store.query("SELECT origin, rev FROM known_pc"))
    newest = [one.label for one in store.audit.entries(AuditFilter(), 2)]
    assert newest == [ENTERED, TAKEN_OVER]
    assert store.audit.verify().broken is None
    store.close()
    log_in(folder, "ratna", WORDS, now=NOW).close()


@on_a_known_computer
@pytest.mark.parametrize("role", [role for role in Role if not may(role, Right.RESTORE)])
def test_only_whoever_may_restore_says_what_another_computer_is(folder, role):
    store = open_office(folder, WORDS, "ratna")
    with_user(store, role)
    store.close()
    carry_elsewhere(folder)
    before = identity_of(folder)

    for replaces in (False, True):
        with pytest.raises(OtherMachineUnanswered):
            log_in(folder, "cecep", OTHER_WORDS, now=NOW, replaces=replaces)

    assert identity_of(folder) == before


@on_a_known_computer
def test_the_recovery_key_opens_on_another_computer_and_the_next_login_is_asked(folder):
    carry_elsewhere(folder)
    before = identity_of(folder)

    store = log_in_with_recovery(folder, RECOVERY, now=NOW)

    assert store.desk.origin not in {before[0]}
    store.close()
    assert identity_of(folder)[2] == "lain"
    with pytest.raises(OnOtherMachine):
        log_in(folder, "ratna", WORDS, now=NOW)


def test_a_demonstration_is_carried_anywhere(tmp_path):
    office = Office(
        id=OfficeId(new_id()), name="Contoh", short_name="Contoh", city="Serang", demonstration=True
    )
    store = create_office(tmp_path / "contoh", office, DEMONSTRATION_PASSPHRASE, "petugas", LIGHT)
    store.connection.execute("UPDATE this_pc SET machine = 'lain'")
    store.close()

    log_in(tmp_path / "contoh", "", DEMONSTRATION_PASSPHRASE, now=NOW).close()
