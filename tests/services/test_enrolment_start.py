"""The first day of an enrolment is corrected, and the lists of the days between follow it."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import EnrolmentId, new_id
from rehabdesk.domain.refusals import (
    AlreadyEnrolled,
    CohortClosed,
    EndsBeforeStart,
    GroupWithoutPeople,
    MarkedBefore,
    NotFound,
    OutsideCohort,
    ReasonNeeded,
)
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.attendance import mark
from rehabdesk.services.enrolment import end_enrolment, enrol_residents, resume, suspend
from rehabdesk.services.enrolment_start import change_start
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.programs import close_cohort
from rehabdesk.services.undoing import take_back
from rehabdesk.storage import AuditFilter
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_group,
    a_resident,
    a_session,
    an_enrolment,
)

DAY = timedelta(days=1)
FROM = date(2021, 4, 5)
LATER = date(2021, 5, 3)


@pytest.fixture
def program(store):
    cohort = a_cohort(store)
    return cohort, a_group(store, cohort)


@pytest.fixture
def part(store, program):
    """Somebody who was enrolled from 5 April on, by mistake."""
    cohort, group = program
    person = a_resident(store, "Radit Sentosa")
    made = enrol_residents(store, cohort, [person.id], on=FROM, today=FROM, group_id=group.id)
    return made.enrolments[0]


def changed(store, part, on, *, today=LATER, reason="Salah tanggal"):
    return change_start(store, part.id, on=on, today=today, reason=reason)


def expected(store, program, day):
    session = a_session(store, *program, held_on=day)
    return [row.resident for row in freeze_roster(store, session)]


def marked(store, program, part, day, code="H"):
    session = a_session(store, *program, held_on=day)
    freeze_roster(store, session)
    status = next(one for one in store.statuses.all() if one.code == code)
    mark(store, session, part.resident, status)


def test_who_starts_earlier_stands_on_the_sheets_since_and_keeps_the_later_marks(
    store, program, part
):
    marked(store, program, part, date(2021, 4, 6))

    changed(store, part, START)

    assert store.enrolments.get(part.id).enrolled_on == START
    for day in (START, date(2021, 4, 1)):
        assert expected(store, program, day) == [part.resident]
    (step,) = store.enrolment_events.find(enrolment=part.id)
    (group,) = store.memberships.of_enrolment(part.id)
    assert (step.happened_on, group.since) == (START, START)
    assert len(store.attendance.of_resident(part.resident)) == 3


def test_who_starts_later_stands_on_no_sheet_before(store, program, part):
    changed(store, part, FROM + DAY)

    with pytest.raises(GroupWithoutPeople):
        expected(store, program, FROM)
    assert expected(store, program, FROM + DAY) == [part.resident]


def test_it_is_taken_back_in_one_step_and_the_log_has_the_reason(store, part):
    before = (store.enrolments.all(), store.enrolment_events.all(), store.memberships.all())

    done = changed(store, part, START, reason=" Salah ketik ")
    entry = store.audit.entries(AuditFilter())[0]
    take_back(store, done.change)

    assert (entry.label, entry.why) == ("Tanggal mulai peserta diubah", "Salah ketik")
    after = (store.enrolments.all(), store.enrolment_events.all(), store.memberships.all())
    assert after == before


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_needs_a_reason(store, part, reason):
    with pytest.raises(ReasonNeeded):
        changed(store, part, START, reason=reason)


@pytest.mark.parametrize(
    ("on", "fits"), [(START - DAY, False), (START, True), (END, True), (END + DAY, False)]
)
def test_it_lies_within_the_programme(store, part, on, fits):
    if fits:
        assert changed(store, part, on, today=END).record.enrolled_on == on
        return
    with pytest.raises(OutsideCohort):
        changed(store, part, on, today=END)


def test_a_closed_programme_stays_as_it_is(store, program, part):
    close_cohort(store, program[0], on=END, complete_active=False)

    with pytest.raises(CohortClosed):
        changed(store, part, START, today=END)


@pytest.mark.parametrize(("on", "fits"), [(LATER, True), (LATER + DAY, False)])
def test_nobody_starts_after_a_mark(store, program, part, on, fits):
    marked(store, program, part, LATER, "A")
    if fits:
        assert changed(store, part, on, today=LATER + 2 * DAY).record.enrolled_on == on
        return
    with pytest.raises(MarkedBefore) as refused:
        changed(store, part, on, today=LATER + 2 * DAY)
    assert refused.value.facts == {"name": "Radit Sentosa", "day": LATER}


@pytest.mark.parametrize(("on", "fits"), [(LATER, True), (LATER + DAY, False)])
def test_nobody_starts_after_the_end(store, part, on, fits):
    end_enrolment(store, part.id, on=LATER, reason=ExitReason.DROPPED)
    if fits:
        assert changed(store, part, on, today=END).record.enrolled_on == on
        return
    with pytest.raises(EndsBeforeStart):
        changed(store, part, on, today=END)


@pytest.mark.parametrize(("on", "fits"), [(LATER, True), (LATER + DAY, False)])
def test_nobody_starts_after_a_later_step(store, part, on, fits):
    suspend(store, part.id, on=LATER, reason="Sakit")
    resume(store, part.id, on=LATER + 7 * DAY)
    if fits:
        changed(store, part, on, today=END)
        assert [one.happened_on for one in store.enrolment_events.find(enrolment=part.id)] == [
            LATER,
            LATER,
            LATER + 7 * DAY,
        ]
        return
    with pytest.raises(EndsBeforeStart):
        changed(store, part, on, today=END)


def test_the_first_group_begins_with_the_person_and_a_later_move_stands(store, program, part):
    other = a_group(store, program[0], "Kelompok lain")
    move_to_group(store, part.id, other.id, since=LATER)

    changed(store, part, START, today=END)

    first, second = sorted(store.memberships.of_enrolment(part.id), key=lambda one: one.since)
    assert (first.since, first.until, second.since) == (START, LATER - DAY, LATER)
    changed(store, part, LATER - DAY, today=END)
    with pytest.raises(EndsBeforeStart):
        changed(store, part, LATER, today=END)


def test_nobody_takes_part_twice_at_a_time(store, part):
    other = a_cohort(store, "Tahap lain", starts_on=date(2021, 1, 4), ends_on=date(2021, 3, 31))
    with store.change("Lama"):
        store.enrolments.put(
            replace(part, id=EnrolmentId(new_id()), cohort=other.id, enrolled_on=date(2021, 1, 4))
        )

    with pytest.raises(AlreadyEnrolled):
        changed(store, part, date(2021, 3, 31))
    assert changed(store, part, date(2021, 4, 1)).record.enrolled_on == date(2021, 4, 1)


def test_there_must_be_such_a_participant(store):
    with pytest.raises(NotFound):
        change_start(store, "tidak-ada", on=START, today=TODAY, reason="x")


def test_a_participant_without_a_step_of_the_beginning_keeps_the_steps_there_are(store, program):
    bare = an_enrolment(store, program[0], group=program[1], on=FROM)
    with store.change("Kantor lama"):
        for one in store.enrolment_events.find(enrolment=bare.id):
            store.enrolment_events.remove(one.id)

    changed(store, bare, START, today=END)
    suspend(store, bare.id, on=LATER, reason="Sakit")
    changed(store, bare, START + DAY, today=END)

    steps = store.enrolment_events.find(enrolment=bare.id)
    assert [one.happened_on for one in steps] == [LATER]
    with pytest.raises(EndsBeforeStart):
        changed(store, bare, LATER + DAY, today=END)
