"""Which attendance sheets name the people that were chosen, and which certificates they have."""

from datetime import timedelta

import pytest

from rehabdesk.domain.resident import ExitReason
from rehabdesk.services import certificates as c
from rehabdesk.services.enrolment import end_enrolment, suspend
from rehabdesk.services.expected_list import add_person, freeze_roster
from rehabdesk.services.papers_of_people import (
    NoPaper,
    certificates_of_people,
    next_day_of,
    sheets_of_people,
)
from rehabdesk.services.schedule import cancel_session
from tests.sample_office import (
    TODAY,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)

DAY = timedelta(days=1)


@pytest.fixture
def office(store):
    """Two groups of one person each, Andi's with a session today and tomorrow."""
    cohort, group, (andi,) = a_running_program(store, ("Andi Saputra",))
    other = a_group(store, cohort, "Kelompok B")
    budi = an_enrolment(store, cohort, a_resident(store, "Budi Hartono"), other)
    today = a_session(store, cohort, group)
    tomorrow = a_session(store, cohort, group, held_on=TODAY + DAY)
    return cohort, group, other, andi, budi, today, tomorrow


def why(store, enrolment, first=TODAY, last=TODAY):
    (person,) = sheets_of_people(store, [enrolment.resident], first, last).people
    return person.why_none


def test_a_sheet_is_printed_once_for_all_that_it_names(store, office):
    cohort, group, other, andi, budi, today, tomorrow = office
    dedi = an_enrolment(store, cohort, a_resident(store, "Dedi"), group)
    both = a_session(store, cohort, group, care_groups=(group.id, other.id), held_on=TODAY + DAY)

    chosen = [budi.resident, andi.resident, dedi.resident]
    found = sheets_of_people(store, chosen, TODAY, TODAY + DAY)

    assert {one.id for one in found.sessions} == {today.id, tomorrow.id, both.id}
    assert [one.resident.name for one in found.people] == ["Budi Hartono", "Andi Saputra", "Dedi"]
    assert [len(one.sessions) for one in found.people] == [1, 3, 3]
    assert [one.why_none for one in found.people] == [None, None, None]


def test_sheets_of_others_are_left_alone(store, office):
    _cohort, _group, _other, andi, budi, *_ = office

    assert sheets_of_people(store, [budi.resident], TODAY, TODAY).sessions == ()
    assert len(sheets_of_people(store, [andi.resident], TODAY, TODAY).sessions) == 1


def test_the_days_count_from_the_first_to_the_last_alone(store, office):
    *_, andi, _budi, today, tomorrow = office

    def on(first, last):
        return [one.id for one in sheets_of_people(store, [andi.resident], first, last).sessions]

    assert on(TODAY - DAY, TODAY - DAY) == []
    assert on(TODAY, TODAY) == [today.id]
    assert on(TODAY, TODAY + DAY) == [today.id, tomorrow.id]
    assert on(TODAY + 2 * DAY, TODAY + 2 * DAY) == []


def test_a_list_that_is_frozen_counts_as_it_stands(store, office):
    cohort, group, _other, _andi, budi, today, _tomorrow = office
    freeze_roster(store, today)
    later = an_enrolment(store, cohort, a_resident(store, "Dedi"), group)
    add_person(store, today, budi.resident)

    assert why(store, later) is NoPaper.NOT_LISTED
    assert why(store, budi) is None


def test_why_somebody_is_on_no_sheet(store, office):
    cohort, group, other, andi, budi, today, _tomorrow = office
    nobody = a_resident(store, "Eko")
    (outside,) = sheets_of_people(store, [nobody.id], TODAY, TODAY).people
    assert outside.why_none is NoPaper.NO_PART
    assert why(store, an_enrolment(store, cohort, a_resident(store, "Fajar"))) is NoPaper.NO_GROUP
    assert why(store, budi) is NoPaper.NO_SESSION
    cancel_session(store, today.id, reason="Razia")
    assert why(store, andi) is NoPaper.CANCELLED
    assert why(store, andi, TODAY, TODAY + DAY) is None
    suspend(store, andi.id, on=TODAY, reason="Sakit")
    assert why(store, andi) is NoPaper.SUSPENDED
    gone = an_enrolment(store, cohort, a_resident(store, "Gilang"), group)
    end_enrolment(store, gone.id, on=TODAY - DAY, reason=ExitReason.DROPPED)
    assert why(store, gone) is NoPaper.NO_PART
    assert other


def test_the_day_offered_is_the_next_that_has_a_sheet_for_any_of_them(store, office):
    _cohort, _group, _other, andi, budi, today, _tomorrow = office

    assert next_day_of(store, [budi.resident, andi.resident], TODAY) == TODAY
    cancel_session(store, today.id, reason="Razia")
    assert next_day_of(store, [budi.resident, andi.resident], TODAY) == TODAY + DAY
    assert next_day_of(store, [budi.resident], TODAY) == TODAY


def test_the_next_sheet_may_be_one_of_another_group_that_somebody_was_added_to(store, office):
    _cohort, _group, _other, _andi, budi, _today, tomorrow = office
    assert next_day_of(store, [budi.resident], TODAY) == TODAY  # none names him

    freeze_roster(store, tomorrow)
    add_person(store, tomorrow, budi.resident)

    assert next_day_of(store, [budi.resident], TODAY) == TODAY + DAY


def issued(store, cohort, enrolment):
    pick = c.Pick(enrolment_id=enrolment.id, override_reason="Uji")
    return c.issue(store, cohort, [pick], issued_on=TODAY, today=TODAY).record[0]


def test_certificates_in_force_are_printed_and_the_rest_is_said(store, office):
    cohort, _group, _other, andi, budi, *_ = office
    first = issued(store, cohort, andi)
    withdrawn = issued(store, cohort, budi)
    c.revoke(store, withdrawn, reason="Salah nama", today=TODAY)
    nobody = a_resident(store, "Eko")

    found = certificates_of_people(store, [nobody.id, budi.resident, andi.resident])

    assert [one.why_none for one in found] == [NoPaper.NO_CERTIFICATE, NoPaper.REVOKED, None]
    assert [len(one.certificates) for one in found] == [0, 0, 1]
    assert found[2].certificates[0].id == first.id
    again = issued(store, cohort, budi)
    (person,) = certificates_of_people(store, [budi.resident])
    assert [one.id for one in person.certificates] == [again.id]
    assert person.why_none is None
