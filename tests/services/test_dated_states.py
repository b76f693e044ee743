"""Where somebody stands is asked as of a day: what begins tomorrow does not count today."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rehabdesk.domain.certificate import Shortfall
from rehabdesk.domain.enrolment import (
    EnrolmentState,
    belongs_on,
    membership_on,
    running_state,
    state_on,
)
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.domain.refusals import (
    NotActive,
    Refusal,
)
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.certificates import lines
from rehabdesk.services.enrolment import (
    complete_enrolment,
    end_enrolment,
    reinstate,
    resume,
    suspend,
)
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.programs import close_cohort
from rehabdesk.services.progress import cohort_progress
from rehabdesk.services.residents import end_stay
from rehabdesk.storage import open_in_memory
from rehabdesk.ui.screens.programs.columns import PERSON_COLUMNS
from rehabdesk.ui.screens.programs.lines import cohort_lines, person_lines
from rehabdesk.ui.screens.residents.looked import look_up
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_group,
    a_running_program,
    an_enrolment,
    an_office,
)

DAY = timedelta(days=1)
ACTIVE, SUSPENDED = EnrolmentState.ACTIVE, EnrolmentState.SUSPENDED
LEFT, COMPLETED = EnrolmentState.LEFT, EnrolmentState.COMPLETED


def seen_on(store, cohort, enrolment, day):
    """What every list and count says of one enrolment on a day."""
    (line,) = [one for one in person_lines(store, cohort, day) if one.id == enrolment.id]
    (resident,) = store.residents.lines([enrolment.resident], day)
    progress = cohort_progress(store, cohort, day)
    looked = look_up(store, enrolment.resident, day)
    assert looked is not None
    listed = [
        state
        for state in EnrolmentState
        if enrolment.resident in store.residents.ids(ResidentFilter(state=state.value), day)
    ]
    told = {line.state, resident.state, looked.parts[-1].state, *listed}
    assert len(told) == 1, told
    (state,) = told
    counted = {
        ACTIVE: progress.active,
        SUSPENDED: progress.suspended,
        COMPLETED: progress.completed,
        LEFT: progress.left,
    }
    assert counted[state] == 1
    assert sum(counted.values()) == 1
    (about,) = [one for one in cohort_lines(store, day) if one.cohort.id == cohort.id]
    assert about.now == (0 if state.ended else 1)
    return state


@pytest.fixture
def one(store):
    cohort, group, (enrolment,) = a_running_program(store, ("Mahmud bin Karta",))
    return cohort, group, enrolment


def test_a_suspension_counts_from_its_first_day(store, one):
    cohort, group, enrolment = one
    suspend(store, enrolment.id, on=TODAY + DAY, reason="Sakit")

    assert seen_on(store, cohort, enrolment, TODAY) is ACTIVE
    assert seen_on(store, cohort, enrolment, TODAY + DAY) is SUSPENDED
    assert len(store.memberships.roster(group.id, TODAY)) == 1
    assert not store.memberships.roster(group.id, TODAY + DAY)


def test_a_suspension_that_comes_is_said_beside_the_state_of_today(store, one):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY + DAY, reason="Sakit")
    (column,) = [one for one in PERSON_COLUMNS if one.key == "state"]

    said = [column.text(person_lines(store, cohort, day)[0]) for day in (TODAY, TODAY + DAY)]

    assert said == ["Aktif s.d. 5 Apr", "Ditangguhkan"]


def test_a_return_counts_from_its_first_day(store, one):
    cohort, group, enrolment = one
    suspend(store, enrolment.id, on=TODAY, reason="Sakit")
    resume(store, enrolment.id, on=TODAY + DAY)

    assert seen_on(store, cohort, enrolment, TODAY) is SUSPENDED
    assert seen_on(store, cohort, enrolment, TODAY + DAY) is ACTIVE
    assert not store.memberships.roster(group.id, TODAY)
    assert store.memberships.roster(group.id, TODAY + DAY)


@pytest.mark.parametrize("state", [LEFT, COMPLETED])
def test_an_end_counts_from_the_last_day_on_which_the_person_is_still_expected(store, one, state):
    cohort, group, enrolment = one
    last = TODAY + DAY
    if state is LEFT:
        end_enrolment(store, enrolment.id, on=last, reason=ExitReason.DROPPED)
    else:
        complete_enrolment(store, enrolment.id, on=last)

    assert seen_on(store, cohort, enrolment, TODAY) is ACTIVE
    assert seen_on(store, cohort, enrolment, last) is state
    assert [bool(store.memberships.roster(group.id, day)) for day in (TODAY, last, last + DAY)] == [
        True,
        True,
        False,
    ]


def test_an_end_that_comes_leaves_a_suspension_as_it_is_until_then(store, one):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY, reason="Sakit")
    end_enrolment(store, enrolment.id, on=TODAY + DAY, reason=ExitReason.DROPPED)

    assert seen_on(store, cohort, enrolment, TODAY) is SUSPENDED
    assert seen_on(store, cohort, enrolment, TODAY + DAY) is LEFT


def test_who_ends_tomorrow_can_still_be_moved_today_and_not_on_the_last_day(store, one):
    cohort, _, enrolment = one
    second = a_group(store, cohort, "Kelompok B")
    end_enrolment(store, enrolment.id, on=TODAY + DAY, reason=ExitReason.DROPPED)

    with pytest.raises(NotActive):
        move_to_group(store, enrolment.id, second.id, since=TODAY + DAY)
    move_to_group(store, enrolment.id, second.id, since=TODAY)

    assert store.memberships.roster(second.id, TODAY)


def test_an_end_can_be_brought_forward_and_not_put_off(store, one):
    cohort, _, enrolment = one
    end_enrolment(store, enrolment.id, on=TODAY + DAY, reason=ExitReason.DROPPED)
    with pytest.raises(NotActive):
        end_enrolment(store, enrolment.id, on=TODAY + DAY, reason=ExitReason.RELEASED)

    end_enrolment(store, enrolment.id, on=TODAY, reason=ExitReason.RELEASED)

    assert seen_on(store, cohort, enrolment, TODAY) is LEFT


def test_leaving_the_prison_ends_an_enrolment_that_would_end_later(store, one):
    cohort, _, enrolment = one
    end_enrolment(store, enrolment.id, on=TODAY + DAY, reason=ExitReason.DROPPED)

    done = end_stay(
        store,
        enrolment.resident,
        reason=ExitReason.RELEASED,
        on=TODAY,
        today=TODAY,
        end_enrolments=True,
    )

    assert [ended.ended_on for ended in done.ended] == [TODAY]
    assert seen_on(store, cohort, enrolment, TODAY) is LEFT


def test_closing_completes_who_is_active_on_that_day(store):
    cohort, group, (now, later, back) = a_running_program(store, ("Agus", "Budi", "Cecep"))
    suspend(store, now.id, on=TODAY, reason="Sakit")
    suspend(store, later.id, on=TODAY + DAY, reason="Sakit")
    suspend(store, back.id, on=TODAY - DAY, reason="Sakit")
    resume(store, back.id, on=TODAY)

    close_cohort(store, cohort, on=TODAY, complete_active=True)

    states = store.enrolments.states_on(TODAY, cohort=cohort.id)
    assert [states[one.id] for one in (now, later, back)] == [SUSPENDED, COMPLETED, COMPLETED]
    assert len(store.memberships.roster(group.id, TODAY)) == 2


def test_a_suspension_of_tomorrow_keeps_nobody_from_a_certificate_today(store, one):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY + DAY, reason="Sakit")

    said = [lines(store, cohort, today=day)[0].standing.shortfalls for day in (TODAY, TODAY + DAY)]

    assert Shortfall.SUSPENDED not in said[0]
    assert said[1][0] is Shortfall.SUSPENDED


def test_a_group_counts_from_its_first_day_also_where_the_end_is_known(store, one):
    cohort, _, enrolment = one
    second = a_group(store, cohort, "Kelompok B")
    move_to_group(store, enrolment.id, second.id, since=TODAY + DAY)
    end_enrolment(store, enrolment.id, on=TODAY + 9 * DAY, reason=ExitReason.DROPPED)

    shown = [
        store.residents.lines([enrolment.resident], day)[0].group_name
        for day in (TODAY, TODAY + DAY)
    ]

    assert shown == ["Kelompok A", "Kelompok B"]


def test_a_programme_that_begins_later_does_not_hide_the_one_of_today(store, one):
    cohort, _, enrolment = one
    later = a_cohort(store, "Tahap II", starts_on=date(2021, 9, 1), ends_on=date(2021, 12, 1))
    end_enrolment(store, enrolment.id, on=TODAY, reason=ExitReason.OTHER)
    resident = store.residents.get(enrolment.resident)
    an_enrolment(store, later, resident, on=later.starts_on)

    shown = [
        store.residents.lines([resident.id], day)[0].cohort_name for day in (TODAY, later.starts_on)
    ]

    assert shown == [cohort.name, "Tahap II"]


STEPS = some.lists(
    some.tuples(
        some.sampled_from(["suspend", "resume", "left", "completed", "reinstate", "A", "B"]),
        some.integers(-2, 8),
    ),
    max_size=7,
)


def _taken(store, enrolment, groups, what, on):
    deeds = {
        "suspend": lambda: suspend(store, enrolment.id, on=on, reason="Sakit"),
        "resume": lambda: resume(store, enrolment.id, on=on),
        "left": lambda: end_enrolment(store, enrolment.id, on=on, reason=ExitReason.OTHER),
        "completed": lambda: complete_enrolment(store, enrolment.id, on=on),
        "reinstate": lambda: reinstate(store, enrolment.id, on=on),
        "A": lambda: move_to_group(store, enrolment.id, groups[0].id, since=on),
        "B": lambda: move_to_group(store, enrolment.id, groups[1].id, since=on),
    }
    try:
        deeds[what]()
    except Refusal:
        return


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_the_store_and_the_rule_agree_on_every_day(steps):
    store = open_in_memory()
    an_office(store)
    cohort, first, (enrolment,) = a_running_program(store, ("Mahmud bin Karta",))
    groups = (first, a_group(store, cohort, "Kelompok B"))
    for what, days in steps:
        _taken(store, enrolment, groups, what, START + days * DAY)

    kept = store.enrolments.get(enrolment.id)
    assert kept is not None
    events = store.enrolment_events.find(enrolment=enrolment.id)
    memberships = store.memberships.of_enrolment(enrolment.id)
    for days in range(-3, 11):
        day = START + days * DAY
        state = state_on(kept, events, day)
        assert store.enrolments.states_on(day)[enrolment.id] is state
        assert store.residents.lines([enrolment.resident], day)[0].state is state
        assert running_state(events, day) in {ACTIVE, SUSPENDED}
        for group in groups:
            expected = belongs_on(kept, events, memberships, group.id, day)
            assert bool(store.memberships.roster(group.id, day)) is expected
        inside = [one for one in memberships if one.runs_on(day)]
        assert membership_on(memberships, day) == (inside[0] if inside else None)
        assert len(inside) <= 1
    store.close()
