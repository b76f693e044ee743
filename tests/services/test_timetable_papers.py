"""The words of the week for the wall: sessions of one kind and time are told once."""

from datetime import time, timedelta

import pytest

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.identity import HolidayId, new_id
from rehabdesk.domain.office import DayKind, Holiday
from rehabdesk.services.schedule import cancel_session
from rehabdesk.services.timetable_papers import timetable_dossier, timetable_pdf
from rehabdesk.storage import AuditFilter
from tests.sample_office import (
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_room,
    a_running_program,
    a_session,
)
from tests.services.moments import NOON

MONDAY = TODAY
DAY = timedelta(days=1)


@pytest.fixture
def office(store):
    cohort, group, _enrolments = a_running_program(store)
    other = a_group(
        store,
        cohort,
        "Kelompok B",
        counselor=a_counselor(store, "Ratna Dewi").id,
        room=a_room(store, "Ruang 1").id,
    )
    return cohort, group, other


def of_week(store, sessions=None, whose=""):
    found = store.sessions.all() if sessions is None else sessions
    return timetable_dossier(store, MONDAY, found, whose=whose, now=NOON)


def said(dossier):
    """Row by row, the entries of each day that has any."""
    return [
        (row.hours, at, entry.what, entry.whom, entry.where)
        for row in dossier.rows
        for at, cell in enumerate(row.cells)
        for entry in cell
    ]


def at_nine(store, cohort, group, day=0, **more):
    return a_session(
        store,
        cohort,
        group,
        **({"held_on": MONDAY + day * DAY, "starts_at": time(9), "ends_at": time(10)} | more),
    )


def test_sessions_of_one_kind_and_time_are_told_once_with_their_groups(store, office):
    cohort, group, other = office
    first = at_nine(store, cohort, group, topic="Komunikasi")
    at_nine(store, cohort, other, topic="Komunikasi")
    kind = store.session_kinds.get(first.kind).name

    assert said(of_week(store)) == [("09.00-10.00", 0, f"{kind}: Komunikasi", "Kelompok A, B", "")]


def test_topics_that_differ_are_left_out(store, office):
    cohort, group, other = office
    first = at_nine(store, cohort, group, topic="Komunikasi")
    at_nine(store, cohort, other, topic="Adiksi")

    assert said(of_week(store))[0][2] == store.session_kinds.get(first.kind).name


@pytest.mark.parametrize(
    ("rooms", "where"),
    [
        (("satu", "satu"), "Ruang satu"),
        (("satu", "dua"), "ruangan masing-masing"),
        (("satu", ""), "Ruang satu"),
        (("", ""), ""),
    ],
)
def test_where_is_told_in_one_word_or_as_each_its_own(store, office, rooms, where):
    cohort, group, other = office
    known = {name: a_room(store, f"Ruang {name}").id for name in ("satu", "dua")}
    for each, room in zip((group, other), rooms, strict=True):
        at_nine(store, cohort, each, room=known.get(room))

    assert said(of_week(store))[0][4] == where


def test_what_was_called_off_and_what_is_of_another_week_is_left_out(store, office):
    cohort, group, _other = office
    gone = at_nine(store, cohort, group)
    cancel_session(store, gone.id, reason="Razia")
    at_nine(store, cohort, group, day=-1)
    at_nine(store, cohort, group, day=7)

    assert of_week(store).rows == ()


@pytest.mark.parametrize(("day", "columns"), [(0, 5), (4, 5), (5, 6), (6, 7)])
def test_saturday_and_sunday_have_a_column_only_where_something_is_held(
    store, office, day, columns
):
    cohort, group, _other = office
    at_nine(store, cohort, group, day=day)

    dossier = of_week(store)

    assert len(dossier.days) == len(dossier.closed) == columns
    assert all(len(row.cells) == columns for row in dossier.rows)
    assert dossier.days[0] == "Senin, 5 Apr"


def test_times_stand_under_each_other_in_their_order(store, office):
    cohort, group, _other = office
    at_nine(store, cohort, group, starts_at=time(13), ends_at=time(14))
    at_nine(store, cohort, group, day=1)
    at_nine(store, cohort, group, day=2, ends_at=time(9, 30))

    assert [row.hours for row in of_week(store).rows] == [
        "09.00-09.30",
        "09.00-10.00",
        "13.00-14.00",
    ]


def test_a_day_off_is_named(store, office):
    with store.change("libur"):
        store.holidays.put(
            Holiday(id=HolidayId(new_id()), day=MONDAY + DAY, kind=DayKind.CLOSED, label="Razia")
        )

    assert of_week(store).closed == ("", "Razia", "", "", "")


def test_the_title_names_the_cohort_where_there_is_one_and_whose_it_is(store, office):
    cohort, group, _other = office
    at_nine(store, cohort, group)
    assert of_week(store, whose="Kelompok A").titles == (
        f"JADWAL KEGIATAN {cohort.name.upper()}",
        "PEKAN 5 S.D. 11 APRIL 2021",
        "Kelompok A",
    )

    second = a_cohort(store, "Medis")
    at_nine(store, second, a_group(store, second, "Medis A"))
    assert of_week(store).titles[0] == "JADWAL KEGIATAN"


def test_only_groups_of_the_week_are_named_with_counselor_and_room(store, office):
    cohort, group, other = office
    at_nine(store, cohort, other)
    assert of_week(store).groups == (("Kelompok B", "Ratna Dewi; Ruang 1"),)

    at_nine(store, cohort, group)
    assert of_week(store).groups[0] == ("Kelompok A", "")


def test_printing_is_written_down(store, office):
    cohort, group, _other = office
    at_nine(store, cohort, group)

    assert timetable_pdf(store, MONDAY, store.sessions.all(), now=NOON).startswith(b"%PDF")

    (entry,) = store.audit.entries(AuditFilter(kind=EntryKind.PRINT))
    assert entry.label == "Jadwal mingguan dicetak: 5 s.d. 11 April 2021"
