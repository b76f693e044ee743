"""Who loses the key of notes, and who only seems to be its holder."""

import shutil

import pytest
from msgspec.structs import replace

from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.user import Role
from rehabdesk.services.keys import replace_office_key
from rehabdesk.services.users import (
    change_own_passphrase,
    change_user,
    reset_passphrase,
)
from rehabdesk.storage import unlock_office
from rehabdesk.storage.key_ring import sealed, write_ring
from rehabdesk.storage.keys import make_slot
from rehabdesk.storage.role_keys import opened_keys
from tests.notes_office import (
    COUNSELING_WORDS,
    FRESH,
    entered,
    found_by,
    give,
    names,
    reads,
    ring_of,
    role_in,
    state,
    the_note,
    the_person,
)
from tests.own_office import LIGHT, OTHER_WORDS, TODAY, WORDS, the_user
from tests.sample_notes import SAID, a_note

COUNSELING, MEDICAL = NoteKind.COUNSELING, NoteKind.MEDICAL


@pytest.fixture
def office(notes_written, tmp_path):
    """Siti has the key of counseling notes, Sekar of medical ones; all are guardians."""
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@pytest.fixture
def note(notes_written):
    return notes_written[1][0]


def test_an_administrator_who_comes_in_as_somebody_by_a_new_passphrase_reads_nothing(office, note):
    with entered(office, "ratna") as store:
        reset_passphrase(store, the_user(store, "siti").id, FRESH, today=TODAY)

    assert not reads(office, "siti", note, FRESH)
    assert found_by(office, "siti", COUNSELING_WORDS, FRESH) == set()


def test_nor_as_a_new_user_of_that_role_or_as_one_who_was_raised_to_it(office, note):
    with entered(office, "ratna") as store:
        opik = the_user(store, "opik")
        change_user(store, opik.id, name="Opik", role=Role.TEAM_LEAD, counselor=None)

    assert not reads(office, "opik", note)
    assert found_by(office, "opik", COUNSELING_WORDS) == set()


def test_who_was_given_a_new_passphrase_reads_again_when_it_is_handed_on(office, note):
    give(office, "siti", "asep")
    with entered(office, "ratna") as store:
        reset_passphrase(store, the_user(store, "siti").id, FRESH, today=TODAY)
    with entered(office, "asep") as store:
        assert "siti" in names(store, state(store).waiting)

    give(office, "asep", "siti")

    assert reads(office, "siti", note, FRESH)


def test_who_changes_the_own_passphrase_keeps_key_and_share(office, note):
    with entered(office, "siti") as store:
        change_own_passphrase(store, OTHER_WORDS, FRESH)
        assert the_note(store, note).subjective == SAID

    assert reads(office, "siti", note, FRESH)
    with entered(office, "siti", FRESH) as store:
        assert "siti" in names(store, state(store).guardians)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.ADMINISTRATOR, Role.MEDICAL])
def test_who_loses_the_role_loses_the_key_and_the_next_notes_lie_under_another(office, note, role):
    give(office, "siti", "dewi")
    before, unlocked = ring_of(office), unlock_office(office, OTHER_WORDS, "dewi")
    assert unlocked.opened
    dewi, private = unlocked.owner, unlocked.opened.private
    old = opened_keys(before, COUNSELING, dewi, private)
    with entered(office, "ratna") as store:
        change_user(store, dewi, name="Dewi", role=role, counselor=None)
    assert role_in(office).due
    assert found_by(office, "dewi", COUNSELING_WORDS) == set()

    with entered(office, "siti") as store:
        later = a_note(store, the_person(store), plan="Rencana sesudahnya")
        assert the_note(store, note).subjective == SAID

    ring = ring_of(office)
    assert (role_in(office).number, role_in(office).due) == (2, False)
    assert opened_keys(ring, COUNSELING, dewi, private) == {}
    with entered(office, "rudi") as store:
        store.words.hold(COUNSELING, old)
        cell = store.query("SELECT plan FROM counseling_note WHERE id = ?", (later.id,))[0][0]
        assert store.words.opened(COUNSELING, later.id, "plan", cell) is None
    assert reads(office, "siti", note)


def test_who_keeps_a_role_with_notes_keeps_the_key(office, note):
    give(office, "siti", "dewi")
    with entered(office, "ratna") as store:
        dewi = the_user(store, "dewi")
        change_user(store, dewi.id, name="Dewi", role=Role.TEAM_LEAD, counselor=None)

    assert not role_in(office).due
    assert reads(office, "dewi", note)


def test_a_key_of_the_office_that_is_thought_lost_makes_new_keys_of_notes_due(office, note):
    with entered(office, "ratna") as store:
        replace_office_key(store)
    assert [one.due for one in ring_of(office).roles] == [True, True]

    assert reads(office, "siti", note)

    assert role_in(office).number == 2
    assert role_in(office, MEDICAL).number == 1


def test_a_public_key_that_was_exchanged_in_the_ring_gets_no_new_key(office):
    """Any passphrase seals the ring, so its slots do not say whose the public keys are."""
    give(office, "siti", "dewi")
    key = unlock_office(office, WORDS, "ratna").key
    ring = ring_of(office)
    dewi = next(one for one in ring.slots if one.owner == user_id(office, "dewi"))
    words = {"office": ring.office, "owner": dewi.owner, "login": "dewi", "effort": LIGHT}
    planted = make_slot(key, FRESH, salt=ring.salt, **words)
    slots = tuple(planted if one is dewi else one for one in ring.slots)
    roles = tuple(replace(one, due=True) for one in ring.roles)
    write_ring(office / "kantor.keys", sealed(replace(ring, slots=slots, roles=roles), key))

    with entered(office, "siti") as store:
        assert "dewi" in names(store, state(store).waiting)
        assert "dewi" not in names(store, state(store).guardians)

    after = role_in(office)
    assert (after.number, dewi.owner in after.sealed) == (2, False)


def user_id(folder, login):
    with entered(folder, "rudi") as store:
        return the_user(store, login).id
