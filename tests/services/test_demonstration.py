"""The demonstration office is believable, whole, and the same on every build."""

from datetime import date
from pathlib import Path

import pytest

from rehabdesk.domain.attendance import CountsAs
from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.identity import OfficeId, new_id
from rehabdesk.domain.office import Office, OfficialRole, letterhead_on, official_on
from rehabdesk.domain.refusals import NotADemonstration
from rehabdesk.domain.session import Session, SessionState, clashes
from rehabdesk.domain.sheet_number import read_sheet_number
from rehabdesk.services.certificates import lines
from rehabdesk.services.demonstration import build_demonstration, open_or_build_demonstration
from rehabdesk.services.demonstration_tables import CANCELLATIONS, DEPARTURES, LEBARAN
from rehabdesk.services.expected_list import current_roster
from rehabdesk.storage import Store, create_office

TODAY = date(2021, 8, 30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kantor")


@pytest.fixture(scope="module")
def store(folder: Path):
    opened = build_demonstration(folder)
    yield opened
    opened.close()


def _people_of(store: Store, kind: str) -> int:
    return next(
        len(store.enrolments.of_cohort(one.id)) for one in store.cohorts.all() if kind in one.name
    )


def test_it_has_the_people_of_the_lists(store: Store):
    assert store.residents.count() == 240
    assert store.counselors.count() == 6
    assert (_people_of(store, "Sosial"), _people_of(store, "Medis")) == (110, 20)
    assert store.search.find("mahmud karta cungkring")
    assert store.search.find("B.I 100/19")


def test_five_groups_of_22_and_one_of_20_begin(store: Store):
    sizes = {
        group.name: len(store.memberships.roster(group.id, date(2021, 3, 1)))
        for group in store.groups.all()
    }
    assert sizes == {f"Kelompok {letter}": 22 for letter in "ABCDE"} | {"Kelompok Medis": 20}


def test_about_one_in_ten_has_left_and_those_who_went_home_are_gone(store: Store):
    left = store.enrolments.find(state=EnrolmentState.LEFT.value)
    assert len(left) == len(DEPARTURES)
    for enrolment in left:
        stay = store.stays.find(resident=enrolment.resident)[0]
        assert enrolment.end_reason is not None
        assert (stay.exited_on is not None) is enrolment.end_reason.ends_stay
        assert store.enrolment_events.find(enrolment=enrolment.id)[-1].state is EnrolmentState.LEFT


def test_nobody_is_in_two_groups_on_one_day(store: Store):
    for enrolment in store.enrolments.all():
        spans = store.memberships.of_enrolment(enrolment.id)
        assert not any(
            one.overlaps(other) for at, one in enumerate(spans) for other in spans[at + 1 :]
        )


def test_nothing_is_held_on_days_off_or_weekends(store: Store):
    off = {one.day for one in store.holidays.all()}
    for session in store.sessions.all():
        assert session.held_on not in off
        assert session.held_on.weekday() < 5
        assert not LEBARAN[0] <= session.held_on <= LEBARAN[1]


def test_no_room_counselor_or_group_is_needed_twice_at_once(store: Store):
    by_day: dict[date, list[Session]] = {}
    for session in store.sessions.all():
        by_day.setdefault(session.held_on, []).append(session)
    found = [clash for day in by_day.values() for one in day for clash in clashes(one, day)]
    assert found == []


def test_every_cancellation_of_the_table_is_in_the_timetable(store: Store):
    cancelled = store.sessions.find(state=SessionState.CANCELLED.value)
    assert len(cancelled) == sum(len(one.groups) for one in CANCELLATIONS)
    assert all(one.state_reason and not store.attendance.has_rows(one.id) for one in cancelled)


def test_the_frozen_lists_are_those_of_the_groups(store: Store):
    days = date(2021, 3, 1), date(2021, 5, 17), date(2021, 6, 10), date(2021, 8, 24)
    for day in days:
        for session in store.sessions.between(day, day):
            rows = store.attendance.of_session(session.id)
            assert tuple(row.resident for row in rows) == current_roster(store, session)
            assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_on_its_day_some_sheets_wait_and_one_session_was_forgotten(store: Store):
    waiting = store.sheets.printed_not_recorded(TODAY)
    assert len(waiting) == 4
    assert all(
        row.status is None for one in waiting for row in store.attendance.of_session(one.session)
    )
    open_before = store.sessions.unrecorded_until(date(2021, 8, 29))
    assert len(open_before) == 5
    assert store.sessions.between(TODAY, TODAY)
    sheets = store.sheets.all()
    assert [read_sheet_number(one.number)[1] for one in sheets[:3]] == [1, 2, 3]


def test_every_mark_has_the_reason_its_status_asks_for(store: Store):
    statuses = {one.number: one for one in store.statuses.all()}
    present = {one.number for one in statuses.values() if one.counts_as is CountsAs.PRESENT}
    for session in store.sessions.between(date(2021, 6, 1), date(2021, 6, 30)):
        rows = store.attendance.of_session(session.id)
        if session.state is not SessionState.RECORDED:
            continue
        assert session.head_count == sum(row.status in present for row in rows)
        for row in rows:
            assert row.status is not None
            assert row.reason or not statuses[row.status].needs_reason


def test_most_qualify_and_about_a_tenth_came_too_seldom(store: Store):
    everybody = [one for cohort in store.cohorts.all() for one in lines(store, cohort, today=TODAY)]
    staying = [one for one in everybody if one.enrolment.state is EnrolmentState.ACTIVE]
    short = [one for one in staying if not one.standing.qualifies]
    assert 0.08 <= len(short) / len(staying) <= 0.12


def test_signers_and_letterheads_are_those_of_their_day(store: Store):
    heads = store.letterheads.all()
    old, new = letterhead_on(heads, TODAY), letterhead_on(heads, date(2025, 1, 2))
    assert old
    assert "HUKUM" in old.lines[0]
    assert new
    assert "IMIGRASI" in new.lines[0]
    acting = official_on(store.officials.all(), OfficialRole.WARDEN, date(2021, 7, 6))
    assert acting
    assert acting.acting.value == "Plh."


def test_sheets_of_one_time_come_group_after_group(store: Store):
    names = {group.id: group.name for group in store.groups.all()}
    monday = [one for one in store.sessions.between(TODAY, TODAY) if one.starts_at.hour == 8]
    shown = [names[one.care_groups[0]] for one in monday]
    assert shown == [*(f"Kelompok {letter}" for letter in "ABCDE"), "Kelompok Medis"]


def test_another_build_has_the_same_marks(store: Store, tmp_path: Path):
    again = build_demonstration(tmp_path)
    sql = (
        "SELECT s.held_on, s.starts_at, r.registration_no, a.number, a.status FROM attendance AS a"
        " JOIN session AS s ON s.id = lower(hex(a.session))"
        " JOIN resident AS r ON r.id = lower(hex(a.resident)) ORDER BY 1, 2, 3, 4, 5"
    )
    same = again.query(sql) == store.query(sql)
    again.close()
    assert same


def test_an_open_demonstration_is_found_again(store: Store, folder: Path):
    again = open_or_build_demonstration(folder)
    assert again.office.id == store.office.id
    again.close()


def test_a_real_office_is_never_overwritten(tmp_path: Path):
    office = Office(id=OfficeId(new_id()), name="Lapas Uji", short_name="Uji", city="Serang")
    create_office(tmp_path, office, "kata sandi panjang", "petugas").close()
    before = (tmp_path / "kantor.rehab").read_bytes()
    for deed in (build_demonstration, open_or_build_demonstration):
        with pytest.raises(NotADemonstration):
            deed(tmp_path)
    assert (tmp_path / "kantor.rehab").read_bytes() == before
