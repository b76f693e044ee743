"""The store leaves out the notes that whoever sits at the desk may not read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rehabdesk.domain.note import CounselingNote, may_read
from rehabdesk.domain.rights import Right, may
from rehabdesk.domain.user import Role
from rehabdesk.storage import open_in_memory
from rehabdesk.storage.notes import NOTE_TABLES, is_readable
from tests.sample_notes import SECRETS, Team, a_medical_note, a_note, a_planned_note, day, seat
from tests.sample_office import TODAY, a_resident, an_office


@pytest.fixture
def team(store):
    return Team(store)


@pytest.fixture
def person(store):
    return a_resident(store)


@pytest.fixture
def note(store, team, person):
    """A counseling note of a counselor, not shared."""
    team.sit(team.author)
    return a_note(store, person)


@pytest.fixture
def medical(store, team, person):
    team.sit(team.doctor)
    return a_medical_note(store, person)


def readers(store, team, shelf, key):
    found = set()
    for one in team.everybody():
        team.sit(one)
        if shelf.get(key) is not None:
            found.add(one.name)
    return found


def test_a_counseling_note_is_for_its_author_and_the_lead(store, team, note):
    assert readers(store, team, store.counseling_notes, note.id) == {"Siti", "Asep"}


def test_a_shared_one_is_for_those_it_is_shared_with_too(store, team, note):
    with store.change("Dibagikan"):
        store.counseling_notes.put(replace(note, shared_with=(team.colleague.id,)))

    found = readers(store, team, store.counseling_notes, note.id)

    assert found == {"Siti", "Asep", "Dewi"}


def test_a_medical_note_is_for_medical_staff(store, team, medical):
    assert readers(store, team, store.medical_notes, medical.id) == {"Sekar", "Wati"}


def test_sharing_with_somebody_without_the_right_shows_them_nothing(store, team, note):
    shared = (team.operator.id, team.reader.id, team.admin.id, team.doctor.id)
    with store.change("Dibagikan"):
        store.counseling_notes.put(replace(note, shared_with=shared))

    found = readers(store, team, store.counseling_notes, note.id)

    assert found == {"Siti", "Asep"}


def test_an_author_who_is_no_counselor_any_more_reads_it_no_longer(store, team, note):
    seat(store, replace(team.author, role=Role.OPERATOR))

    assert store.counseling_notes.get(note.id) is None


@pytest.mark.parametrize("role", [one for one in Role if not may(one, Right.SEE_NOTES)])
def test_no_way_of_asking_gives_a_word_of_a_note(store, team, note, medical, person, role):
    team.sit(next(one for one in team.everybody() if one.role is role))
    shelf = store.counseling_notes

    shown = [
        *(shelf.all(), shelf.find(resident=person.id), shelf.select("1"), shelf.get(note.id)),
        *(list(shelf.whole()), list(shelf.whole(note.id)), shelf.unmade(["subjective"])),
        *(shelf.deleted(), shelf.numbers_of(person.id), shelf.keys_of(person.id)),
        store.audit.of_row(shelf.table, note.id),
    ]

    assert shelf.count() == 0
    assert not [one for one in SECRETS[:1] if one in str(shown)]
    assert shelf.is_hidden(note.id)


def test_what_was_deleted_is_listed_without_its_words(store, team, note):
    with store.change("Dihapus"):
        store.counseling_notes.remove(note.id)
    team.sit(team.admin)

    ((found, _at, by),) = store.counseling_notes.deleted()

    assert (found.id, found.held_on, by) == (note.id, TODAY, team.author.id)
    assert not [one for one in SECRETS if one in str(found)]


def test_which_session_it_was_is_counted_over_everybodys_notes(store, team, person):
    team.sit(team.author)
    third = a_note(store, person, held_on=day("2021-04-02"))
    team.sit(team.colleague)
    first = a_note(store, person, held_on=day("2021-03-04"))
    second = a_note(store, person, held_on=day("2021-03-18"))
    gone = a_note(store, person, held_on=day("2021-03-02"))
    with store.change("Dihapus"):
        store.counseling_notes.remove(gone.id)

    numbers = store.counseling_notes.numbers_of(person.id)

    assert numbers == {first.id: 1, second.id: 2, third.id: 3}


def test_whoever_may_have_notes_may_see_restricted_residents():
    """So the notes of a restricted resident need no rule of their own."""
    holders = [one for one in Role if may(one, Right.SEE_NOTES) or may(one, Right.SEE_MEDICAL)]

    assert all(may(one, Right.SEE_RESTRICTED) for one in holders)
    assert {"counseling_note", "medical_note"} == NOTE_TABLES


USERS = ("siti", "dewi", "asep", "opik")


@settings(max_examples=60, deadline=None)
@given(
    author=st.sampled_from(USERS),
    shared=st.lists(st.sampled_from(USERS), unique=True),
    user=st.sampled_from(USERS),
    role=st.sampled_from(Role),
    deleted=st.booleans(),
)
def test_the_store_and_the_rule_agree_on_who_may_read(author, shared, user, role, deleted):
    store = office_with_one_resident()
    shelf = store.counseling_notes
    person = store.residents.on_sheets(
        row[0] for row in store.query("SELECT id FROM resident")
    ).popitem()[1]
    note: CounselingNote = replace(a_planned_note(person), author=author, shared_with=tuple(shared))
    with store.change("Isi contoh"):
        shelf.put(note)
        if deleted:
            shelf.remove(note.id)
    store.desk = replace(store.desk, user=user, role=role)

    assert is_readable(store, shelf.table, note.id) is may_read(note, user, role)
    assert (shelf.get(note.id) is not None) is (may_read(note, user, role) and not deleted)


_OFFICES = []


def office_with_one_resident():
    """One office for all examples, for making one takes longer than looking."""
    if not _OFFICES:
        store = open_in_memory()
        an_office(store)
        a_resident(store)
        _OFFICES.append(store)
    store = _OFFICES[0]
    store.desk = replace(store.desk, role=Role.TEAM_LEAD)
    return store
