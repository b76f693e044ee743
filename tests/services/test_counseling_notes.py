"""Counseling notes: their author writes, the author and the lead share and delete."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.identity import UserId
from rehabdesk.domain.refusals import (
    BeforeArrival,
    CannotRead,
    EmptyNote,
    InUse,
    LaterThanToday,
    Missing,
    NotANumber,
    NotFound,
    NotYourNote,
    TooLong,
    UnprintableText,
)
from rehabdesk.domain.text import require_lines
from rehabdesk.domain.user import Role
from rehabdesk.services.counseling_notes import (
    open_counseling_note,
    own_counselor,
    possible_readers,
    remove_counseling_note,
    save_counseling_note,
    share_counseling_note,
)
from rehabdesk.services.counselors import remove_counselor
from rehabdesk.wording.refusals import sentence
from tests.sample_notes import SAID, Team, a_note, a_planned_note, a_user, seat, seated
from tests.sample_office import START, TODAY, a_cohort, a_counselor, a_resident, an_enrolment


@pytest.fixture
def team(store):
    return Team(store)


@pytest.fixture
def person(store):
    return a_resident(store)


@pytest.fixture
def note(store, team, person):
    """A note of Siti, who sits at the desk."""
    team.sit(team.author)
    return a_note(store, person)


def save(store, note):
    return save_counseling_note(store, note, today=TODAY)


def test_a_note_is_of_whoever_wrote_it_whatever_it_says(store, team, person):
    team.sit(team.author)
    foreign = replace(a_planned_note(person), author=team.colleague.id)

    made = save(store, foreign).record

    assert made.author == team.author.id
    assert made.shared_with == ()


def test_an_author_changes_it_and_takes_that_back(store, note):
    done = save(store, replace(note, plan="Konseling keluarga"))
    assert store.counseling_notes.get(note.id).plan == "Konseling keluarga"

    store.undo(done.change)

    assert store.counseling_notes.get(note.id) == note


def test_nobody_else_changes_it_not_even_the_lead(store, team, note):
    share_counseling_note(store, note.id, [team.colleague.id])
    for one in (team.lead, team.colleague):
        team.sit(one)
        with pytest.raises(NotYourNote) as refused:
            save(store, replace(note, plan="Lain"))
        assert "penulisnya" in sentence(refused.value)

    assert store.counseling_notes.get(note.id).plan == note.plan


def test_whoever_knows_the_id_and_may_not_read_is_refused_in_words(store, team, note):
    team.sit(team.colleague)
    for deed in (
        lambda: open_counseling_note(store, note.id),
        lambda: share_counseling_note(store, note.id, [team.colleague.id]),
        lambda: remove_counseling_note(store, note.id),
        lambda: save(store, replace(note, author=team.colleague.id)),
    ):
        with pytest.raises(NotYourNote) as refused:
            deed()
        assert SAID not in sentence(refused.value)


def test_a_note_that_was_never_there_is_not_found(store, note):
    with pytest.raises(NotFound):
        open_counseling_note(store, "f" * 32)


def test_the_author_shares_and_takes_the_sharing_back(store, team, note):
    share_counseling_note(store, note.id, [team.colleague.id])
    team.sit(team.colleague)
    assert open_counseling_note(store, note.id).subjective == SAID

    team.sit(team.author)
    done = share_counseling_note(store, note.id, [])
    team.sit(team.colleague)

    assert store.counseling_notes.get(note.id) is None
    assert done.change.label == "Pembagian catatan konseling dicabut"


def test_the_lead_shares_and_deletes_what_others_wrote(store, team, note):
    team.sit(team.lead)

    share_counseling_note(store, note.id, [team.colleague.id])
    remove_counseling_note(store, note.id)

    assert store.counseling_notes.get(note.id) is None


def test_a_reader_it_is_shared_with_neither_shares_nor_deletes_it(store, team, note):
    other = a_user(store, Role.COUNSELOR, "Rini")
    share_counseling_note(store, note.id, [team.colleague.id])
    team.sit(team.colleague)

    with pytest.raises(NotYourNote):
        share_counseling_note(store, note.id, [team.colleague.id, other.id])
    with pytest.raises(NotYourNote):
        remove_counseling_note(store, note.id)


def test_it_is_not_shared_with_whoever_has_no_counseling_notes(store, team, note):
    with pytest.raises(CannotRead) as refused:
        share_counseling_note(store, note.id, [team.doctor.id])
    with pytest.raises(NotFound):
        share_counseling_note(store, note.id, [UserId("f" * 32)])

    assert "Sekar" in sentence(refused.value)


def test_those_offered_for_sharing_are_the_other_counselors_who_work_here(store, team, note):
    a_user(store, Role.COUNSELOR, "Lama", active_to=TODAY - timedelta(days=1))

    found = possible_readers(store, note, today=TODAY)

    assert [one.name for one in found] == ["Dewi"]


def test_whoever_left_or_has_another_role_by_now_can_be_taken_off(store, team, note):
    share_counseling_note(store, note.id, [team.colleague.id])
    with store.change("Isi contoh"):
        store.users.put(replace(team.colleague, role=Role.OPERATOR, active_to=TODAY))
    shared = store.counseling_notes.get(note.id)
    assert [one.name for one in possible_readers(store, shared, today=TODAY)] == ["Dewi"]

    share_counseling_note(store, note.id, [team.colleague.id])
    done = share_counseling_note(store, note.id, [])

    assert done.record.shared_with == ()


def test_a_deleted_one_comes_back_by_undo_as_it_was(store, note):
    done = remove_counseling_note(store, note.id)
    assert store.counseling_notes.get(note.id) is None

    store.undo(done.change)

    assert store.counseling_notes.get(note.id) == note


def test_reading_is_noted_once_a_day_for_each_reader(store, team, note):
    for one in (team.author, team.author, team.lead, team.lead):
        team.sit(one)
        open_counseling_note(store, note.id)

    read = [
        (one.user, one.label)
        for one in store.audit.of_row("counseling_note", note.id)
        if one.kind is EntryKind.READING
    ]

    words = "Catatan konseling dibaca"
    assert read == [(team.lead.id, words), (team.author.id, words)]


@pytest.mark.parametrize(
    ("wrong", "refusal", "field"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, LaterThanToday, "held_on"),
        ({"held_on": START - timedelta(days=1)}, BeforeArrival, "held_on"),
        ({"minutes": 0}, NotANumber, "minutes"),
        ({"minutes": 481}, NotANumber, "minutes"),
        ({"topic": " "}, Missing, "topic"),
        ({"topic": "a" * 161}, TooLong, "topic"),
        ({"subjective": " \n ", "assessment": "", "plan": ""}, EmptyNote, "subjective"),
        ({"objective": "a" * 4001}, TooLong, "objective"),
        ({"plan": "Baik 😀"}, UnprintableText, "plan"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_cannot_stand_is_refused_beside_its_field(store, team, wrong, refusal, field):
    person = an_enrolment(store, a_cohort(store)).resident
    team.sit(team.author)
    note = replace(a_planned_note(store.residents.get(person)), **wrong)

    with pytest.raises(refusal) as refused:
        save(store, note)

    assert refused.value.field == field
    assert store.counseling_notes.count() == 0


def test_somebody_never_enrolled_has_notes_from_the_day_of_entry(store, team, person):
    team.sit(team.author)
    entered = store.stays.find(resident=person.id)[0].entered_on

    a_note(store, person, held_on=entered)

    with pytest.raises(BeforeArrival):
        a_note(store, person, held_on=entered - timedelta(days=1))


def test_a_pasted_table_keeps_its_lines_and_its_tabs_are_spaces(store, team, person):
    team.sit(team.author)

    made = a_note(store, person, objective="Tes\thasil\r\nAMP \tnegatif\r\n\r\n\r\n\r\nSelesai\n")

    assert made.objective == "Tes hasil\nAMP negatif\n\nSelesai"


@given(st.text(max_size=80))
def test_any_text_is_tidied_once_for_all_or_refused(text):
    try:
        tidy = require_lines("plan", text, 60)
    except (TooLong, UnprintableText):
        return

    assert require_lines("plan", tidy, 60) == tidy
    assert len(tidy) <= 60
    assert "\n\n\n" not in tidy
    assert tidy == tidy.strip()


def test_a_counselor_who_is_named_in_a_note_is_not_removed(store, team, person):
    siti = a_counselor(store)
    team.sit(team.author)
    a_note(store, person, counselor=siti.id)
    team.sit(team.admin)

    with pytest.raises(InUse):
        remove_counselor(store, siti.id)


def test_a_user_who_is_a_counselor_is_found_for_the_form(store):
    siti = a_counselor(store)
    seated(store, Role.COUNSELOR, counselor=siti.id)
    assert own_counselor(store) == siti.id

    seat(store, a_user(store, Role.COUNSELOR))
    assert own_counselor(store) is None


@pytest.mark.parametrize(
    "within",
    [
        {"held_on": TODAY},
        {"held_on": START},
        {"minutes": None},
        {"minutes": 1},
        {"minutes": 480},
        {"topic": "a" * 160},
        {"objective": "a" * 4000},
        {"subjective": "", "assessment": "", "plan": "x"},
    ],
    ids=str,
)
def test_what_is_just_within_its_limits_is_kept_as_it_was_written(store, team, within):
    person = an_enrolment(store, a_cohort(store)).resident
    team.sit(team.author)
    note = replace(a_planned_note(store.residents.get(person)), **within)

    kept = save(store, note).record

    assert {name: getattr(kept, name) for name in within} == within
    assert store.counseling_notes.get(kept.id) == kept
