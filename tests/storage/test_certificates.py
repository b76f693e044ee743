"""Certificates as the file keeps them: numbers, codes, who may see them, and one in force each."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.certificate import Certificate, CertificateState
from rehabdesk.domain.identity import CertificateId, new_id
from rehabdesk.domain.official_numbers import highest
from rehabdesk.domain.refusals import AlreadyThere, CertificateReplaced
from rehabdesk.domain.user import Role
from rehabdesk.services.restricting import restrict
from rehabdesk.storage import numbers_known
from tests.sample_office import END, TODAY, a_cohort, a_running_program, an_enrolment

ISSUED, REVOKED = CertificateState.ISSUED, CertificateState.REVOKED


@pytest.fixture
def program(store):
    return a_running_program(store, ["Agus", "Budi"])


def a_certificate(store, enrolment, number="1", **fields):
    """A certificate that is saved."""
    given = {"serial": 1, "year": 2021, "check_code": number} | fields
    made = Certificate(
        id=CertificateId(new_id()),
        enrolment=enrolment.id,
        number=number,
        issued_on=END,
        frozen="{}",
        **given,
    )
    return saved(store, made)


def saved(store, certificate):
    with store.change("Sertifikat"):
        store.certificates.put(certificate)
    return certificate


def removed(store, certificate):
    with store.change("Dihapus"):
        store.certificates.remove(certificate.id)


def sit(store, role):
    store.desk = replace(store.desk, role=role)


def test_a_cohort_has_its_own_certificates_revoked_ones_too(store, program):
    cohort, _, (agus, budi) = program
    one = a_certificate(store, agus, "1", serial=1, state=REVOKED)
    two = a_certificate(store, budi, "2", serial=2)
    gone = a_certificate(store, agus, "3", serial=3)
    removed(store, gone)
    other = a_cohort(store, "Tahap II")
    a_certificate(store, an_enrolment(store, other), "4", serial=4)

    assert set(store.certificates.of_cohort(cohort.id)) == {one, two}


@pytest.mark.parametrize(("serials", "last"), [((), 0), ((1,), 1), ((1, 7), 7), ((7, 1), 7)])
def test_the_last_number_of_a_year_is_its_highest(store, program, serials, last):
    _, _, people = program
    for at, serial in enumerate(serials):
        a_certificate(store, people[at], str(serial), serial=serial)

    spans = numbers_known(store).spans
    assert (highest(spans, 2021), highest(spans, 2022)) == (last, 0)


def test_the_number_of_a_certificate_that_was_taken_back_is_free(store, program):
    _, _, (agus, budi) = program
    first = a_certificate(store, agus, "1", serial=1)
    assert store.certificates.is_taken("1")
    assert not store.certificates.is_taken("2")
    with pytest.raises(AlreadyThere) as refused:
        a_certificate(store, budi, "1")
    assert (refused.value.field, refused.value.facts) == ("number", {"text": "1"})

    removed(store, first)

    assert not store.certificates.is_taken("1")
    assert numbers_known(store).spans == ()
    a_certificate(store, budi, "1")


def test_a_second_certificate_in_force_is_refused_and_a_revoked_one_is_no_hindrance(store, program):
    _, _, (agus, budi) = program
    first = a_certificate(store, agus, "1")
    a_certificate(store, budi, "2")
    with pytest.raises(CertificateReplaced) as refused:
        a_certificate(store, agus, "3")
    assert (refused.value.field, refused.value.facts) == (
        "enrolment",
        {"number": "3", "other": "1"},
    )
    assert store.certificates.count() == 2

    a_certificate(store, agus, "4", state=REVOKED)
    saved(store, replace(first, state=REVOKED))
    a_certificate(store, agus, "3")

    with pytest.raises(CertificateReplaced):
        saved(store, first)


def test_what_stands_already_may_be_written_over_however_often(store, program):
    _, _, (agus, _) = program
    one = a_certificate(store, agus, "1")

    for copies in (1, 2):
        assert saved(store, replace(one, copies=copies)).copies == copies
    assert saved(store, replace(one, state=REVOKED)).revoked


def test_two_that_come_into_force_at_once_are_refused_together(store, program):
    _, _, (agus, budi) = program
    one, two = (
        Certificate(
            id=CertificateId(new_id()),
            enrolment=who.id,
            number=number,
            serial=1,
            year=2021,
            issued_on=END,
            check_code="",
            frozen="{}",
        )
        for who, number in ((agus, "1"), (agus, "2"))
    )
    for pair, refusal in (
        ((one, two), CertificateReplaced),
        ((one, replace(two, enrolment=budi.id, number="1")), AlreadyThere),
    ):
        with pytest.raises(refusal), store.change("Dua"):
            store.certificates.put_all(pair)
        assert store.certificates.count() == 0


def test_a_code_belongs_to_the_newest_with_it(store, program):
    _, _, (agus, budi) = program
    a_certificate(store, agus, "1", serial=1, check_code="AB12", state=REVOKED)
    newer = a_certificate(store, budi, "2", serial=2, check_code="AB12")

    assert store.certificates.checked_by("AB12") == newer
    assert store.certificates.checked_by("XX99") is None
    assert not store.certificates.is_hidden_code("AB12")
    assert not store.certificates.is_hidden_code("XX99")


def test_certificates_of_restricted_people_are_hidden_from_who_may_not_see_them(store, program):
    cohort, _, (agus, budi) = program
    a_certificate(store, agus, "1", serial=5, check_code="AB12")
    seen = a_certificate(store, budi, "2", serial=2, check_code="CD34")
    assert not store.certificates.any_hidden(cohort.id)
    restrict(store, agus.resident, "Saksi", today=TODAY)
    assert not store.certificates.any_hidden(cohort.id)

    sit(store, Role.OPERATOR)

    assert store.certificates.any_hidden(cohort.id)
    assert not store.certificates.any_hidden(a_cohort(store, "Tahap II").id)
    assert store.certificates.of_cohort(cohort.id) == (seen,)
    assert store.certificates.checked_by("AB12") is None
    assert store.certificates.is_hidden_code("AB12")
    assert not store.certificates.is_hidden_code("CD34")
    assert store.certificates.is_taken("1")
    assert highest(numbers_known(store).spans, 2021) == 5


def test_an_operator_sees_no_line_about_hidden_ones_where_they_were_taken_back(store, program):
    cohort, _, (agus, _) = program
    one = a_certificate(store, agus, "1", check_code="AB12")
    restrict(store, agus.resident, "Saksi", today=TODAY)
    removed(store, one)

    sit(store, Role.OPERATOR)

    assert not store.certificates.any_hidden(cohort.id)
    assert not store.certificates.is_hidden_code("AB12")
