"""Who gets the key of notes: at the first login of the role, and from one who has it."""

import shutil

import pytest

from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import (
    NoNoteKey,
    NotFound,
    NotYourNote,
)
from rehabdesk.services.counseling_notes import open_counseling_note
from rehabdesk.services.note_keys import (
    hand_on_note_keys,
    lacks_note_key,
    note_key_states,
)
from rehabdesk.services.users import (
    disable_user,
)
from rehabdesk.storage import AuditFilter, StorageTrouble
from tests.notes_office import (
    entered,
    give,
    ids,
    names,
    notes_office,
    reads,
    ring_of,
    state,
    the_person,
)
from tests.own_office import TODAY, the_user
from tests.sample_notes import a_note

COUNSELING, MEDICAL = NoteKind.COUNSELING, NoteKind.MEDICAL


@pytest.fixture
def office(notes_written, tmp_path):
    """Siti has the key of counseling notes, Sekar of medical ones; all are guardians."""
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@pytest.fixture
def note(notes_written):
    return notes_written[1][0]


def test_no_key_is_made_while_only_an_administrator_or_a_reader_comes_in(tmp_path):
    folder = notes_office(tmp_path / "kantor")
    for login in ("ratna", "rudi", "opik", ""):
        with entered(folder, login) as store:
            assert [one.made for one in note_key_states(store)] == [False, False]
            assert lacks_note_key(store) == ()

    assert ring_of(folder).roles == ()


def test_the_first_who_is_to_have_it_makes_it_and_the_log_says_so(tmp_path):
    folder = notes_office(tmp_path / "kantor")
    with entered(folder, "siti") as store:
        found = state(store)
        assert (found.made, found.held, found.guarded) == (True, True, True)
        assert names(store, found.holders) == {"siti"}
        assert names(store, found.waiting) == names(store, found.able) == {"asep", "dewi"}
        assert len(found.guardians) == 7
        assert not state(store, MEDICAL).made
        made = [one for one in store.audit.entries(AuditFilter()) if "dibuat" in one.label]
        assert [(one.label, one.why) for one in made if "Kunci" in one.label] == [
            ("Kunci catatan dibuat", "Catatan konseling")
        ]


def test_a_full_disk_at_the_first_login_lets_one_in_without_a_key(tmp_path, monkeypatch):
    folder = notes_office(tmp_path / "kantor")
    before = ring_of(folder)

    def full(path, ring):
        raise StorageTrouble(path.name)

    with monkeypatch.context() as patched:
        patched.setattr("rehabdesk.storage.key_keeper.prepare", full)
        with entered(folder, "siti") as store:
            assert lacks_note_key(store) == (COUNSELING,)
            with pytest.raises(NoNoteKey):
                a_note(store, the_person(store))

    assert ring_of(folder).roles == before.roles == ()
    with entered(folder, "siti") as store:
        assert lacks_note_key(store) == ()


def test_who_has_the_right_and_not_the_key_is_told_so_at_every_door(office, note):
    with entered(office, "asep") as store:
        assert lacks_note_key(store) == (COUNSELING,)
        with pytest.raises(NoNoteKey):
            open_counseling_note(store, note)
        with pytest.raises(NoNoteKey):
            a_note(store, the_person(store))
        assert store.counseling_notes.all() == ()
        assert store.counseling_notes.numbers_of(the_person(store).id) == {note: 1}


def test_a_key_is_handed_on_by_one_who_has_it(office, note):
    assert not reads(office, "asep", note)

    give(office, "siti", "asep", "dewi")

    assert reads(office, "asep", note)
    with entered(office, "dewi") as store:
        assert lacks_note_key(store) == ()
        assert store.counseling_notes.all() == ()
        with pytest.raises(NotYourNote):
            open_counseling_note(store, note)
        entry = next(
            one
            for one in store.audit.of_row("app_user", the_user(store, "dewi").id)
            if one.label == "Kunci catatan diserahkan"
        )
        assert (entry.why, entry.user) == ("Catatan konseling", the_user(store, "siti").id)


@pytest.mark.parametrize("login", ["ratna", "rudi", "dewi", "sekar", ""])
def test_who_has_it_not_cannot_hand_it_on(office, note, login):
    before = ring_of(office)
    with entered(office, login) as store, pytest.raises(NoNoteKey):
        hand_on_note_keys(store, ids(store, "asep"))

    assert ring_of(office).roles == before.roles
    assert not reads(office, "asep", note)


@pytest.mark.parametrize("login", ["ratna", "opik", "rudi"])
def test_it_is_not_handed_to_a_role_that_has_no_notes(office, login):
    with entered(office, "siti") as store, pytest.raises(NoNoteKey):
        hand_on_note_keys(store, ids(store, login))


def test_a_holder_of_the_one_sort_does_not_hand_on_the_other(office):
    with entered(office, "siti") as store, pytest.raises(NoNoteKey):
        hand_on_note_keys(store, ids(store, "sekar"))
    with entered(office, "siti") as store, pytest.raises(NotFound):
        hand_on_note_keys(store, ["tidak-ada"])


def test_who_was_disabled_is_given_none(office):
    with entered(office, "ratna") as store:
        disable_user(store, the_user(store, "dewi").id, today=TODAY)
    with entered(office, "siti") as store, pytest.raises(NoNoteKey):
        hand_on_note_keys(store, ids(store, "dewi"))
