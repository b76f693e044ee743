"""Medical notes: medical staff read them, whoever wrote one changes and deletes it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import (
    BeforeArrival,
    EmptyNote,
    LaterThanToday,
    Missing,
    NotAllowed,
    NotYourNote,
    TooLong,
    UnprintableText,
)
from rehabdesk.domain.rights import Right, may
from rehabdesk.services.medical_notes import (
    open_medical_note,
    remove_medical_note,
    save_medical_note,
)
from tests.sample_notes import SEEN, Team, a_medical_note, a_planned_medical_note
from tests.sample_office import TODAY, a_resident


@pytest.fixture
def team(store):
    return Team(store)


@pytest.fixture
def person(store):
    return a_resident(store)


@pytest.fixture
def note(store, team, person):
    """A note of Sekar, who sits at the desk."""
    team.sit(team.doctor)
    return a_medical_note(store, person)


def test_another_of_the_medical_staff_reads_and_does_not_change_it(store, team, note):
    team.sit(team.nurse)

    assert open_medical_note(store, note.id).complaint == SEEN
    with pytest.raises(NotYourNote):
        save_medical_note(store, replace(note, complaint="Lain"), today=TODAY)
    with pytest.raises(NotYourNote):
        remove_medical_note(store, note.id)


def test_nobody_else_does_anything_with_it(store, team, note):
    for one in team.everybody():
        if may(one.role, Right.SEE_MEDICAL):
            continue
        team.sit(one)
        for deed in (
            lambda: open_medical_note(store, note.id),
            lambda: remove_medical_note(store, note.id),
            lambda: save_medical_note(store, note, today=TODAY),
        ):
            with pytest.raises(NotAllowed):
                deed()


def test_its_author_changes_and_deletes_it_and_takes_both_back(store, note):
    changed = save_medical_note(store, replace(note, referral="RSUD Serang"), today=TODAY)
    removed = remove_medical_note(store, note.id)
    assert store.medical_notes.get(note.id) is None

    store.undo(removed.change)
    store.undo(changed.change)

    assert store.medical_notes.get(note.id) == note


@pytest.mark.parametrize(
    ("wrong", "refusal", "field"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, LaterThanToday, "held_on"),
        ({"held_on": TODAY - timedelta(days=4000)}, BeforeArrival, "held_on"),
        ({"staff": ""}, Missing, "staff"),
        ({"complaint": "", "medicine": "\n"}, EmptyNote, "complaint"),
        ({"treatment": "a" * 4001}, TooLong, "treatment"),
        ({"medicine": "💊"}, UnprintableText, "medicine"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_cannot_stand_is_refused_beside_its_field(store, team, person, wrong, refusal, field):
    team.sit(team.doctor)

    with pytest.raises(refusal) as refused:
        save_medical_note(store, a_planned_medical_note(person, **wrong), today=TODAY)

    assert refused.value.field == field
