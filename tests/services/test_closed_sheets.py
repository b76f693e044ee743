"""Closing a sheet, and correcting it afterwards."""

from datetime import timedelta

import pytest

from rehabdesk.domain.refusals import (
    HeadCountDiffers,
    NotANumber,
    ReasonNeeded,
    SheetUnfinished,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.services import attendance
from rehabdesk.services.attendance import Detail
from rehabdesk.services.expected_list import add_person
from rehabdesk.services.undoing import take_back
from tests.sample_office import a_resident
from tests.services.marks import a_frozen_session, closed, history, mark, marks, status


@pytest.fixture
def session(store):
    return a_frozen_session(store)


def test_filling_a_closed_sheet_is_kept_in_the_history(store, session):
    mark(store, session, 0, "H")
    attendance.finish_sheet(store, session, accept_empty=True)

    attendance.fill_empty(store, session, status(store, "A"))

    assert [(old, why) for old, _new, why in history(store, session)] == [(None, ""), (None, "")]


def test_a_closed_sheet_asks_why_and_keeps_old_value_who_and_when(store, session):
    closed(store, session)

    with pytest.raises(ReasonNeeded) as refused:
        mark(store, session, 0, "S")
    mark(store, session, 0, "S", why="salah baca lembar")

    assert refused.value.field == "why"
    kept = store.corrections.all()[0]
    assert kept.old_status == status(store, "H").number
    assert (kept.changed_by, kept.why) == (store.desk.user, "salah baca lembar")
    assert store.now() - kept.changed_at < timedelta(minutes=1)


def test_a_closed_sheet_tells_also_when_a_detail_is_lost(store, session):
    mark(store, session, 0, "I", Detail(reason="kunjungan"))
    mark(store, session, 1, "H")
    mark(store, session, 2, "H")
    attendance.finish_sheet(store, session)

    mark(store, session, 0, "I", Detail(reason="sidang"), why="dibetulkan")

    assert store.corrections.all()[0].old_detail == "kunjungan"


def test_an_empty_row_of_a_closed_sheet_is_filled_without_a_why(store, session):
    mark(store, session, 0, "H")
    attendance.finish_sheet(store, session, accept_empty=True)

    mark(store, session, 1, "H")

    assert [(old, new) for old, new, _why in history(store, session)] == [
        (None, status(store, "H").number)
    ]


def test_a_correction_taken_back_stays_in_the_history(store, session):
    closed(store, session)
    corrected = mark(store, session, 0, "A", why="tidak datang")

    take_back(store, corrected.change)

    assert marks(store, session) == "HHH"
    assert [why for _old, _new, why in history(store, session)] == ["tidak datang", "Diurungkan"]


def test_a_sheet_with_empty_rows_says_how_many(store, session):
    mark(store, session, 0, "H")

    with pytest.raises(SheetUnfinished) as refused:
        attendance.finish_sheet(store, session)

    assert refused.value.facts["count"] == 2
    assert store.sessions.get(session.id).state is SessionState.PLANNED


def test_a_head_count_that_differs_is_asked_about(store, session):
    for place, code in enumerate("HTA"):
        mark(store, session, place, code)
    attendance.set_head_count(store, session, 3)

    with pytest.raises(HeadCountDiffers) as refused:
        attendance.finish_sheet(store, session)
    done = attendance.finish_sheet(store, session, accept_count=True)

    assert refused.value.facts == {"typed": 3, "marked": 2}
    assert done.record.state is SessionState.RECORDED


@pytest.mark.parametrize("count", [-1, 10_000])
def test_a_head_count_is_a_sensible_number(store, session, count):
    with pytest.raises(NotANumber):
        attendance.set_head_count(store, session, count)


def test_a_finished_sheet_counts_and_a_reopened_one_does_not(store, session):
    closed(store, session, "HAH")
    counted = store.figures.of_cohort(session.cohort)

    attendance.reopen_sheet(store, session)

    assert sum(one.present for one in counted.values()) == 2
    assert store.figures.of_cohort(session.cohort) == {}
    assert marks(store, session) == "HAH"


def test_somebody_added_to_a_closed_sheet_is_not_recorded_rather_than_absent(store, session):
    closed(store, session)
    joined = a_resident(store, "Dadang Suhendar")

    add_person(store, session, joined.id)

    tally = store.figures.of_sessions(session.held_on, session.held_on)[session.id]
    assert (tally.present, tally.absent, tally.empty) == (3, 0, 1)
