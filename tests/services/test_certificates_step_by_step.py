"""Issuing and revoking step by step: what is counted before the day, and all of them or none."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.certificate import CertificateState
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.domain.refusals import AlreadyThere, NotFound, TooLong
from rehabdesk.services.certificates import Pick, issue, lines, revoke, verify
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.office import save_numbering
from rehabdesk.services.official_numbers import numbers_ahead
from rehabdesk.storage import AuditFilter
from tests.sample_office import (
    END,
    NUMBERING,
    TODAY,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)

LAST_WEEK = date(2021, 8, 30)
DAY = timedelta(days=1)


@pytest.fixture
def cohort(store):
    return a_running_program(store)[0]


def given(store, cohort, *reasons):
    """Certificates for as many people as there are reasons, in the order of their names."""
    found = lines(store, cohort, today=LAST_WEEK)
    picks = [
        Pick(enrolment_id=line.enrolment.id, override_reason=reason)
        for line, reason in zip(found, reasons, strict=False)
    ]
    return issue(store, cohort, picks, issued_on=END, today=LAST_WEEK).record


@pytest.mark.parametrize(("days", "waiting"), [(-1, 1), (0, 0), (1, 0)])
def test_a_session_waits_to_be_typed_in_from_the_day_after_it(store, days, waiting):
    cohort, group, _ = a_running_program(store)
    a_session(store, cohort, group, held_on=TODAY + days * DAY)
    other = a_group(store, cohort, "Kelompok B")
    an_enrolment(store, cohort, a_resident(store, "Budi Santoso"), other)

    found = {
        one.resident.name: one.standing.unrecorded for one in lines(store, cohort, today=TODAY)
    }

    assert found == {"Agus Salim": waiting, "Mahmud bin Karta": waiting, "Budi Santoso": 0}


def test_every_session_that_waits_is_counted_for_each_of_its_groups(store):
    cohort, group, _ = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    an_enrolment(store, cohort, a_resident(store, "Budi Santoso"), other)
    a_session(store, cohort, group, care_groups=(group.id, other.id))
    a_session(store, cohort, group)

    found = {
        one.resident.name: one.standing.unrecorded
        for one in lines(store, cohort, today=TODAY + DAY)
    }

    assert found == {"Agus Salim": 2, "Mahmud bin Karta": 2, "Budi Santoso": 1}


def test_people_stand_by_the_number_in_their_groups_name_and_by_their_own(store):
    cohort, _, _ = a_running_program(store, ())
    for group, name in (("10", "Candra"), ("2", "dedi"), ("2", "Agus")):
        known = {one.name: one for one in store.groups.all()}
        title = f"Kelompok {group}"
        an_enrolment(
            store,
            cohort,
            a_resident(store, name),
            known.get(title) or a_group(store, cohort, title),
        )
    an_enrolment(store, cohort, a_resident(store, "Tanpa Kelompok"))

    found = [(one.group_name, one.resident.name) for one in lines(store, cohort, today=TODAY)]

    assert found == [
        ("", "Tanpa Kelompok"),
        ("Kelompok 2", "Agus"),
        ("Kelompok 2", "dedi"),
        ("Kelompok 10", "Candra"),
    ]


def test_somebody_who_moved_stands_in_the_newest_group(store):
    cohort, _, (one, _) = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    move_to_group(store, one.id, other.id, since=TODAY)

    found = {line.enrolment.id: line.group_name for line in lines(store, cohort, today=LAST_WEEK)}

    assert found[one.id] == "Kelompok B"


@pytest.mark.parametrize("length", [300, 301])
def test_the_reason_of_an_exception_has_at_most_300_signs(store, cohort, length):
    if length == 300:
        (made,) = given(store, cohort, "x" * length)
        assert made.override_reason == "x" * length
        return
    with pytest.raises(TooLong) as refused:
        given(store, cohort, "Sakit", "x" * length)
    assert refused.value.field == "override_reason"
    assert store.certificates.count() == 0


def test_a_certificate_says_its_number_year_and_day_and_the_deed_how_many(store, cohort):
    first, second = given(store, cohort, " Sakit ", "Dinas")

    assert (first.serial, second.serial) == (1, 2)
    assert (first.year, first.issued_on, first.override_reason) == (2021, END, "Sakit")
    assert store.certificates.get(first.id) == first
    assert verify(store, second.check_code) == second
    assert first.check_code != second.check_code
    assert store.audit.entries(AuditFilter(), 1)[0].label == "2 sertifikat diterbitkan"


def test_a_number_that_stands_on_another_certificate_is_given_to_nobody(store, cohort):
    (first,) = given(store, cohort, "Sakit")
    (_, taken) = numbers_ahead(store, 2, issued_on=END)
    with store.change("Isi contoh"):
        store.certificates.put(
            replace(first, number=taken, state=CertificateState.REVOKED, revoked_on=END)
        )

    with pytest.raises(AlreadyThere) as refused:
        given(store, cohort, "Sakit", "Dinas")

    assert (refused.value.field, refused.value.facts["text"]) == ("number", taken)
    assert store.certificates.count() == 1


@pytest.mark.parametrize(("first", "serial"), [(1, 3), (2, 3), (3, 3), (4, 4), (217, 217)])
def test_the_next_number_follows_the_last_one_or_is_the_offices_first(store, cohort, first, serial):
    given(store, cohort, "Sakit", "Dinas")
    save_numbering(store, replace(NUMBERING, first=first))

    assert numbers_ahead(store, 0, issued_on=END) == ()
    ahead = numbers_ahead(store, 2, issued_on=END)

    assert [one.endswith(f"-{serial + n:04} TAHUN 2021") for n, one in enumerate(ahead)] == [
        True,
        True,
    ]


def test_a_pick_of_another_programme_gets_nothing(store, cohort):
    done = issue(
        store,
        cohort,
        [Pick(enrolment_id=EnrolmentId("0" * 32), override_reason="Sakit")],
        issued_on=END,
        today=LAST_WEEK,
    )

    assert done.record == ()
    assert store.certificates.count() == 0


@pytest.mark.parametrize("length", [300, 301])
def test_a_certificate_is_revoked_with_at_most_300_signs(store, cohort, length):
    (made,) = given(store, cohort, "Sakit")

    if length == 300:
        assert revoke(store, made, reason="x" * length).record.revoked_reason == "x" * length
        return
    with pytest.raises(TooLong):
        revoke(store, made, reason="x" * length)
    assert store.certificates.get(made.id) == made


def test_revoking_says_the_day_and_why_and_a_later_one_keeps_the_first_day(store, cohort):
    (made,) = given(store, cohort, "Sakit")

    revoked = revoke(store, made, reason="  Salah nama ", today=END).record

    assert (revoked.state, revoked.revoked_on, revoked.revoked_reason) == (
        CertificateState.REVOKED,
        END,
        "Salah nama",
    )
    entry = store.audit.entries(AuditFilter(), 1)[0]
    assert (entry.label, entry.why) == ("Sertifikat dicabut", "Salah nama")
    again = revoke(store, made, reason="Ganti alasan", today=END + DAY).record
    assert (again.revoked_on, again.revoked_reason) == (END, "Ganti alasan")


def test_a_certificate_revoked_without_a_day_is_revoked_today(store, cohort):
    (made,) = given(store, cohort, "Sakit")

    assert revoke(store, made, reason="Salah").record.revoked_on == store.today()


def test_a_certificate_whose_issuing_was_taken_back_is_not_revoked(store, cohort):
    (made,) = given(store, cohort, "Sakit")
    with store.change("Isi contoh"):
        store.certificates.remove(made.id)

    with pytest.raises(NotFound):
        revoke(store, made, reason="Salah")


def test_nobody_due_is_an_empty_answer_and_no_deed(store, cohort):
    before = len(store.audit.entries(AuditFilter(), 500))

    assert issue_due(store, cohort, issued_on=END, today=LAST_WEEK) == ()

    assert len(store.audit.entries(AuditFilter(), 500)) == before
