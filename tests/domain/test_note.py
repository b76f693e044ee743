"""Who may read, change and hand on a note, for every role and every relation to it."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import (
    CounselingNoteId,
    MedicalNoteId,
    ResidentId,
    UserId,
)
from rehabdesk.domain.note import (
    CLOSED_WORDS,
    COUNSELING_PARTS,
    MEDICAL_PARTS,
    CounselingNote,
    MedicalNote,
    NoteKind,
    is_empty,
    kinds_for,
    may_change,
    may_hand_on,
    may_read,
    parts_of,
    without_words,
)
from rehabdesk.domain.user import Role

AUTHOR, COLLEAGUE, OTHER = UserId("penulis"), UserId("rekan"), UserId("lain")
DAY = date(2021, 4, 5)
COUNSELING = CounselingNote(
    id=CounselingNoteId("c"),
    resident=ResidentId("r"),
    author=AUTHOR,
    held_on=DAY,
    minutes=45,
    topic="Pemicu",
    subjective="S",
    objective="O",
    assessment="A",
    plan="P",
    next_step="N",
    shared_with=(COLLEAGUE,),
)
MEDICAL = MedicalNote(
    id=MedicalNoteId("m"),
    resident=ResidentId("r"),
    author=AUTHOR,
    held_on=DAY,
    staff="dr. Bayu",
    complaint="K",
    examination="P",
    treatment="T",
    medicine="O",
    referral="R",
)
OF_A_KIND = ((COUNSELING, NoteKind.COUNSELING), (MEDICAL, NoteKind.MEDICAL))

# For each role: what the author, a colleague it is shared with, and another one may do.
READ, CHANGE, HAND = "r", "c", "h"
COUNSELING_RULES = {
    Role.ADMINISTRATOR: ("", "", ""),
    Role.TEAM_LEAD: ("rch", "rh", "rh"),
    Role.COUNSELOR: ("rch", "r", ""),
    Role.MEDICAL: ("", "", ""),
    Role.OPERATOR: ("", "", ""),
    Role.READER: ("", "", ""),
}
MEDICAL_RULES = dict.fromkeys(Role, ("", "", "")) | {Role.MEDICAL: ("rch", "r", "r")}


def allowed(note, user, role):
    asked = ((READ, may_read), (CHANGE, may_change), (HAND, may_hand_on))
    return "".join(letter for letter, rule in asked if rule(note, user, role))


@pytest.mark.parametrize("role", Role)
def test_a_counseling_note_is_for_its_author_the_lead_and_whom_it_is_shared_with(role):
    found = tuple(allowed(COUNSELING, user, role) for user in (AUTHOR, COLLEAGUE, OTHER))

    # A lead may share or delete what others wrote, and change only what is their own.
    assert found == COUNSELING_RULES[role]


@pytest.mark.parametrize("role", Role)
def test_a_medical_note_is_for_medical_staff(role):
    found = tuple(allowed(MEDICAL, user, role) for user in (AUTHOR, COLLEAGUE, OTHER))

    assert found == MEDICAL_RULES[role]


def test_a_notes_parts_stand_in_the_order_of_the_form():
    assert parts_of(COUNSELING) == COUNSELING_PARTS
    assert parts_of(MEDICAL) == MEDICAL_PARTS


@pytest.mark.parametrize("note", [COUNSELING, MEDICAL], ids=["counseling", "medical"])
def test_a_note_without_its_words_keeps_whose_it_is_and_when(note):
    bare = without_words(note)

    assert is_empty(bare)
    assert not is_empty(note)
    assert (bare.id, bare.resident, bare.author, bare.held_on) == (
        note.id,
        note.resident,
        note.author,
        note.held_on,
    )


def test_topic_and_minutes_are_words_of_a_counseling_note_and_its_readers_are_not():
    bare = without_words(COUNSELING)

    assert (bare.topic, bare.minutes) == ("", None)
    assert bare.shared_with == (COLLEAGUE,)


@pytest.mark.parametrize("part", [*COUNSELING_PARTS])
def test_one_written_part_is_enough_for_a_note(part):
    note = replace(without_words(COUNSELING), **{part: "x"})

    assert not is_empty(note)


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.ADMINISTRATOR, ()),
        (Role.TEAM_LEAD, (NoteKind.COUNSELING,)),
        (Role.COUNSELOR, (NoteKind.COUNSELING,)),
        (Role.MEDICAL, (NoteKind.MEDICAL,)),
        (Role.OPERATOR, ()),
        (Role.READER, ()),
    ],
)
def test_a_role_is_to_have_the_keys_of_the_notes_that_it_reads(role, kinds):
    assert kinds_for(role) == kinds


@pytest.mark.parametrize(("note", "kind"), OF_A_KIND)
def test_every_text_of_a_note_is_closed_but_what_says_whose_it_is(note, kind):
    """A part that is added later and forgotten there would be written in clear."""
    texts = {name for name in note.__struct_fields__ if isinstance(getattr(note, name), str)}

    assert texts - {"id", "resident", "author"} == set(CLOSED_WORDS[kind])


@pytest.mark.parametrize(("note", "kind"), OF_A_KIND)
def test_what_is_closed_is_also_what_is_taken_out(note, kind):
    bare = without_words(note)

    assert {getattr(bare, one) for one in CLOSED_WORDS[kind]} == {""}
