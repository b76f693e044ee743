"""Sessions one by one, and what they clash with."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import (
    CohortClosed,
    EndsBeforeStart,
    GroupWithoutPeople,
    Missing,
    OtherCohort,
    OutsideCohort,
    ReasonNeeded,
    SessionCancelled,
    SessionHasMarks,
    SessionMoved,
)
from rehabdesk.domain.session import ClashKind, SessionState
from rehabdesk.services.attendance import fill_empty, finish_sheet, mark
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.schedule import (
    cancel_session,
    change_session,
    clashes_between,
    delete_session,
    move_session,
    plan_session,
    restore_session,
)
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_planned_session,
    a_room,
    a_running_program,
    a_session,
    a_sheet,
)

MAY = date(2021, 5, 3)


@pytest.fixture
def program(store):
    cohort, group, _ = a_running_program(store)
    return cohort, group


def a_recorded_session(store, program, **fields):
    session = a_session(store, *program, **fields)
    freeze_roster(store, session)
    fill_empty(store, session, store.statuses.all()[0])
    return finish_sheet(store, session).record


def test_a_planned_session_stands_on_the_calendar_until_undone(store, program):
    done = plan_session(store, a_planned_session(store, *program, topic="  Kejujuran "))
    assert store.sessions.get(done.record.id).topic == "Kejujuran"
    store.undo(done.change)
    assert store.sessions.between(START, END) == ()


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"ends_at": time(9, 0)}, EndsBeforeStart, "ends_at"),
        ({"held_on": date(2021, 9, 1)}, OutsideCohort, "held_on"),
        ({"care_groups": ()}, Missing, "care_groups"),
    ],
)
def test_a_session_that_cannot_be_is_refused(store, program, fields, refusal, field):
    with pytest.raises(refusal) as refused:
        plan_session(store, a_planned_session(store, *program, **fields))
    assert refused.value.field == field


def test_a_session_for_nobody_is_refused_and_names_the_group(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort, "Kelompok Kosong")
    with pytest.raises(GroupWithoutPeople) as refused:
        plan_session(store, a_planned_session(store, cohort, group))
    assert refused.value.facts == {"group": "Kelompok Kosong", "day": TODAY}


def test_one_group_with_people_is_enough(store, program):
    cohort, group = program
    empty = a_group(store, cohort, "Kelompok Kosong")
    session = a_planned_session(store, cohort, group, care_groups=(empty.id, group.id))
    assert plan_session(store, session).record.care_groups == (empty.id, group.id)


def test_a_closed_cohort_and_another_cohorts_group_get_no_session(store, program):
    cohort, group = program
    elsewhere = a_group(store, a_cohort(store, "Tahap II"))
    with pytest.raises(OtherCohort):
        plan_session(store, a_planned_session(store, cohort, elsewhere))
    with store.change("Isi contoh"):
        store.cohorts.put(replace(cohort, closed_on=date(2021, 4, 1)))
    with pytest.raises(CohortClosed):
        plan_session(store, a_planned_session(store, cohort, group))


def test_a_recorded_session_keeps_state_and_marks_when_it_is_corrected(store, program):
    recorded = a_recorded_session(store, program)
    rows = store.attendance.of_session(recorded.id)
    wrong = replace(
        recorded, held_on=MAY, topic="Relapse", state=SessionState.PLANNED, head_count=9
    )
    changed = change_session(store, wrong, reason="Tanggal keliru").record
    assert (changed.held_on, changed.topic) == (MAY, "Relapse")
    assert (changed.state, changed.head_count) == (SessionState.RECORDED, recorded.head_count)
    assert changed.state_reason == "Tanggal keliru"
    assert store.attendance.of_session(recorded.id) == rows


def test_a_session_without_a_list_moves_as_it_is(store, program):
    session = a_session(store, *program)
    moved = move_session(store, session.id, held_on=MAY, starts_at=time(8, 30)).record
    assert (moved.id, moved.held_on, moved.starts_at) == (session.id, MAY, time(8, 30))
    assert len(store.sessions.between(START, END)) == 1


def test_a_session_with_a_printed_sheet_moves_to_a_new_one(store, program):
    session = a_session(store, *program)
    a_sheet(store, session)
    with pytest.raises(ReasonNeeded):
        move_session(store, session.id, held_on=MAY)
    done = move_session(store, session.id, held_on=MAY, reason="Ruang dipakai")
    old, new = store.sessions.get(session.id), done.record
    assert (old.state, old.state_reason) == (SessionState.CANCELLED, "Ruang dipakai")
    assert (new.supersedes, new.held_on, new.state) == (session.id, MAY, SessionState.PLANNED)
    store.undo(done.change)
    assert store.sessions.between(START, END) == (session,)


def test_a_cancelled_session_keeps_its_marks_and_comes_back_recorded(store, program):
    recorded = a_recorded_session(store, program)
    with pytest.raises(ReasonNeeded):
        cancel_session(store, recorded.id, reason="  ")
    cancel_session(store, recorded.id, reason="Keliru")
    assert store.figures.of_cohort(recorded.cohort) == {}
    assert len(store.attendance.of_session(recorded.id)) == 2
    with pytest.raises(SessionCancelled):
        cancel_session(store, recorded.id, reason="Lagi")
    assert restore_session(store, recorded.id).record == recorded
    assert len(store.figures.of_cohort(recorded.cohort)) == 2


def test_a_session_cancelled_before_its_list_was_full_comes_back_planned(store, program):
    session = a_session(store, *program)
    first, *_ = freeze_roster(store, session)
    cancel_session(store, session.id, reason="Libur")
    assert restore_session(store, session.id).record.state is SessionState.PLANNED
    present = next(one for one in store.statuses.all() if one.code == "H")
    mark(store, session, first.resident, present)
    cancel_session(store, session.id, reason="Libur")
    assert restore_session(store, session.id).record.state is SessionState.PLANNED


def test_a_session_that_was_moved_does_not_come_back_beside_the_new_one(store, program):
    session = a_session(store, *program)
    freeze_roster(store, session)
    new = move_session(store, session.id, held_on=MAY, reason="Libur").record
    with pytest.raises(SessionMoved) as refused:
        restore_session(store, session.id)
    assert refused.value.facts["day"] == MAY
    cancel_session(store, new.id, reason="Jadi tanggal semula")
    assert restore_session(store, session.id).record.state is SessionState.PLANNED


def test_only_a_session_without_list_and_sheet_is_deleted(store, program):
    listed, printed, bare = (a_session(store, *program) for _ in range(3))
    freeze_roster(store, listed)
    a_sheet(store, printed)
    with pytest.raises(SessionHasMarks) as refused:
        delete_session(store, listed.id)
    assert refused.value.facts["count"] == 2
    with pytest.raises(SessionHasMarks) as refused:
        delete_session(store, printed.id)
    assert refused.value.facts["reason"] == "sheet"
    done = delete_session(store, bare.id)
    assert store.sessions.get(bare.id) is None
    store.undo(done.change)
    assert store.sessions.get(bare.id) == bare


def test_clashes_are_told_once_a_pair_by_what_is_shared(store, program):
    cohort, group = program
    other = a_group(store, cohort, "Kelompok B")
    room, counselor = a_room(store, "Ruang 9"), a_counselor(store)
    first = a_session(store, cohort, group, room=room.id, counselors=(counselor.id,))
    second = a_session(
        store,
        cohort,
        other,
        starts_at=time(10, 0),
        ends_at=time(11, 0),
        room=room.id,
        counselors=(counselor.id,),
    )
    a_session(store, cohort, group, starts_at=time(10, 15), ends_at=time(11, 0))
    a_session(store, cohort, group, held_on=MAY, room=room.id)
    found = clashes_between(store, START, END)
    assert [(one.kind, one.session, one.other, one.shared) for one in found] == [
        (ClashKind.ROOM, first.id, second.id, room.id),
        (ClashKind.COUNSELOR, first.id, second.id, counselor.id),
    ]
    cancel_session(store, second.id, reason="Bentrok")
    assert clashes_between(store, START, END) == ()
