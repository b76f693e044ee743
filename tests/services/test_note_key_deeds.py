"""What the log says of each deed with a key of notes, and why a deed is refused."""

import shutil
from contextlib import contextmanager

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.note import NoteKind
from rehabdesk.domain.refusals import NoNoteKey, NoWayToNotes, Refusal
from rehabdesk.domain.user import Role
from rehabdesk.services.note_keys import (
    begin_note_key_anew,
    hand_on_note_keys,
    lacks_note_key,
    note_key_states,
    rescue_note_key,
    set_note_guardians,
    tend_note_keys,
)
from rehabdesk.services.note_papers import counseling_notes_pdf, medical_notes_pdf
from rehabdesk.services.users import disable_user
from rehabdesk.storage import AuditFilter, WrongKey
from tests.notes_office import TWO, entered, ids, names, state
from tests.own_office import NOW, RECOVERY, TODAY, the_user, with_user

COUNSELING, MEDICAL = NoteKind.COUNSELING, NoteKind.MEDICAL


@pytest.fixture
def office(notes_written, tmp_path):
    """Siti has the key of counseling notes, Sekar of medical ones; all are guardians."""
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


@contextmanager
def refused(why, kind: type[Refusal] = NoNoteKey):
    with pytest.raises(kind) as told:
        yield
    assert told.value.facts.get("reason") == why


def told(store, label):
    """Kind, reason and named users of the newest entry with a label."""
    entry = next(one for one in store.audit.entries(AuditFilter()) if one.label == label)
    users = {row.key[0] for row in entry.rows if row.table == "app_user"}
    return entry.kind, entry.why, names(store, users)


def test_the_log_says_who_got_a_key_and_who_guards_it(office):
    with entered(office, "siti") as store:
        hand_on_note_keys(store, ids(store, "asep", "dewi"))
        set_note_guardians(store, COUNSELING, ids(store, "ratna", "asep"))

        handed, guarded = "Kunci catatan diserahkan", "Penjaga kunci catatan ditetapkan"
        security = (EntryKind.SECURITY, "Catatan konseling")
        assert told(store, handed) == (*security, {"asep", "dewi"})
        assert told(store, guarded) == (*security, {"ratna", "asep"})
        found = state(store)
        assert names(store, found.holders) == {"siti", "asep", "dewi"}
        assert (found.waiting, found.able, found.guarded) == (frozenset(), frozenset(), True)


def test_the_log_says_that_a_lost_key_is_begun_anew(office):
    with entered(office, "siti") as store:
        set_note_guardians(store, COUNSELING, ids(store, "opik", "rudi"))
    with entered(office, "ratna") as store:
        for login in ("siti", "rudi"):
            disable_user(store, the_user(store, login).id, today=TODAY)
        found = state(store)
        assert (found.lost, found.made, found.held, found.guarded) == (True, True, False, False)
        assert names(store, found.guardians) <= {"opik"}
        assert "siti" not in names(store, found.outside | found.waiting)
    with entered(office, "dewi") as store:
        begin_note_key_anew(store, COUNSELING)

        label = "Kunci catatan dibuat baru; yang lama hilang"
        assert told(store, label)[:2] == (EntryKind.SECURITY, "Catatan konseling")
        assert names(store, state(store).holders) == {"dewi"}
        assert state(store).lost is False


def test_each_refusal_says_what_is_in_the_way(office):
    with entered(office, "siti") as store:
        with refused("nobody"):
            hand_on_note_keys(store, [])
        with refused("receive"):
            hand_on_note_keys(store, ids(store, "opik"))
        with refused("hand_on"):
            hand_on_note_keys(store, ids(store, "sekar"))
        with refused("receive"):
            begin_note_key_anew(store, MEDICAL)
        with refused("not_lost"):
            begin_note_key_anew(store, COUNSELING)
        with refused("hand_on"):
            set_note_guardians(store, MEDICAL, ids(store, "ratna", "rudi"))
        with refused("guardians", NoWayToNotes):
            set_note_guardians(store, COUNSELING, ids(store, "ratna"))
        assert names(store, state(store).holders) == {"siti"}
    with entered(office, "") as store:
        with refused("receive"):
            rescue_note_key(store, MEDICAL, the_user(store, "siti").id, TWO, now=NOW)
        with pytest.raises(WrongKey):
            rescue_note_key(
                store, COUNSELING, the_user(store, "siti").id, [TWO[0], ("rudi", "salah")], now=NOW
            )


def test_of_two_guardians_a_disabled_one_is_none(office):
    with entered(office, "siti") as store:
        set_note_guardians(store, COUNSELING, ids(store, "ratna", "asep", "rudi"))
        assert state(store).guarded
    with entered(office, "ratna") as store:
        disable_user(store, the_user(store, "rudi").id, today=TODAY)
        assert state(store).guarded
        disable_user(store, the_user(store, "asep").id, today=TODAY)
        found = state(store)
        assert (names(store, found.guardians), found.guarded) == ({"ratna"}, False)


def test_an_office_in_memory_closes_no_notes(store):
    assert note_key_states(store) == ()
    assert lacks_note_key(store) == ()
    tend_note_keys(store)
    with refused("hand_on"):
        hand_on_note_keys(store, [])


def test_a_login_without_anything_due_writes_nothing_of_keys(office):
    with entered(office, "siti") as store:
        before = [one.label for one in store.audit.entries(AuditFilter())]
        tend_note_keys(store)
        after = [one.label for one in store.audit.entries(AuditFilter())]

    assert after == before
    assert before.count("Kunci catatan dibuat") == 2
    assert before.count("Isi catatan ditutup") == 2


def test_the_sheet_itself_stands_for_none_of_the_two_persons(office):
    with entered(office, "") as store:
        siti = the_user(store, "siti").id
        with pytest.raises(WrongKey):
            rescue_note_key(store, COUNSELING, siti, [TWO[0], ("", RECOVERY)], now=NOW)


def test_who_has_not_the_key_prints_no_notes_not_even_none_of_them(office):
    with entered(office, "ratna") as store:
        with_user(store, Role.MEDICAL, "tono")
    for login, printed in (("asep", counseling_notes_pdf), ("tono", medical_notes_pdf)):
        with entered(office, login) as store:
            assert lacks_note_key(store) != ()
            with pytest.raises(NoNoteKey):
                printed(store, [], now=NOW)
    for login, printed in (("siti", counseling_notes_pdf), ("sekar", medical_notes_pdf)):
        with entered(office, login) as store:
            assert printed(store, [], now=NOW) == b""
