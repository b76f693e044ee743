"""How many of very many are given where nobody says how many: the first five hundred."""

import pytest

from rehabdesk.domain.session import SessionState
from tests.sample_notes import Team, a_note
from tests.sample_office import TODAY, a_cohort, a_group, a_resident, a_room, a_session


def multiply(store, table, *, key, count, **fields):
    """Put more rows in that are like one, each with an id of its own."""
    (row,) = store.query(f"SELECT * FROM {table} WHERE id = ?", (key,))
    names = [one[1] for one in store.query(f"PRAGMA table_info({table})")]
    values = dict(zip(names, row, strict=True)) | fields
    store.connection.executemany(
        f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})",
        [tuple((values | {"id": f"{number:032x}"}).values()) for number in range(count)],
    )


@pytest.mark.parametrize("there", [499, 500, 501])
def test_the_records_deleted_last_are_at_most_five_hundred(store, there):
    room = a_room(store)
    gone = {"deleted_at": "2026-01-05T01:00:00.000+00:00", "deleted_by": "petugas"}
    multiply(store, "room", key=room.id, count=there, **gone)

    assert len(store.rooms.deleted()) == min(there, 500)
    assert len(store.rooms.deleted(there)) == there
    assert store.rooms.count() == 1


@pytest.mark.parametrize("there", [500, 501])
def test_the_notes_deleted_last_are_at_most_five_hundred(store, there):
    team = Team(store)
    person = a_resident(store)
    team.sit(team.author)
    note = a_note(store, person)
    gone = {"deleted_at": "2026-01-05T01:00:00.000+00:00", "deleted_by": team.author.id}
    multiply(store, "counseling_note", key=note.id, count=there, **gone)

    assert len(store.counseling_notes.deleted()) == 500
    assert len(store.counseling_notes.deleted(there)) == there


@pytest.mark.parametrize("more", [498, 499, 500])
def test_sessions_that_wait_to_be_typed_in_are_at_most_five_hundred(store, more):
    cohort = a_cohort(store)
    session = a_session(store, cohort, a_group(store, cohort), state=SessionState.PLANNED)
    multiply(store, "session", key=session.id, count=more)

    assert len(store.sessions.unrecorded_until(TODAY)) == min(more + 1, 500)


@pytest.mark.parametrize("more", [498, 499, 500])
def test_people_who_are_alike_are_at_most_five_hundred(store, more):
    one = a_resident(store, "Mahmud Karta")
    multiply(store, "resident", key=one.id, count=more)
    with store.change("Susun ulang"):
        store.search.rebuild()

    assert len(store.search.alike("Mahfud Kartono")) == min(more + 1, 500)


@pytest.mark.parametrize("more", [98, 99, 100])
def test_hits_of_a_typed_name_are_at_most_a_hundred(store, more):
    one = a_resident(store, "Mahmud Karta")
    multiply(store, "resident", key=one.id, count=more)
    with store.change("Susun ulang"):
        store.search.rebuild()

    assert len(store.search.find("mahmud")) == min(more + 1, 100)
    assert len(store.search.find("mahmud", None)) == more + 1
