"""A person's numbers, groups and restriction from day to day: just before, at and just after."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.refusals import EndsBeforeStart, Missing, NotActive, OutsideCohort, TooLong
from rehabdesk.domain.resident import ExitReason, NumberKind
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.membership import move_to_group, put_in_groups
from rehabdesk.services.registrations import add_registration, correct_registration
from rehabdesk.services.residents import update_resident
from rehabdesk.services.restricting import (
    lift_restriction,
    note_restricted_opened,
    restrict,
    restriction_of,
)
from rehabdesk.storage import AuditFilter
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_group,
    a_registration,
    a_resident,
    a_running_program,
    an_enrolment,
)

DAY = timedelta(days=1)
FIRST = date(2020, 6, 1)
"""The day from which the sample's numbers hold."""


def numbers(store, resident):
    """Value, first and last day of the register numbers, the oldest first."""
    found = store.registrations.find(resident=resident.id, kind=NumberKind.REGISTER.value)
    return sorted(
        ((one.value, one.valid_from, one.valid_to) for one in found), key=lambda one: str(one[1])
    )


def newest(store):
    entry = store.audit.entries(AuditFilter(), 1)[0]
    return entry.label, entry.why


@pytest.mark.parametrize(
    ("since", "ended"),
    [(FIRST - DAY, None), (FIRST, None), (FIRST + DAY, FIRST), (TODAY, TODAY - DAY)],
)
def test_a_running_number_ends_the_day_before_only_where_it_began_earlier(store, since, ended):
    resident = a_resident(store, registration_no="BI 283/20")

    add_registration(store, a_registration(resident, "BI 9/21", valid_from=since))

    assert store.registrations.find(value="BI 283/20")[0].valid_to == ended
    assert store.residents.get(resident.id).registration_no == "BI 9/21"


def test_a_number_without_a_first_day_ends_when_the_next_one_begins(store):
    resident = a_resident(store)
    with store.change("Isi contoh"):
        store.registrations.put(a_registration(resident, "BI 1/19", valid_from=None))

    add_registration(store, a_registration(resident, "BI 9/21", valid_from=TODAY))

    assert store.registrations.find(value="BI 1/19")[0].valid_to == TODAY - DAY


@pytest.mark.parametrize("period", [{"valid_from": None}, {"valid_to": TODAY}])
def test_a_number_that_is_over_or_undated_ends_no_other(store, period):
    resident = a_resident(store, registration_no="BI 283/20")

    done = add_registration(
        store, a_registration(resident, "  BI 9/21 ", **period), why="  Berkas lama "
    )

    assert done.record.value == "BI 9/21"
    assert store.registrations.find(value="BI 283/20")[0].valid_to is None
    assert newest(store) == ("Nomor ditambahkan", "Berkas lama")


@pytest.mark.parametrize(("days", "allowed"), [(-1, False), (0, True), (1, True)])
def test_a_number_may_end_on_the_day_it_began(store, days, allowed):
    resident = a_resident(store)
    number = a_registration(resident, "BI 1/19", valid_to=FIRST + days * DAY)

    if allowed:
        assert add_registration(store, number).record.valid_to == number.valid_to
    else:
        with pytest.raises(EndsBeforeStart) as refused:
            add_registration(store, number)
        assert refused.value.field == "valid_to"


@pytest.mark.parametrize("value", ["", " ", "x" * 41])
def test_a_number_has_1_to_40_signs(store, value):
    resident = a_resident(store, registration_no="BI 283/20")
    (known,) = store.registrations.find(resident=resident.id)

    with pytest.raises((Missing, TooLong)):
        add_registration(store, a_registration(resident, value))
    with pytest.raises((Missing, TooLong)):
        correct_registration(store, replace(known, value=value))

    assert numbers(store, resident) == [("BI 283/20", FIRST, None)]


def test_a_corrected_old_number_is_found_and_not_shown(store):
    resident = a_resident(store, registration_no="BI 283/20")
    old = a_registration(resident, "AIII 7/19", valid_from=date(2019, 1, 1), valid_to=FIRST - DAY)
    old = add_registration(store, old).record

    correct_registration(store, replace(old, value="AIII 8/19"), why=" Salah baca ")

    assert store.residents.get(resident.id).registration_no == "BI 283/20"
    assert store.search.find("AIII 8/19") == (resident.id,)
    assert store.search.find("AIII 7/19") == ()
    assert newest(store) == ("Nomor diperbaiki", "Salah baca")


@pytest.mark.parametrize(
    ("since", "after"),
    [
        (TODAY - DAY, [("BI 1/20", TODAY - DAY, TODAY - DAY), ("BI 2/20", TODAY, None)]),
        (TODAY, [("BI 2/20", TODAY, None)]),
        (TODAY + DAY, [("BI 2/20", TODAY + DAY, None)]),
    ],
)
def test_a_number_that_held_no_whole_day_was_a_slip(store, since, after):
    resident = a_resident(store, registration_no="BI 1/20")
    (number,) = store.registrations.find(resident=resident.id)
    with store.change("Isi contoh"):
        store.registrations.put(replace(number, valid_from=since))

    update_resident(store, replace(resident, registration_no="BI 2/20"), today=TODAY)

    assert numbers(store, resident) == after


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("", "BI 2/20", [("BI 2/20", TODAY, None)]),
        ("BI 1/20", "B I 1 / 2020", [("B I 1 / 2020", FIRST, None)]),
        ("BI 1/20", "", [("BI 1/20", FIRST, TODAY - DAY)]),
        ("BI 1/20", "BI 2/20", [("BI 1/20", FIRST, TODAY - DAY), ("BI 2/20", TODAY, None)]),
    ],
)
def test_the_number_on_the_form_is_the_one_that_runs_from_today(store, before, typed, after):
    resident = a_resident(store, registration_no=before)

    update_resident(store, replace(resident, registration_no=typed), today=TODAY)

    assert numbers(store, resident) == after


def test_a_slip_of_today_that_is_emptied_leaves_no_number(store):
    resident = a_resident(store)
    given = update_resident(store, replace(resident, registration_no="BI 2/20"), today=TODAY).record

    update_resident(store, replace(given, registration_no=""), today=TODAY)

    assert numbers(store, resident) == []


@pytest.mark.parametrize(
    ("since", "allowed"),
    [
        (date(2021, 3, 7), False),
        (date(2021, 3, 8), True),
        (END, True),
        (END + DAY, False),
    ],
)
def test_a_group_begins_between_the_first_day_and_the_last_of_the_programme(store, since, allowed):
    cohort = a_cohort(store)
    one = an_enrolment(store, cohort, on=date(2021, 3, 8))
    group = a_group(store, cohort)

    if allowed:
        done = move_to_group(store, one.id, group.id, since=since, reason="  Seimbang ")
        assert (done.record.since, done.record.reason) == (since, "Seimbang")
        return
    with pytest.raises(OutsideCohort) as refused:
        move_to_group(store, one.id, group.id, since=since)
    assert refused.value.facts == {"starts_on": date(2021, 3, 8), "ends_on": END}
    assert store.memberships.of_enrolment(one.id) == ()


@pytest.mark.parametrize(("days", "allowed"), [(-1, True), (0, False), (1, False)])
def test_nobody_changes_group_on_the_last_day_or_after_it(store, days, allowed):
    cohort, _, (one, _) = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    end_enrolment(store, one.id, on=TODAY, reason=ExitReason.DROPPED)

    if allowed:
        assert move_to_group(store, one.id, other.id, since=TODAY + days * DAY).record
    else:
        with pytest.raises(NotActive) as refused:
            move_to_group(store, one.id, other.id, since=TODAY + days * DAY)
        assert refused.value.facts["name"] == "Mahmud bin Karta"


def test_whoever_is_in_the_group_already_stays_as_they_are(store):
    cohort, group, (one, other) = a_running_program(store)
    second = a_group(store, cohort, "Kelompok B")
    before = store.memberships.of_enrolment(one.id)

    done = put_in_groups(
        store, {one.id: group.id, other.id: second.id}, since=TODAY, reason=" Dibagi "
    )

    assert [(m.enrolment, m.care_group, m.reason) for m in done.record] == [
        (other.id, second.id, "Dibagi")
    ]
    assert store.memberships.of_enrolment(one.id) == before
    assert store.memberships.of_enrolment(other.id)[0].until == TODAY - DAY


def test_who_was_in_no_group_for_a_while_keeps_the_gap(store):
    _, group, (one, _) = a_running_program(store)
    (known,) = store.memberships.of_enrolment(one.id)
    with store.change("Isi contoh"):
        store.memberships.put(replace(known, until=START + 5 * DAY))

    move_to_group(store, one.id, group.id, since=TODAY)

    spans = [(m.since, m.until) for m in store.memberships.of_enrolment(one.id)]
    assert spans == [(START, START + 5 * DAY), (TODAY, None)]


def test_the_next_day_in_the_same_group_is_one_stay_in_it(store):
    _, group, (one, _) = a_running_program(store)
    (known,) = store.memberships.of_enrolment(one.id)
    with store.change("Isi contoh"):
        store.memberships.put(replace(known, until=TODAY - DAY))

    move_to_group(store, one.id, group.id, since=TODAY)

    spans = [(m.since, m.until) for m in store.memberships.of_enrolment(one.id)]
    assert spans == [(START, None)]


@pytest.mark.parametrize("length", [0, 300, 301])
def test_a_restriction_is_given_and_lifted_with_1_to_300_signs(store, length):
    person = a_resident(store)
    words = "x" * length

    if length == 300:
        restrict(store, person.id, words, today=TODAY)
        lift_restriction(store, person.id, words)
        assert restriction_of(store, person.id) is None
        assert newest(store) == ("Pembatasan residen dicabut", words)
        return
    with pytest.raises((Missing, TooLong)):
        restrict(store, person.id, words, today=TODAY)
    restrict(store, person.id, " Saksi ", today=TODAY)
    with pytest.raises((Missing, TooLong)):
        lift_restriction(store, person.id, words)
    found = restriction_of(store, person.id)
    assert found is not None
    assert found.reason == "Saksi"


def test_another_reason_keeps_the_day_and_stands_in_the_persons_history(store):
    person = a_resident(store)
    first = restrict(store, person.id, "Saksi", today=TODAY).record

    restrict(store, person.id, "Ancaman", today=TODAY + DAY)

    found = restriction_of(store, person.id)
    assert found is not None
    assert (found.id, found.restricted_on, found.reason) == (first.id, TODAY, "Ancaman")
    assert len(store.restrictions.find(resident=person.id)) == 1
    history = store.audit.of_row(store.residents.table, person.id)
    assert [one.label for one in history].count("Residen dibatasi") == 2


def test_opening_somebody_who_is_not_restricted_is_not_noted(store):
    person = a_resident(store)
    before = len(store.audit.entries(AuditFilter(), 500))

    note_restricted_opened(store, person.id)
    note_restricted_opened(store, "0" * 32)

    assert len(store.audit.entries(AuditFilter(), 500)) == before
