"""Expected rows and their marks: filled, marked, taken off and counted as the office sees them."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import ExpectedRow
from rehabdesk.domain.identity import ResidentId, SessionId
from rehabdesk.domain.refusals import ChangedSince
from rehabdesk.domain.session import SessionState
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


def test_somebody_put_back_on_the_list_is_off_it_again_after_the_step_back(store, listed):
    row = listed[1]
    with store.change("Dicoret") as struck_off:
        store.attendance.remove(row)
    with store.change("Masuk lagi") as put_back:
        store.attendance.put(replace(row, status=2))
    assert store.attendance.row(row.session, row.resident).status == 2

    store.undo(put_back)
    assert store.attendance.row(row.session, row.resident) is None

    store.undo(struck_off)
    found = store.attendance.row(row.session, row.resident)
    assert found == row


def test_a_step_back_of_a_mark_brings_its_detail_back(store, listed):
    row = replace(listed[0], status=3, reason="Demam", minutes_late=5, note="Ya", engagement=4)
    with store.change("Tanda"):
        store.attendance.put(row)
    with store.change("Tanda lain") as change:
        store.attendance.put(replace(listed[0], status=1))

    store.undo(change)

    found = store.attendance.row(row.session, row.resident)
    assert replace(found, marked_at=None) == row


def test_a_new_row_that_is_taken_back_and_made_again_is_new_once_more(store, listed):
    _, group, enrolments = a_running_program(store, ["Dadang"])
    session = a_session(store, store.cohorts.get(group.cohort), group)
    row = ExpectedRow(session=session.id, resident=enrolments[0].resident, number=1)
    for _ in range(2):
        with store.change("Daftar") as change:
            store.attendance.put(row)
        assert store.attendance.row(row.session, row.resident) == row
        store.undo(change)
        assert store.attendance.row(row.session, row.resident) is None


def test_what_stands_of_a_row_says_how_far_its_session_is(store, listed):
    row = listed[0]
    standing = store.attendance.standing(row.session, row.resident)
    assert (standing.row, standing.session_state) == (row, SessionState.PLANNED)

    session = store.sessions.get(row.session)
    for state in SessionState:
        with store.change("Keadaan"):
            store.sessions.put(replace(session, state=state))
        found = store.attendance.standing(row.session, row.resident)
        assert found.session_state is state

    with store.change("Dihapus"):
        store.sessions.remove(session.id)
    assert store.attendance.standing(row.session, row.resident).session_state is None
    assert store.attendance.standing("0" * 32, row.resident) is None


@pytest.mark.parametrize(
    "detail", [{}, {"reason": "Demam"}, {"minutes_late": 5}, {"engagement": 4}]
)
def test_a_mark_over_another_is_told_with_what_was_there_before(store, listed, detail):
    row = replace(listed[0], status=3, **detail)
    store.now = lambda: NOW
    with store.change("Tanda"):
        store.attendance.put(row)
    with store.change("Lain") as change:
        standing = store.attendance.standing(row.session, row.resident)
        store.attendance.mark_over(standing, replace(listed[0], status=1))

    found = store.attendance.row(row.session, row.resident)
    assert found == replace(listed[0], status=1, marked_at=NOW)
    (touched,) = change.touched
    assert (touched.table, touched.key) == ("attendance", (row.session, row.resident))
    assert (touched.before["status"], touched.after["status"]) == (3, 1)
    assert ("reason" in touched.after) is bool(detail)

    store.undo(change)
    assert store.attendance.row(row.session, row.resident) == replace(row, marked_at=NOW)


def test_a_mark_taken_away_has_no_moment_and_nobody_who_made_it(store, listed):
    row = listed[0]
    with store.change("Tanda"):
        store.attendance.put(replace(row, status=1))
    with store.change("Kosong"):
        standing = store.attendance.standing(row.session, row.resident)
        store.attendance.mark_over(standing, row)

    assert store.attendance.row(row.session, row.resident) == row
    marks = store.query("SELECT count(*) FROM attendance WHERE marked_by IS NOT NULL")
    assert marks == [(0,)]


@pytest.mark.parametrize("status", [1, None])
def test_rows_added_in_bulk_have_their_moment_and_who_made_them(store, listed, status):
    session, now = SessionId("e" * 32), NOW if status else None
    rows = [
        replace(one, session=session, status=status, marked_at=now, number=number)
        for number, one in enumerate(listed, 5)
    ]
    with store.change("Impor") as change:
        store.attendance.add_all(rows)

    assert list(store.attendance.of_session(session)) == rows
    by = store.query("SELECT DISTINCT marked_by FROM attendance WHERE number >= 5")
    assert by == [(store.desk.user_number if status else None,)]
    assert [(one.before, one.key[0]) for one in change.touched] == [(None, session)] * 3


@pytest.mark.parametrize(("given", "shown"), [(5, 5), (6, 6), (7, 6)])
def test_at_most_six_reasons_are_offered_the_most_frequent_first(store, given, shown):
    cohort, group, (one,) = a_running_program(store, ["Agus"])
    reasons = [f"Alasan {number}" for number in range(given)]
    for number in range(given + 1):
        session = a_session(store, cohort, group, held_on=date(2021, 4, 5 + number))
        reason = reasons[min(number, given - 1)]
        row = ExpectedRow(session=session.id, resident=one.resident, number=1, status=3)
        with store.change("Tanda"):
            store.attendance.put(replace(row, reason=reason))

    found = store.attendance.recent_reasons(3)

    assert (len(found), found[0]) == (shown, reasons[-1])


def test_marks_of_an_office_without_users_are_of_nobody_in_particular(store, listed):
    """The number is kept with each mark for ever; users' own numbers are drawn far above it."""
    with store.change("Tanda"):
        store.attendance.put(replace(listed[0], status=1, marked_at=NOW))

    assert store.query("SELECT DISTINCT marked_by FROM attendance WHERE status = 1") == [(1,)]


@pytest.mark.parametrize("way", ["put_all", "one by one"])
def test_each_row_of_a_list_gets_its_own_detail_under_its_own_counter(store, listed, way):
    meant = [
        replace(one, status=3, reason=f"Alasan {number}", minutes_late=number, note=f"C {number}")
        for number, one in enumerate(listed)
    ]
    with store.change("Tanda"):
        if way == "put_all":
            store.attendance.put_all(meant)
        else:
            for one in meant:
                store.attendance.put(one)

    found = store.attendance.of_session(listed[0].session)
    assert [replace(one, marked_at=None) for one in found] == meant
    revs = store.query(
        "SELECT a.rev, d.rev, a.origin, d.origin FROM attendance AS a JOIN attendance_detail AS d"
        " ON a.session = d.session AND a.resident = d.resident ORDER BY a.number"
    )
    assert [(one[0], one[2]) for one in revs] == [(one[1], one[3]) for one in revs]
    assert len({one[0] for one in revs}) == len(listed)


def test_rows_without_detail_have_no_row_of_details(store, listed):
    with store.change("Tanda"):
        store.attendance.put_all([replace(one, status=1) for one in listed])

    assert store.query("SELECT count(*) FROM attendance_detail") == [(0,)]


@pytest.mark.parametrize(
    ("given", "details"),
    [({"note": "x"}, 1), ({"engagement": 1}, 1), ({"minutes_late": 0}, 1), ({"reason": "x"}, 1)],
)
def test_any_part_of_a_detail_is_a_detail(store, listed, given, details):
    with store.change("Tanda"):
        store.attendance.put(replace(listed[0], status=1, **given))

    assert store.query("SELECT count(*) FROM attendance_detail") == [(details,)]


def test_no_rows_are_written_without_a_trouble(store, listed):
    with store.change("Tidak ada") as change:
        store.attendance.put_all([])
        store.attendance.add_all([])
        assert store.attendance.fill_empty("0" * 32, 1) == 0

    assert change.touched == []
