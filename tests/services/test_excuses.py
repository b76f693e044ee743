"""Excuses over days: given once, on every list of their days, and never over a typed mark."""

from datetime import time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import NotHeldYet
from rehabdesk.services import attendance as a
from rehabdesk.services.excuses import effect_of, remove_excuse, save_excuse
from tests.sample_office import TODAY
from tests.services.excused import DAY, a_group_of_two, a_list, an_excuse, said, statuses_of


@pytest.fixture
def office(store):
    return a_group_of_two(store)


@pytest.fixture
def statuses(store):
    return statuses_of(store)


def test_a_list_prepared_later_has_the_excuse_and_why(store, office):
    *_, agus, budi = office
    save_excuse(store, an_excuse(store, agus, "I", reason="Sidang di PN Serang"))

    tomorrow = a_list(store, office, 1)

    assert said(store, tomorrow, agus) == ("I", "Sidang di PN Serang")
    assert said(store, tomorrow, budi) == ("", "")


def test_lists_that_are_there_are_filled_from_the_first_to_the_last_day(store, office):
    *_, agus, _ = office
    sessions = [a_list(store, office, days) for days in (-1, 0, 4, 5)]

    save_excuse(store, an_excuse(store, agus))

    assert [said(store, one, agus)[0] for one in sessions] == ["", "S", "S", ""]


def test_an_excuse_every_tuesday_morning_fills_those_sessions_alone(store, office):
    *_, agus, _ = office
    monday = a_list(store, office, 0)
    tuesday = a_list(store, office, 1)
    afternoon = a_list(store, office, 1, starts_at=time(13), ends_at=time(14))
    next_tuesday = a_list(store, office, 8)

    excuse = an_excuse(store, agus, "D", last_on=None, weekdays=(1,), ends_at=time(12))
    save_excuse(store, excuse)

    lists = (monday, tuesday, afternoon, next_tuesday)
    assert [said(store, one, agus)[0] for one in lists] == ["", "D", "", "D"]


def test_a_coming_session_is_marked_by_excuses_only(store, office, statuses):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    tomorrow = a_list(store, office, 1)

    with pytest.raises(NotHeldYet):
        a.mark(store, tomorrow, agus, statuses["H"])

    assert said(store, tomorrow, agus)[0] == "S"


def test_what_the_counselor_typed_is_never_written_over_by_a_later_excuse(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    a.mark(store, today, agus, statuses["A"])

    effect = effect_of(store, an_excuse(store, agus))
    save_excuse(store, an_excuse(store, agus))

    assert (effect.filled, effect.typed) == (0, 1)
    assert said(store, today, agus)[0] == "A"


def test_a_counselor_marks_over_an_excuse_and_that_stays_when_it_ends(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record

    a.mark(store, today, agus, statuses["H"])
    remove_excuse(store, excuse.id)

    assert said(store, today, agus)[0] == "H"
    (kept,) = store.corrections.find(session=today.id)
    assert kept.old_status == statuses["S"].number


def test_confirming_the_very_status_makes_it_the_counselors_own(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record

    a.mark(store, today, agus, statuses["S"])
    remove_excuse(store, excuse.id)

    assert said(store, today, agus)[0] == "S"


def test_filling_the_empty_rows_leaves_the_excused_ones(store, office, statuses):
    *_, agus, budi = office
    save_excuse(store, an_excuse(store, agus))
    today = a_list(store, office)

    assert a.fill_empty(store, today, statuses["H"]).record == 1

    assert [said(store, today, one)[0] for one in (agus, budi)] == ["S", "H"]


def test_a_row_emptied_by_hand_stays_empty_when_the_excuse_is_corrected(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record

    a.clear(store, today, agus)
    save_excuse(store, replace(excuse, last_on=TODAY + 9 * DAY))
    assert said(store, today, agus)[0] == ""

    a.fill_empty(store, today, statuses["H"])
    remove_excuse(store, excuse.id)
    assert said(store, today, agus)[0] == "H"


def test_ending_an_excuse_earlier_empties_only_the_days_after_it(store, office):
    *_, agus, _ = office
    sessions = [a_list(store, office, days) for days in range(3)]
    excuse = save_excuse(store, an_excuse(store, agus)).record
    ended = replace(excuse, last_on=TODAY)

    effect = effect_of(store, ended, excuse)
    save_excuse(store, ended)

    assert (effect.filled, effect.changed, effect.emptied, effect.rows) == (0, 0, 2, 2)
    assert [said(store, one, agus)[0] for one in sessions] == ["S", "", ""]


def test_correcting_status_and_reason_changes_the_rows_that_it_filled(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record
    corrected = replace(excuse, status=statuses["B"].id, reason="Sidang")

    assert effect_of(store, corrected, excuse).changed == 1
    save_excuse(store, corrected)

    assert said(store, today, agus) == ("B", "Sidang")


def test_what_one_excuse_leaves_another_of_that_day_fills(store, office):
    *_, agus, _ = office
    today = a_list(store, office)
    ill = save_excuse(store, an_excuse(store, agus)).record
    court = save_excuse(store, an_excuse(store, agus, "B", last_on=TODAY)).record

    assert said(store, today, agus)[0] == "S"
    remove_excuse(store, ill.id)

    assert said(store, today, agus)[0] == "B"
    remove_excuse(store, court.id)
    assert said(store, today, agus)[0] == ""


def test_two_excuses_of_one_time_are_told_as_a_clash(store, office):
    *_, agus, budi = office
    ill = save_excuse(store, an_excuse(store, agus)).record
    save_excuse(store, an_excuse(store, budi))

    assert effect_of(store, an_excuse(store, agus, "B")).clashes == (ill,)
    assert effect_of(store, ill, ill).clashes == ()
    later = an_excuse(store, agus, "B", first_on=TODAY + 5 * DAY, last_on=None)
    assert effect_of(store, later).clashes == ()
