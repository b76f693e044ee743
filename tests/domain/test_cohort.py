"""A cohort's days and its state."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import CohortId, GroupId, ProgramKindId
from rehabdesk.domain.program import (
    Cohort,
    CohortState,
    Group,
    ProgramKind,
    require_period,
)
from rehabdesk.domain.refusals import EndsBeforeStart

BEFORE, FIRST, MIDDLE = date(2021, 2, 28), date(2021, 3, 1), date(2021, 5, 1)
LAST, AFTER = date(2021, 8, 31), date(2021, 9, 1)
COHORT = Cohort(
    id=CohortId("c"),
    name="Tahap I",
    fiscal_year=2021,
    kind=ProgramKindId("k"),
    starts_on=FIRST,
    ends_on=LAST,
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (BEFORE, CohortState.PLANNED),
        (FIRST, CohortState.RUNNING),
        (LAST, CohortState.RUNNING),
        (AFTER, CohortState.RUNNING),
    ],
)
def test_a_cohort_runs_from_its_first_day_until_it_is_closed(day, state):
    assert COHORT.state_on(day) is state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (BEFORE, CohortState.PLANNED),
        (date(2021, 4, 30), CohortState.RUNNING),
        (MIDDLE, CohortState.CLOSED),
        (AFTER, CohortState.CLOSED),
    ],
)
def test_a_cohort_is_closed_from_the_day_of_its_closing(day, state):
    assert replace(COHORT, closed_on=MIDDLE).state_on(day) is state


@pytest.mark.parametrize(
    ("day", "inside", "nearest"),
    [
        (BEFORE, False, FIRST),
        (FIRST, True, FIRST),
        (MIDDLE, True, MIDDLE),
        (LAST, True, LAST),
        (AFTER, False, LAST),
    ],
)
def test_a_cohort_holds_its_first_and_last_day(day, inside, nearest):
    assert COHORT.holds(day) is inside
    assert COHORT.nearest(day) == nearest


@pytest.mark.parametrize(("ends", "refused"), [(BEFORE, True), (FIRST, False), (None, False)])
def test_a_period_may_end_on_its_first_day_and_not_before(ends, refused):
    if not refused:
        require_period(FIRST, ends)
        return
    with pytest.raises(EndsBeforeStart) as answer:
        require_period(FIRST, ends)

    assert answer.value.field == "ends_on"
    assert answer.value.facts == {"starts_on": FIRST, "ends_on": ends}


def test_a_counselor_has_twenty_two_residents_at_most_unless_the_office_says_otherwise():
    kind = ProgramKind(id=ProgramKindId("k"), code="S", title="Rehabilitasi Sosial")
    group = Group(id=GroupId("g"), cohort=COHORT.id, name="A")

    assert (kind.ratio, kind.active, kind.position) == (22, True, 0)
    assert group.capacity == 22
