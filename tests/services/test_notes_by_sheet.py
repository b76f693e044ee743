"""The key of notes by the recovery sheet and two persons, and by nothing less."""

import shutil

import pytest
from msgspec.structs import replace

from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import (
    NoNoteKey,
    NotAllowed,
    NoWayToNotes,
    WaitBeforeTrying,
)
from rehabdesk.domain.user import Role
from rehabdesk.services.counseling_notes import save_counseling_note
from rehabdesk.services.founding import new_recovery_code
from rehabdesk.services.note_keys import (
    begin_note_key_anew,
    lacks_note_key,
    rescue_note_key,
    set_note_guardians,
)
from rehabdesk.services.users import (
    disable_user,
    replace_recovery_key,
    reset_passphrase,
)
from rehabdesk.storage import AuditFilter, WrongKey
from rehabdesk.storage.closed_words import UNOPENED
from tests.notes_office import (
    FRESH,
    TWO,
    entered,
    ids,
    names,
    reads,
    role_in,
    state,
    the_note,
    the_person,
)
from tests.own_office import NOW, OTHER_WORDS, TODAY, WORDS, the_user, with_user
from tests.sample_notes import a_note

COUNSELING, MEDICAL = NoteKind.COUNSELING, NoteKind.MEDICAL


@pytest.fixture
def office(notes_written, tmp_path):
    """Siti has the key of counseling notes, Sekar of medical ones; all are guardians."""
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@pytest.fixture
def note(notes_written):
    return notes_written[1][0]


def lose(office):
    """Siti, the only holder, has forgotten her passphrase; the sheet gives her a new one."""
    with entered(office, "") as store:
        reset_passphrase(store, the_user(store, "siti").id, FRESH, today=TODAY)


def rescue(office, *logins, words=OTHER_WORDS, sheet=""):
    with entered(office, "", sheet) as store:
        persons = [(one, WORDS if one == "ratna" else words) for one in logins]
        siti = the_user(store, "siti").id
        rescue_note_key(store, COUNSELING, siti, persons, now=NOW)


def test_sheet_and_two_persons_give_the_key_back(office, note):
    lose(office)
    assert not reads(office, "siti", note, FRESH)

    rescue(office, "ratna", "rudi")

    assert reads(office, "siti", note, FRESH)
    with entered(office, "siti", FRESH) as store:
        label = "Kunci catatan dibuka dengan lembar pemulihan"
        entry = next(one for one in store.audit.entries(AuditFilter()) if one.label == label)
        users = {row.key[0] for row in entry.rows if row.table == "app_user"}
        assert users == set(ids(store, "siti", "ratna", "rudi"))


@pytest.mark.parametrize("persons", [(), ("ratna",), ("ratna", "ratna"), ("ratna", "dewi", "rudi")])
def test_sheet_and_one_person_do_not_nor_the_same_twice(office, note, persons):
    lose(office)

    with pytest.raises(NoWayToNotes):
        rescue(office, *persons)

    assert not reads(office, "siti", note, FRESH)


def test_two_persons_without_the_sheet_do_not(office):
    with entered(office, "ratna") as store:
        asep = the_user(store, "asep").id
        with pytest.raises(NoWayToNotes):
            rescue_note_key(store, COUNSELING, asep, TWO, now=NOW)


def test_an_administrator_with_the_sheet_makes_no_second_person_by_a_new_passphrase(office):
    lose(office)
    with entered(office, "ratna") as store:
        reset_passphrase(store, the_user(store, "rudi").id, FRESH, today=TODAY)
        disable_user(store, the_user(store, "opik").id, today=TODAY)

    with entered(office, "") as store:
        persons, siti = [("ratna", WORDS), ("rudi", FRESH)], the_user(store, "siti").id
        with pytest.raises(NoWayToNotes):
            rescue_note_key(store, COUNSELING, siti, persons, now=NOW)
    with pytest.raises(WrongKey):
        rescue(office, "ratna", "opik")


def test_wrong_passphrases_are_counted_there_too(office):
    lose(office)
    with entered(office, "") as store:
        siti, wrong = the_user(store, "siti").id, [TWO[0], ("rudi", "salah sekali ini")]
        for _ in range(4):
            with pytest.raises(WrongKey):
                rescue_note_key(store, COUNSELING, siti, wrong, now=NOW)
        with pytest.raises(WaitBeforeTrying):
            rescue_note_key(store, COUNSELING, siti, TWO, now=NOW)


def test_it_is_given_to_nobody_whose_role_has_no_notes(office):
    with entered(office, "") as store:
        opik = the_user(store, "opik").id
        with pytest.raises(NoNoteKey):
            rescue_note_key(store, COUNSELING, opik, TWO, now=NOW)


def test_only_who_manages_users_may(office):
    with entered(office, "asep") as store, pytest.raises(NotAllowed):
        rescue_note_key(store, COUNSELING, the_user(store, "asep").id, (), now=NOW)


def test_a_new_sheet_is_given_its_part_at_the_next_login_of_one_who_has_the_key(office, note):
    code = new_recovery_code()
    with entered(office, "ratna") as store:
        replace_recovery_key(store, code)
        assert not state(store).guarded
    assert reads(office, "siti", note)
    with entered(office, "ratna") as store:
        assert state(store).guarded
        reset_passphrase(store, the_user(store, "siti").id, FRESH, today=TODAY)

    rescue(office, "ratna", "rudi", sheet=code)

    assert reads(office, "siti", note, FRESH)


def test_the_last_holder_leaves_and_the_next_has_it_by_the_sheet(office, note):
    with entered(office, "ratna") as store:
        disable_user(store, the_user(store, "siti").id, today=TODAY)
    with entered(office, "asep") as store:
        assert (state(store).holders, lacks_note_key(store)) == (frozenset(), (COUNSELING,))

    with entered(office, "") as store:
        rescue_note_key(store, COUNSELING, the_user(store, "asep").id, TWO, now=NOW)

    assert reads(office, "asep", note)
    assert role_in(office).number == 2


def test_guardians_are_set_by_one_who_has_the_key(office, note):
    with entered(office, "siti") as store:
        set_note_guardians(store, COUNSELING, ids(store, "ratna", "asep"))
        assert names(store, state(store).guardians) == {"ratna", "asep"}
        assert names(store, state(store).outside) == {"siti", "dewi", "sekar", "opik", "rudi"}
    lose(office)

    with pytest.raises(NoWayToNotes):
        rescue(office, "ratna", "rudi")
    rescue(office, "ratna", "asep")

    assert reads(office, "siti", note, FRESH)


@pytest.mark.parametrize("logins", [(), ("ratna",), ("ratna", "ratna")])
def test_there_are_at_least_two_guardians(office, logins):
    with entered(office, "siti") as store, pytest.raises(NoWayToNotes):
        set_note_guardians(store, COUNSELING, ids(store, *logins))


def test_nobody_without_the_key_sets_guardians(office):
    with entered(office, "ratna") as store, pytest.raises(NoNoteKey):
        set_note_guardians(store, COUNSELING, ids(store, "ratna", "rudi"))


def test_a_new_user_becomes_no_guardian_alone(office):
    with entered(office, "ratna") as store:
        with_user(store, Role.ADMINISTRATOR, "palsu")
    with entered(office, "siti") as store:
        assert "palsu" in names(store, state(store).outside)
        save_counseling_note(
            store, replace(store.counseling_notes.all()[0], plan="Baru"), today=TODAY
        )
    lose(office)

    with pytest.raises(NoWayToNotes):
        rescue(office, "ratna", "palsu")


def test_a_lost_key_is_begun_anew_by_who_has_the_role_and_the_old_notes_stay_closed(office, note):
    with entered(office, "siti") as store:
        set_note_guardians(store, COUNSELING, ids(store, "opik", "rudi"))
    with entered(office, "ratna") as store:
        disable_user(store, the_user(store, "siti").id, today=TODAY)
        assert not state(store).lost
        disable_user(store, the_user(store, "rudi").id, today=TODAY)
        assert state(store).lost
        with pytest.raises(NoNoteKey):
            begin_note_key_anew(store, COUNSELING)
    with entered(office, "asep") as store:
        begin_note_key_anew(store, COUNSELING)
        made = a_note(store, the_person(store), topic="Mulai lagi")
        assert the_note(store, made.id).topic == "Mulai lagi"
        assert the_note(store, note).topic == UNOPENED
        assert state(store).guarded
    assert role_in(office).number == 2


@pytest.mark.parametrize("login", ["asep", "siti", "sekar"])
def test_a_key_that_can_still_be_had_is_not_begun_anew(office, login):
    with entered(office, login) as store, pytest.raises(NoNoteKey):
        begin_note_key_anew(store, COUNSELING)


def test_a_key_that_the_sheet_can_give_is_not_begun_anew(office):
    lose(office)
    with entered(office, "asep") as store, pytest.raises(NoNoteKey):
        begin_note_key_anew(store, COUNSELING)
