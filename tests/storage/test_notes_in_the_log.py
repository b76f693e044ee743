"""What the log tells of a note to those who may read it: what differs, in words."""

import shutil

import pytest
from msgspec.structs import replace

from rehabdesk.storage.closed_words import UNOPENED, is_closed
from tests.notes_office import entered, the_note, the_person
from tests.sample_notes import a_note


@pytest.fixture
def office(notes_written, tmp_path):
    return shutil.copytree(notes_written[0], tmp_path / "kantor")


def newest(store, note):
    return store.audit.of_row("counseling_note", note)[0].rows[0]


def test_of_a_new_note_an_empty_part_is_not_told_though_its_cell_is_full(office):
    with entered(office, "siti") as store:
        note = a_note(store, the_person(store), plan="")
        ((cell,),) = store.query("SELECT plan FROM counseling_note WHERE id = ?", (note.id,))
        told = {name: (old, new) for name, old, new in newest(store, note.id).fields}

    assert is_closed(cell)
    assert "plan" not in told
    assert told["assessment"] == (None, "Kecemasan sedang")
    assert not newest_hidden(told)


def newest_hidden(told):
    return any(str(one).startswith("\x02") for pair in told.values() for one in pair)


def test_a_part_that_was_closed_meanwhile_and_says_the_same_is_not_told(office, notes_written):
    note = notes_written[1][0]
    with entered(office, "siti") as store:
        found = the_note(store, note)
        with store.change("Dari hari lama", why="uji"):
            store.connection.execute(
                "UPDATE counseling_note SET plan = ?, assessment = '' WHERE id = ?",
                (found.plan, note),
            )
        with store.change("Disimpan"):
            store.counseling_notes.put(replace(found, assessment="Kecemasan ringan"))
        told = newest(store, note)

    assert [(name, old or "", new) for name, old, new in told.fields] == [
        ("assessment", "", "Kecemasan ringan")
    ]
    assert told.hidden is False


def test_a_cell_that_opens_no_more_is_told_as_such(office, notes_written):
    note = notes_written[1][0]
    with entered(office, "siti") as store:
        found = the_note(store, note)
        with store.change("Rusak"):
            store.connection.execute(
                "UPDATE counseling_note SET plan = ? WHERE id = ?", ("\x021:AAAA", note)
            )
        with store.change("Disimpan"):
            store.counseling_notes.put(replace(found, plan="Rencana baru"))
        told = newest(store, note)

    assert told.fields == (("plan", UNOPENED, "Rencana baru"),)


@pytest.mark.parametrize(("login", "hidden"), [("siti", False), ("dewi", True), ("ratna", True)])
def test_who_may_not_read_a_note_sees_that_it_was_written_and_no_field(
    office, notes_written, login, hidden
):
    note = notes_written[1][0]
    with entered(office, login) as store:
        told = newest(store, note)

    assert told.hidden is hidden
    assert bool(told.fields) is not hidden
    assert told.key == (note,)
