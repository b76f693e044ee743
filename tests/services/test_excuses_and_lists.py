"""Excuses beside everything else that changes lists: figures, moves, undo, people, statuses."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import Tally
from rehabdesk.domain.refusals import (
    ChangedSince,
    InUse,
    LaterThanToday,
    NotFound,
    ReasonNeeded,
    TooLong,
)
from rehabdesk.domain.session import SessionState
from rehabdesk.domain.user import Role
from rehabdesk.services import attendance as a
from rehabdesk.services import expected_list as x
from rehabdesk.services.audit import deleted_records, restore_deleted
from rehabdesk.services.enrolment_start import remove_enrolment
from rehabdesk.services.excuses import effect_of, in_advance, remove_excuse, save_excuse
from rehabdesk.services.importing.merging import merge_residents
from rehabdesk.services.restricting import restrict
from rehabdesk.services.schedule import cancel_session, change_session, restore_session
from rehabdesk.services.terms import remove_status, save_status
from rehabdesk.services.undoing import take_back
from rehabdesk.storage.change import Desk
from tests.sample_office import TODAY, a_resident
from tests.services.excused import DAY, a_group_of_two, a_list, an_excuse, said, statuses_of


@pytest.fixture
def office(store):
    return a_group_of_two(store)


@pytest.fixture
def statuses(store):
    return statuses_of(store)


def test_the_figures_follow(store, office, statuses):
    cohort, _, agus, budi = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record
    a.mark(store, today, budi, statuses["H"])
    a.finish_sheet(store, today)

    def counted():
        months = store.figures.of_resident_by_month(agus, cohort.id)
        return sum(months.values(), Tally())

    assert (counted().absent, counted().excused, counted().empty) == (1, 1, 0)
    remove_excuse(store, excuse.id, why="Surat keliru")
    assert (counted().absent, counted().excused, counted().empty) == (0, 0, 1)


def test_marks_of_finished_sheets_change_with_a_reason_and_keep_their_history(store, office):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record
    a.finish_sheet(store, today, accept_empty=True)

    assert effect_of(store, None, excuse).closed == 1
    with pytest.raises(ReasonNeeded):
        remove_excuse(store, excuse.id, why=" ")
    assert said(store, today, agus)[0] == "S"

    remove_excuse(store, excuse.id, why="Surat keliru")

    (kept,) = store.corrections.find(session=today.id)
    assert (kept.why, kept.new_status) == ("Surat keliru", None)


def test_a_late_letter_fills_the_empty_row_of_a_finished_sheet(store, office, statuses):
    *_, agus, budi = office
    yesterday = a_list(store, office, -1)
    a.mark(store, yesterday, budi, statuses["H"])
    a.finish_sheet(store, yesterday, accept_empty=True)

    save_excuse(store, an_excuse(store, agus, first_on=TODAY - DAY))

    assert said(store, yesterday, agus)[0] == "S"
    assert store.corrections.count("session = ?", (yesterday.id,)) == 1


def test_a_cancelled_session_is_left_alone(store, office):
    *_, agus, _ = office
    today = a_list(store, office)
    cancel_session(store, today.id, reason="Razia")

    assert effect_of(store, an_excuse(store, agus)).rows == 0
    save_excuse(store, an_excuse(store, agus))

    assert said(store, today, agus)[0] == ""


def test_a_list_full_of_excuses_alone_is_no_finished_one_when_its_session_comes_back(store, office):
    *_, agus, budi = office
    for one in (agus, budi):
        save_excuse(store, an_excuse(store, one))
    tomorrow = a_list(store, office, 1)
    cancel_session(store, tomorrow.id, reason="Razia")

    assert restore_session(store, tomorrow.id).record.state is SessionState.PLANNED


def test_a_session_that_is_held_on_another_day_has_the_excuses_of_that_day(store, office, statuses):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    today = a_list(store, office)

    change_session(store, replace(today, held_on=TODAY + 5 * DAY))
    assert said(store, today, agus)[0] == ""
    change_session(store, replace(today, held_on=TODAY))
    assert said(store, today, agus)[0] == "S"

    a.mark(store, today, agus, statuses["H"])
    with pytest.raises(LaterThanToday):
        change_session(store, replace(today, held_on=TODAY + 5 * DAY))


def test_somebody_put_on_the_list_later_has_the_excuse(store, office):
    eko = a_resident(store, "Eko Prasetyo").id
    save_excuse(store, an_excuse(store, eko))
    today = a_list(store, office)

    x.add_person(store, today, eko)

    assert said(store, today, eko)[0] == "S"
    x.remove_person(store, today, eko)


def test_only_a_typed_mark_keeps_somebody_on_the_list(store, office, statuses):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    today = a_list(store, office)
    a.mark(store, today, agus, statuses["S"])

    with pytest.raises(InUse):
        x.remove_person(store, today, agus)


def test_an_enrolment_made_by_mistake_goes_with_what_excuses_filled(store, office):
    cohort, _, agus, _ = office
    save_excuse(store, an_excuse(store, agus))
    today = a_list(store, office)
    (enrolment,) = store.enrolments.of_resident(agus)

    remove_enrolment(store, enrolment.id, reason="Keliru")

    assert store.attendance.row(today.id, agus) is None
    assert store.enrolments.of_cohort(cohort.id) != ()


def test_undo_gives_back_every_row_as_it_was(store, office):
    *_, agus, _ = office
    sessions = [a_list(store, office, days) for days in range(3)]
    done = save_excuse(store, an_excuse(store, agus))
    before = [store.attendance.row(one.id, agus) for one in sessions]
    changed = save_excuse(store, replace(done.record, last_on=TODAY, reason="Demam"))

    take_back(store, changed.change)
    assert [store.attendance.row(one.id, agus) for one in sessions] == before
    take_back(store, done.change)
    assert [said(store, one, agus)[0] for one in sessions] == ["", "", ""]
    assert store.excuses.find(resident=agus) == ()


def test_undoing_an_excuse_also_empties_a_list_that_was_prepared_since(store, office):
    *_, agus, _ = office
    done = save_excuse(store, an_excuse(store, agus))
    tomorrow = a_list(store, office, 1)

    take_back(store, done.change)

    assert said(store, tomorrow, agus)[0] == ""


def test_undoing_a_mark_brings_no_excuse_back_that_was_removed_since(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record
    marked = a.mark(store, today, agus, statuses["H"])
    remove_excuse(store, excuse.id)

    take_back(store, marked.change)

    assert said(store, today, agus)[0] == ""


def test_an_excuse_that_was_removed_comes_back_with_what_it_filled(store, office):
    *_, agus, _ = office
    today = a_list(store, office)
    excuse = save_excuse(store, an_excuse(store, agus)).record
    remove_excuse(store, excuse.id)

    (found,) = [one for one in deleted_records(store) if one.table == "excuse"]
    assert found.name == "Agus Salim, 05-04-2021"
    restore_deleted(store, found.table, found.key)

    assert said(store, today, agus)[0] == "S"


def test_what_was_typed_since_is_not_undone_with_the_excuse(store, office, statuses):
    *_, agus, _ = office
    today = a_list(store, office)
    done = save_excuse(store, an_excuse(store, agus))
    a.mark(store, today, agus, statuses["H"])

    with pytest.raises(ChangedSince):
        take_back(store, done.change)


def test_a_status_is_offered_as_the_office_says(store, statuses):
    assert [one.code for one in in_advance(store)] == ["S", "I", "D", "B", "X"]

    save_status(store, replace(statuses["X"], in_advance=False))

    assert [one.code for one in in_advance(store)] == ["S", "I", "D", "B"]


def test_a_status_that_an_excuse_has_is_not_removed(store, office, statuses):
    *_, agus, _ = office
    save_excuse(store, an_excuse(store, agus, "B"))

    with pytest.raises(InUse):
        remove_status(store, statuses["B"].id)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"reason": "x" * 201}, TooLong),
        ({"document": "x" * 121}, TooLong),
        ({"resident": "0" * 32}, NotFound),
        ({"status": "0" * 32}, NotFound),
    ],
)
def test_what_an_excuse_says_is_held_to_its_limits(store, office, fields, refusal):
    *_, agus, _ = office
    with pytest.raises(refusal):
        save_excuse(store, replace(an_excuse(store, agus), **fields))


def test_excuses_of_restricted_people_fill_lists_and_are_seen_by_no_operator(store, office):
    *_, agus, _ = office
    excuse = save_excuse(store, an_excuse(store, agus)).record
    restrict(store, agus, "Saksi", today=TODAY)
    store.desk = Desk(store.desk.origin, Role.OPERATOR)

    today = a_list(store, office)

    assert store.excuses.all() == ()
    with pytest.raises(NotFound):
        remove_excuse(store, excuse.id)
    assert said(store, today, agus)[0] == "S"


def test_excuses_go_over_when_two_records_are_of_one_person(store, office):
    *_, agus, _ = office
    double = a_resident(store, "Agus Salim bin Karta").id
    excuse = save_excuse(store, an_excuse(store, double)).record

    merge_residents(store, agus, double, now=store.now())

    assert [one.id for one in store.excuses.find(resident=agus)] == [excuse.id]
