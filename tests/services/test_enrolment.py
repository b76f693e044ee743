"""Enrolling, suspending, ending, and taking an end back."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.refusals import (
    AlreadyEnrolled,
    CohortClosed,
    EndsBeforeStart,
    NotActive,
    NotEnded,
    NotFound,
    NotSuspended,
    OtherCohort,
    OutsideCohort,
    ReasonNeeded,
)
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import (
    complete_enrolment,
    end_enrolment,
    enrol_residents,
    reinstate,
    resume,
    suspend,
)
from rehabdesk.services.residents import end_stay
from rehabdesk.storage import AuditFilter
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_group,
    a_resident,
    a_running_program,
    an_enrolment,
)

MAY = date(2021, 5, 1)


def states(store, enrolment):
    return [one.state.value for one in store.enrolment_events.find(enrolment=enrolment.id)]


def test_everybody_who_can_is_enrolled_and_the_others_are_named(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    fresh = a_resident(store, "Agus Salim")
    there = a_resident(store, "Budi Santoso")
    gone = a_resident(store, "Candra Wijaya")
    an_enrolment(store, cohort, there)
    end_stay(store, gone.id, reason=ExitReason.RELEASED, on=START, today=TODAY)
    done = enrol_residents(
        store,
        cohort,
        [fresh.id, there.id, gone.id, "0" * 32, fresh.id],
        on=TODAY,
        today=TODAY,
        group_id=group.id,
        decree_no="W12-7",
    )
    assert [one.resident for one in done.enrolments] == [fresh.id]
    assert [(name, type(refusal)) for name, refusal in done.refused] == [
        ("Budi Santoso", AlreadyEnrolled),
        ("Candra Wijaya", NotActive),
        ("", NotFound),
    ]
    assert store.memberships.roster(group.id, TODAY) == (fresh.id,)
    assert states(store, done.enrolments[0]) == ["active"]


def test_enrolling_is_taken_back_whole(store):
    cohort = a_cohort(store)
    group = a_group(store, cohort)
    done = enrol_residents(
        store, cohort, [a_resident(store).id], on=TODAY, today=TODAY, group_id=group.id
    )
    store.undo(done.change)
    assert store.enrolments.all() == store.memberships.all() == ()
    assert store.enrolment_events.all() == ()


def test_nobody_runs_in_two_cohorts_at_once(store):
    first, second = a_cohort(store), a_cohort(store, "Tahap II", starts_on=TODAY)
    resident = a_resident(store)
    enrolment = an_enrolment(store, first, resident)
    ((name, refusal),) = enrol_residents(
        store, second, [resident.id], on=TODAY, today=TODAY
    ).refused
    assert name == resident.name
    assert refusal.facts["cohort"] == first.name
    end_enrolment(store, enrolment.id, on=date(2021, 4, 4), reason=ExitReason.DROPPED)
    assert not enrol_residents(store, second, [resident.id], on=TODAY, today=TODAY).refused


def test_a_cohort_that_is_over_holds_nobody_back(store):
    old = a_cohort(store, "2020", starts_on=date(2020, 7, 1), ends_on=date(2020, 12, 31))
    resident = a_resident(store)
    an_enrolment(store, old, resident, on=date(2020, 7, 1))
    cohort = a_cohort(store)
    assert enrol_residents(store, cohort, [resident.id], on=START, today=TODAY).enrolments


def test_a_closed_cohort_and_a_day_outside_take_nobody(store):
    cohort = a_cohort(store)
    resident = a_resident(store)
    with pytest.raises(OutsideCohort):
        enrol_residents(store, cohort, [resident.id], on=date(2021, 2, 28), today=TODAY)
    closed = replace(cohort, closed_on=TODAY)
    with pytest.raises(CohortClosed):
        enrol_residents(store, closed, [resident.id], on=START, today=TODAY)


def test_a_group_of_another_cohort_takes_nobody(store):
    cohort = a_cohort(store)
    elsewhere = a_group(store, a_cohort(store, "Tahap II"))
    with pytest.raises(OtherCohort):
        enrol_residents(
            store,
            cohort,
            [a_resident(store).id],
            on=TODAY,
            today=TODAY,
            group_id=elsewhere.id,
        )
    assert store.enrolments.all() == ()


def test_a_suspended_person_is_not_expected_until_back(store):
    _, group, (one, other) = a_running_program(store)
    suspend(store, one.id, on=TODAY, reason="Sel isolasi")
    resume(store, one.id, on=MAY)
    assert one.resident in store.memberships.roster(group.id, date(2021, 4, 4))
    assert store.memberships.roster(group.id, TODAY) == (other.resident,)
    assert one.resident in store.memberships.roster(group.id, MAY)
    assert states(store, one) == ["active", "suspended", "active"]


def test_a_suspension_taken_back_the_same_day_leaves_the_person_expected(store):
    _, group, (one, _) = a_running_program(store)
    for _ in range(10):
        suspend(store, one.id, on=TODAY, reason="Salah orang")
        assert one.resident not in store.memberships.roster(group.id, TODAY)
        resume(store, one.id, on=TODAY)
        assert one.resident in store.memberships.roster(group.id, TODAY)


def test_a_suspension_needs_a_reason_and_somebody_active(store):
    _, _, (one, _) = a_running_program(store)
    with pytest.raises(ReasonNeeded):
        suspend(store, one.id, on=TODAY, reason=" ")
    with pytest.raises(NotSuspended):
        resume(store, one.id, on=TODAY)
    suspend(store, one.id, on=TODAY, reason="Sakit")
    with pytest.raises(NotActive):
        suspend(store, one.id, on=TODAY, reason="Sakit")
    with pytest.raises(EndsBeforeStart):
        resume(store, one.id, on=date(2021, 4, 1))


def test_who_leaves_is_expected_to_the_last_day(store):
    _, group, (one, _) = a_running_program(store)
    done = end_enrolment(store, one.id, on=TODAY, reason=ExitReason.PAROLE, note="SK 12")
    assert done.record.end_reason is ExitReason.PAROLE
    assert one.resident in store.memberships.roster(group.id, TODAY)
    assert one.resident not in store.memberships.roster(group.id, date(2021, 4, 6))
    with pytest.raises(NotActive):
        end_enrolment(store, one.id, on=TODAY, reason=ExitReason.PAROLE)


def test_who_leaves_while_suspended_is_not_expected_on_the_last_day(store):
    _, group, (one, _) = a_running_program(store)
    suspend(store, one.id, on=TODAY, reason="Sel isolasi")
    end_enrolment(store, one.id, on=MAY, reason=ExitReason.EXPELLED)
    assert one.resident not in store.memberships.roster(group.id, MAY)


def test_nobody_leaves_before_coming(store):
    _, _, (one, _) = a_running_program(store)
    with pytest.raises(EndsBeforeStart):
        end_enrolment(store, one.id, on=date(2021, 2, 1), reason=ExitReason.DROPPED)
    with pytest.raises(EndsBeforeStart):
        complete_enrolment(store, one.id, on=date(2021, 2, 1))


def test_an_end_taken_back_leaves_somebody_as_they_were_and_not_as_another_is(store):
    _, _, (one, other) = a_running_program(store)
    end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED)
    suspend(store, other.id, on=TODAY, reason="Sakit")

    assert reinstate(store, one.id, on=TODAY).record.state is EnrolmentState.ACTIVE


def test_an_end_taken_back_is_as_if_it_had_not_been(store):
    _, group, (one, _) = a_running_program(store)
    end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED, note="Keliru")
    assert reinstate(store, one.id, on=MAY, reason="Keliru").record == one
    assert one.resident in store.memberships.roster(group.id, date(2021, 4, 20))
    assert states(store, one) == ["active", "left", "active"]
    with pytest.raises(NotEnded):
        reinstate(store, one.id, on=MAY)


def test_who_was_suspended_comes_back_suspended(store):
    _, _, (one, _) = a_running_program(store)
    suspend(store, one.id, on=TODAY, reason="Sakit")
    end_enrolment(store, one.id, on=MAY, reason=ExitReason.REFERRED_ILL)
    assert reinstate(store, one.id, on=MAY).record.state is EnrolmentState.SUSPENDED


def test_who_ended_without_a_step_before_comes_back_active(store):
    _, _, (one, _) = a_running_program(store)
    with store.change("Dari daftar lama"):
        for step in store.enrolment_events.find(enrolment=one.id):
            store.enrolment_events.remove(step.id)
    end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED)

    assert reinstate(store, one.id, on=MAY).record.state is EnrolmentState.ACTIVE


def test_nobody_comes_back_who_is_in_another_cohort_by_now(store):
    _, _, (one, _) = a_running_program(store)
    end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED)
    second = a_cohort(store, "Tahap II")
    enrol_residents(store, second, [one.resident], on=MAY, today=MAY)
    with pytest.raises(AlreadyEnrolled):
        reinstate(store, one.id, on=MAY)


def test_completing_keeps_the_last_day(store):
    _, _, (one, _) = a_running_program(store)
    done = complete_enrolment(store, one.id, on=END).record
    assert (done.state, done.ended_on, done.end_reason) == (EnrolmentState.COMPLETED, END, None)


@pytest.mark.parametrize("with_enrolment", [True, False])
def test_the_log_says_why_somebody_left_the_prison(store, with_enrolment):
    _, _, (one, _) = a_running_program(store)

    done = end_stay(
        store,
        one.resident,
        reason=ExitReason.RELEASED,
        on=TODAY,
        note="  Bebas murni, SK 12 ",
        today=TODAY,
        end_enrolments=with_enrolment,
    )

    assert done.stay.exit_note == "Bebas murni, SK 12"
    assert [kept.end_note for kept in done.ended] == ["Bebas murni, SK 12"] * with_enrolment
    assert [kept.id for kept in done.proposals] == [one.id] * (not with_enrolment)
    (entry,) = [
        kept for kept in store.audit.entries(AuditFilter(), 5) if kept.label == "Residen keluar"
    ]
    assert entry.why == "Bebas murni, SK 12"


@pytest.mark.parametrize(("day", "refused"), [(4, True), (5, False), (6, False)])
def test_nobody_is_back_before_the_day_of_the_suspension(store, day, refused):
    _, _, (one, _) = a_running_program(store)
    suspend(store, one.id, on=TODAY, reason="Sel isolasi")

    if refused:
        with pytest.raises(EndsBeforeStart):
            resume(store, one.id, on=TODAY.replace(day=day))
    else:
        resume(store, one.id, on=TODAY.replace(day=day), reason=" Kembali ")

    assert states(store, one)[1:] == (["suspended"] if refused else ["suspended", "active"])


def test_the_log_says_why_somebody_was_suspended(store):
    _, _, (one, _) = a_running_program(store)

    suspend(store, one.id, on=TODAY, reason="  Sel isolasi ")

    entry = store.audit.entries(AuditFilter(), 1)[0]
    assert (entry.label, entry.why) == ("Peserta ditangguhkan", "Sel isolasi")
    assert store.enrolment_events.find(enrolment=one.id)[-1].reason == "Sel isolasi"


def test_who_leaves_later_may_still_leave_earlier_and_no_more_on_the_day_itself(store):
    _, _, (one, _) = a_running_program(store)
    end_enrolment(store, one.id, on=MAY, reason=ExitReason.DROPPED)

    with pytest.raises(NotActive):
        complete_enrolment(store, one.id, on=MAY)
    earlier = end_enrolment(store, one.id, on=MAY.replace(month=4), reason=ExitReason.PAROLE)

    assert earlier.record.ended_on == MAY.replace(month=4)


def test_one_may_leave_on_the_first_day_and_the_decree_is_kept(store):
    cohort = a_cohort(store)
    (one,) = enrol_residents(
        store, cohort, [a_resident(store).id], on=START, today=START, decree_no="  W12-7 "
    ).enrolments

    assert store.enrolments.get(one.id).decree_no == "W12-7"
    done = complete_enrolment(store, one.id, on=START)
    assert done.record.ended_on == START
