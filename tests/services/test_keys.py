"""The key of the office's file: what is still to be done about it, and when it is changed."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.refusals import NotADemonstration, NotAllowed
from rehabdesk.domain.user import Role
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.keys import KeysState, change_key_if_due, keys_state, replace_office_key
from rehabdesk.services.users import disable_user, replace_recovery_key
from rehabdesk.storage import AuditFilter, open_office, unlock_office
from tests.own_office import (
    OTHER_WORDS,
    RECOVERY,
    TODAY,
    WORDS,
    opened_as,
    own_office,
    with_user,
)


@pytest.fixture
def office(tmp_path):
    store = own_office(tmp_path)
    yield store
    store.close()


def labels(store):
    entries = store.audit.entries(AuditFilter(kind=EntryKind.SECURITY))
    return [one.label for one in entries]


def test_a_new_office_has_its_first_key_and_nothing_to_do(office):
    state = keys_state(office)

    assert (state.due, state.number, state.missing, state.sheet_missing) == (
        False,
        1,
        frozenset(),
        False,
    )


def test_nothing_is_known_of_the_keys_of_an_office_in_memory(store):
    assert keys_state(store) == KeysState(
        missing=frozenset(), sheet_missing=False, due=False, number=1, weak=frozenset()
    )
    assert change_key_if_due(store) is False
    assert replace_office_key(store) is None


def test_a_key_that_nobody_has_reason_to_change_stays(office):
    before = office.key

    assert change_key_if_due(office) is False

    assert office.key == before
    assert keys_state(office).number == 1


def test_a_key_thought_lost_is_changed_though_none_is_due(office):
    before = office.key

    replace_office_key(office)

    assert office.key != before
    assert (keys_state(office).number, keys_state(office).due) == (2, False)
    assert labels(office)[:2] == ["Kunci kantor diganti", "Penggantian kunci dimulai"]
    folder = office.path.parent
    for words, login in ((WORDS, "ratna"), (RECOVERY, "")):
        assert unlock_office(folder, words, login).key == office.key


def test_each_change_of_the_key_is_counted(office):
    for number in (2, 3, 4):
        replace_office_key(office)

        assert keys_state(office).number == number


def test_a_lost_recovery_sheet_makes_one_change_due_and_no_second_one(office):
    replace_recovery_key(office, new_recovery_code())
    assert keys_state(office).due

    assert change_key_if_due(office) is True

    assert not keys_state(office).due
    assert change_key_if_due(office) is False
    assert keys_state(office).number == 2


def test_everybody_who_stays_opens_the_file_under_its_new_key(tmp_path):
    store = own_office(tmp_path)
    with_user(store, Role.READER)
    gone = with_user(store, Role.OPERATOR, "gono")
    disable_user(store, gone.id, today=TODAY, why="Pindah tugas")
    assert change_key_if_due(store)
    store.close()

    for words, login in ((WORDS, "ratna"), (OTHER_WORDS, "cecep")):
        again = open_office(tmp_path, words, login)
        assert again.users.with_login(login) is not None
        assert keys_state(again).missing == frozenset()
        again.close()


def test_whoever_looks_may_finish_a_change_that_is_due_and_not_begin_one(tmp_path):
    """The next who comes in changes the key after a leaver, whoever that is."""
    store = own_office(tmp_path)
    with_user(store, Role.READER)
    replace_recovery_key(store, new_recovery_code())
    store.close()
    reader = open_office(tmp_path, OTHER_WORDS, "cecep")

    with pytest.raises(NotAllowed):
        replace_office_key(reader)
    assert keys_state(reader).due

    assert change_key_if_due(reader) is True
    assert keys_state(reader).number == 2
    reader.close()


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.COUNSELOR, Role.READER])
def test_only_an_administrator_calls_a_key_lost(tmp_path, role):
    store = opened_as(tmp_path, role)
    before = store.key

    with pytest.raises(NotAllowed):
        replace_office_key(store)

    assert store.key == before
    store.close()


def test_a_demonstration_keeps_its_one_key(office):
    with office.change("Contoh"):
        office.offices.put(replace(office.office, demonstration=True))
    before = office.key

    with pytest.raises(NotADemonstration) as refused:
        replace_office_key(office)

    assert refused.value.facts == {"reason": "keys"}
    assert office.key == before
