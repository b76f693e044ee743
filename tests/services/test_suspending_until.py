"""A suspension with a last day ends by itself, and the day of coming back is corrected."""

from datetime import timedelta

import pytest

from rehabdesk.domain.certificate import Shortfall
from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.refusals import EndsBeforeStart, NotSuspended, ReasonNeeded
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.certificates import lines
from rehabdesk.services.enrolment import change_return, end_enrolment, resume, suspend
from rehabdesk.ui.screens.programs.columns import PERSON_COLUMNS
from rehabdesk.ui.screens.programs.lines import person_lines
from tests.sample_office import TODAY, a_running_program
from tests.services.test_dated_states import seen_on

DAY = timedelta(days=1)
ACTIVE, SUSPENDED = EnrolmentState.ACTIVE, EnrolmentState.SUSPENDED


@pytest.fixture
def one(store):
    cohort, group, (enrolment,) = a_running_program(store, ("Mahmud bin Karta",))
    return cohort, group, enrolment


def test_a_suspension_until_a_day_ends_by_itself(store, one):
    cohort, group, enrolment = one
    first, last = TODAY + DAY, TODAY + 4 * DAY
    suspend(store, enrolment.id, on=first, until=last, reason="Sidang di luar kota")

    states = [seen_on(store, cohort, enrolment, TODAY + number * DAY) for number in range(6)]
    expected = [len(store.memberships.roster(group.id, TODAY + n * DAY)) for n in range(6)]

    assert states == [ACTIVE, SUSPENDED, SUSPENDED, SUSPENDED, SUSPENDED, ACTIVE]
    assert expected == [1, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("ends", [True, False], ids=["leaves", "is suspended"])
def test_what_comes_is_said_with_its_day_in_the_tip(store, one, ends):
    cohort, _, enrolment = one
    day = TODAY + 2 * DAY
    if ends:
        end_enrolment(store, enrolment.id, on=day, reason=ExitReason.DROPPED)
    else:
        suspend(store, enrolment.id, on=day, reason="Sidang")
    (column,) = [one for one in PERSON_COLUMNS if one.key == "state"]
    (line,) = person_lines(store, cohort, TODAY)

    assert column.text(line) == f"Aktif s.d. {7 if ends else 6} Apr"
    assert column.tip is not None
    assert column.tip(line) == (
        "Berhenti Rabu, 7 April 2021" if ends else "Ditangguhkan Rabu, 7 April 2021"
    )


def test_the_list_says_until_when_somebody_is_away(store, one):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY + DAY, until=TODAY + 2 * DAY, reason="Sidang")
    (column,) = [one for one in PERSON_COLUMNS if one.key == "state"]

    said = [
        column.text(person_lines(store, cohort, TODAY + number * DAY)[0]) for number in range(4)
    ]

    assert said == [
        "Aktif s.d. 5 Apr",
        "Ditangguhkan s.d. 7 Apr",
        "Ditangguhkan s.d. 7 Apr",
        "Aktif",
    ]


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (1, True)])
def test_the_last_day_away_is_not_before_the_first(store, one, days, fits):
    _, _, enrolment = one
    if fits:
        suspend(store, enrolment.id, on=TODAY, until=TODAY + days * DAY, reason="Sidang")
        return
    with pytest.raises(EndsBeforeStart) as refused:
        suspend(store, enrolment.id, on=TODAY, until=TODAY + days * DAY, reason="Sidang")
    assert refused.value.field == "until"
    assert not store.enrolment_events.find(enrolment=enrolment.id)[1:]


@pytest.mark.parametrize(("day", "away"), [(2, [1]), (5, [1, 2, 3, 4]), (7, [1, 2, 3, 4, 5, 6])])
def test_the_day_of_coming_back_is_moved_both_ways(store, one, day, away):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY + DAY, until=TODAY + 3 * DAY, reason="Sakit")

    change_return(store, enrolment.id, on=TODAY + day * DAY, reason="Surat dokter")

    seen = [
        number
        for number in range(9)
        if seen_on(store, cohort, enrolment, TODAY + number * DAY) is SUSPENDED
    ]
    assert seen == away


@pytest.mark.parametrize("day", [0, 1])
def test_nobody_comes_back_before_having_been_away_a_day(store, one, day):
    _, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY + DAY, until=TODAY + 3 * DAY, reason="Sakit")

    with pytest.raises(EndsBeforeStart):
        change_return(store, enrolment.id, on=TODAY + day * DAY, reason="Surat dokter")


def test_a_return_that_was_typed_late_is_corrected_with_a_reason(store, one):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY - 9 * DAY, reason="Sakit")
    resume(store, enrolment.id, on=TODAY)
    with pytest.raises(ReasonNeeded):
        change_return(store, enrolment.id, on=TODAY - 3 * DAY, reason=" ")

    change_return(store, enrolment.id, on=TODAY - 3 * DAY, reason="Sudah ikut sejak itu")

    assert seen_on(store, cohort, enrolment, TODAY - 4 * DAY) is SUSPENDED
    assert seen_on(store, cohort, enrolment, TODAY - 3 * DAY) is ACTIVE


@pytest.mark.parametrize("stands", ["never away", "still away", "left"])
def test_a_day_of_coming_back_is_moved_only_where_there_is_one(store, one, stands):
    _, _, enrolment = one
    if stands != "never away":
        suspend(store, enrolment.id, on=TODAY, reason="Sakit")
    if stands == "left":
        end_enrolment(store, enrolment.id, on=TODAY, reason=ExitReason.DROPPED)

    with pytest.raises(NotSuspended):
        change_return(store, enrolment.id, on=TODAY + DAY, reason="Surat dokter")


def test_nobody_is_certified_while_away_though_the_return_is_known(store, one):
    cohort, _, enrolment = one
    suspend(store, enrolment.id, on=TODAY, until=TODAY + DAY, reason="Sakit")

    for day, short in ((TODAY + DAY, True), (TODAY + 2 * DAY, False)):
        (line,) = lines(store, cohort, today=day)
        assert (Shortfall.SUSPENDED in line.standing.shortfalls) is short
