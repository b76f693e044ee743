"""Expected rows and their marks: filled, marked, taken off and counted as the office sees them."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.identity import ResidentId, SessionId
from rehabdesk.domain.refusals import ChangedSince
from tests.sample_office import a_running_program, a_session

NOW = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
NAMES = ["Agus", "Budi", "Cecep"]


@pytest.fixture
def listed(store):
    """A session with three people on its list, none of them marked."""
    cohort, group, enrolments = a_running_program(store, NAMES)
    session = a_session(store, cohort, group)
    rows = [
        ExpectedRow(session=session.id, resident=one.resident, number=number)
        for number, one in enumerate(enrolments, 1)
    ]
    with store.change("Daftar"):
        store.attendance.put_all(rows)
    return rows


def test_rows_come_in_the_order_of_the_sheet(store, listed):
    session = listed[0].session
    with store.change("Nomor"):
        store.attendance.put(replace(listed[0], number=9))

    found = store.attendance.of_session(session)

    assert [one.resident for one in found] == [listed[n].resident for n in (1, 2, 0)]
    assert store.attendance.has_rows(session)
    assert not store.attendance.has_rows("0" * 32)


def test_whoever_is_taken_off_the_list_is_seen_by_no_question(store, listed):
    row = listed[1]
    with store.change("Dikeluarkan"):
        store.attendance.remove(row)

    assert row.resident not in {one.resident for one in store.attendance.of_session(row.session)}
    assert store.attendance.of_resident(row.resident) == ()
    assert store.attendance.row(row.session, row.resident) is None
    assert store.attendance.standing(row.session, row.resident) is None
    assert len(store.attendance.of_session(row.session)) == 2


def test_a_list_from_which_all_were_taken_off_is_no_list(store, listed):
    with store.change("Dikeluarkan"):
        for row in listed:
            store.attendance.remove(row)

    assert not store.attendance.has_rows(listed[0].session)


def test_only_empty_rows_of_people_on_the_list_are_filled(store, listed):
    session = listed[0].session
    with store.change("Tanda"):
        store.attendance.put(replace(listed[0], status=2))
        store.attendance.remove(listed[1])

    with store.change("Isian") as change:
        assert store.attendance.fill_empty(session, 1) == 1
        assert store.attendance.fill_empty(session, 1) == 0

    assert [one.status for one in store.attendance.of_session(session)] == [2, 1]
    assert len(change.touched) == 1
    store.undo(change)
    assert [one.status for one in store.attendance.of_session(session)] == [2, None]


def test_a_mark_keeps_its_moment_and_an_emptied_row_has_none(store, listed):
    row = listed[0]
    store.now = lambda: NOW
    with store.change("Tanda"):
        store.attendance.put(replace(row, status=1))
    assert store.attendance.row(row.session, row.resident).marked_at == NOW

    with store.change("Dihapus"):
        store.attendance.put(row)

    assert store.attendance.row(row.session, row.resident).marked_at is None


def test_a_detail_goes_with_its_mark(store, listed):
    row = replace(
        listed[0], status=3, reason="Demam", minutes_late=5, note="Diperiksa", engagement=4
    )
    with store.change("Tanda"):
        store.attendance.put(row)
    found = store.attendance.row(row.session, row.resident)
    assert (found.reason, found.minutes_late, found.note, found.engagement) == (
        *("Demam", 5, "Diperiksa", 4),
    )

    with store.change("Tanda lain"):
        store.attendance.put(replace(listed[0], status=1))

    found = store.attendance.row(row.session, row.resident)
    assert (found.reason, found.minutes_late, found.note, found.engagement) == ("", None, "", None)


def test_a_mark_that_was_changed_since_is_not_taken_back(store, listed):
    with store.change("Pertama") as first:
        store.attendance.put(replace(listed[0], status=1))
    with store.change("Kedua"):
        store.attendance.put(replace(listed[0], status=2))

    with pytest.raises(ChangedSince):
        store.undo(first)

    assert store.attendance.row(listed[0].session, listed[0].resident).status == 2


def test_steps_that_are_taken_back_one_after_the_other_reach_the_first(store, listed):
    row = listed[0]
    changes = []
    for status in (1, 2, 3):
        with store.change(f"Tanda {status}") as change:
            store.attendance.put(replace(row, status=status))
        changes.append(change)

    for change, status in zip(reversed(changes), (2, 1, None), strict=True):
        store.undo(change)
        assert store.attendance.row(row.session, row.resident).status == status


def test_the_last_step_back_of_a_new_list_takes_it_away(store, listed):
    cohort, group, enrolments = a_running_program(store, ["Dadang"])
    session = a_session(store, cohort, group)
    row = ExpectedRow(session=session.id, resident=enrolments[0].resident, number=1)
    with store.change("Daftar") as change:
        store.attendance.put(row)

    store.undo(change)

    assert not store.attendance.has_rows(session.id)
    assert len(store.attendance.of_session(listed[0].session)) == len(NAMES)


@pytest.mark.parametrize("many", [299, 300, 301, 601])
def test_long_lists_are_added_whole(store, listed, many):
    session = SessionId("f" * 32)
    rows = [
        ExpectedRow(session=session, resident=ResidentId(f"{number:032x}"), number=number)
        for number in range(1, many + 1)
    ]
    store.connection.execute("PRAGMA foreign_keys = OFF")

    with store.change("Daftar panjang"):
        store.attendance.add_all(rows)

    assert store.attendance.of_session(session) == tuple(rows)
    assert len(store.attendance.of_session(listed[0].session)) == len(NAMES)


def test_marks_are_counted_with_those_that_were_corrected(store, listed):
    with store.change("Tanda"):
        store.attendance.put(replace(listed[0], status=1))
        store.attendance.put(replace(listed[1], status=1))

    assert [store.attendance.marked_as(status) for status in (1, 2)] == [2, 0]


def test_the_reasons_given_most_often_come_first(store, listed):
    with store.change("Tanda"):
        for row, reason in zip(listed, ("Demam", "Sidang", "Demam"), strict=True):
            store.attendance.put(replace(row, status=3, reason=reason))

    assert store.attendance.recent_reasons(3) == ("Demam", "Sidang")
    assert store.attendance.recent_reasons(3, 1) == ("Demam",)
    assert store.attendance.recent_reasons(2) == ()
    with store.change("Dikeluarkan"):
        store.attendance.remove(listed[0])
        store.attendance.remove(listed[2])
    assert store.attendance.recent_reasons(3) == ("Sidang",)
