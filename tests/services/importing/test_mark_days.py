"""A month of marks where days had several sessions: the kind is chosen for each day by itself."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.marks import days_asked
from tests.sample_office import a_running_program, a_session
from tests.services.importing.office_lists import NOW, a_plan, fates
from tests.services.importing.test_shelves import a_grid, marked

MONDAY, TUESDAY = date(2021, 4, 5), date(2021, 4, 6)


@pytest.fixture
def month(store):
    """Two sessions of two kinds on Monday and on Tuesday."""
    cohort, group, _ = a_running_program(store)
    first, second = (one.id for one in store.session_kinds.all()[:2])
    return {
        (day, kind): a_session(
            store, cohort, group, held_on=day, kind=kind, starts_at=at, ends_at=time(at.hour + 1)
        )
        for day in (MONDAY, TUESDAY)
        for kind, at in ((first, time(8)), (second, time(10)))
    }


def test_each_day_says_which_of_its_sessions_is_meant(store, month):
    first, second = (one.id for one in store.session_kinds.all()[:2])
    content = a_grid((1, "Agus Salim", "", "H", "S"), (2, "Mahmud bin Karta", "", "A", "H"))
    plan = a_plan(store, content, ImportSubject.MARKS)
    preview = look(store, plan)
    assert fates(preview) == {"invalid": 2}
    monday, tuesday = days_asked(preview)
    assert (monday.day, tuesday.day) == (MONDAY, TUESDAY)
    assert {*monday.kinds} == {first, second}

    kinds = {monday.number: first, tuesday.number: second}
    carry_out(store, replace(plan, day_kinds=kinds), now=NOW)

    assert marked(store, month[MONDAY, first]) == ["H", "A"]
    assert marked(store, month[TUESDAY, second]) == ["S", "H"]
    assert marked(store, month[MONDAY, second]) == []
    assert marked(store, month[TUESDAY, first]) == []


def test_a_day_left_open_goes_by_the_choice_for_the_file(store, month):
    first, second = (one.id for one in store.session_kinds.all()[:2])
    plan = a_plan(store, a_grid((1, "Agus Salim", "", "H", "S")), ImportSubject.MARKS)
    monday, _ = days_asked(look(store, plan))

    carry_out(store, replace(plan, session_kind=second, day_kinds={monday.number: first}), now=NOW)

    assert marked(store, month[MONDAY, first])[0] == "H"
    assert marked(store, month[TUESDAY, second])[0] == "S"
