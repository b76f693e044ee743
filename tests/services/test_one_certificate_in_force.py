"""One enrolment has one certificate in force, and one number one certificate, by every door."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.certificate import CertificateState
from rehabdesk.domain.identity import CertificateId, new_id
from rehabdesk.domain.refusals import AlreadyThere, CertificateReplaced, ChangedSince
from rehabdesk.services.audit import deleted_records, restore_deleted
from rehabdesk.services.certificate_papers import certificates_pdf
from rehabdesk.services.certificates import Pick, issue, lines, revoke
from rehabdesk.services.checking import check_office
from rehabdesk.services.enrolment import enrol_residents
from rehabdesk.wording.refusals import sentence
from tests.sample_office import END, a_resident, a_running_program
from tests.services.test_certificates import LAST_WEEK


def _issue(store, cohort, name="Agus Salim"):
    line = next(one for one in lines(store, cohort, today=LAST_WEEK) if one.resident.name == name)
    pick = Pick(enrolment_id=line.enrolment.id, override_reason="Diusulkan ketua tim")
    return issue(store, cohort, [pick], issued_on=END, today=LAST_WEEK)


def _in_force(store):
    return [one.number for one in store.certificates.all() if one.state is CertificateState.ISSUED]


def test_a_revocation_is_not_undone_once_the_replacement_is_issued(store):
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort).record[0]
    revoked = revoke(store, first, reason="Salah tulis nama")
    second = _issue(store, cohort).record[0]

    with pytest.raises(CertificateReplaced) as refused:
        store.undo(revoked.change)

    assert _in_force(store) == [second.number]
    assert sentence(refused.value) == (
        f"Sertifikat nomor {first.number} tidak dapat diberlakukan lagi karena untuk kepesertaan"
        f" yang sama sudah berlaku sertifikat nomor {second.number}. Bila sertifikat itu"
        " salah, cabut lalu terbitkan yang baru."
    )


def test_a_revocation_is_undone_while_nothing_replaces_it(store):
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort).record[0]
    revoked = revoke(store, first, reason="Salah orang")
    other = _issue(store, cohort, "Mahmud bin Karta").record[0]

    store.undo(revoked.change)

    assert _in_force(store) == [first.number, other.number]


def test_taking_the_replacement_back_first_lets_the_revocation_be_undone(store):
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort).record[0]
    revoked = revoke(store, first, reason="Salah tulis nama")
    replacement = _issue(store, cohort)

    store.undo(replacement.change)
    store.undo(revoked.change)

    assert _in_force(store) == [first.number]


def test_revoking_and_replacing_in_one_deed_is_taken_back_as_one(store):
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort).record[0]
    with store.change("Diganti") as change:
        revoke(store, first, reason="Salah tulis nama")
        _issue(store, cohort)

    store.undo(change)

    assert _in_force(store) == [first.number]


def test_a_certificate_taken_back_does_not_return_from_the_deleted_beside_its_replacement(store):
    cohort = a_running_program(store)[0]
    taken_back = _issue(store, cohort)
    store.undo(taken_back.change)
    second = _issue(store, cohort).record[0]
    assert [one.table for one in deleted_records(store)] == ["certificate"]

    with pytest.raises(AlreadyThere):
        restore_deleted(store, "certificate", taken_back.record[0].id)

    assert _in_force(store) == [second.number]


def test_undoing_that_a_certificate_was_taken_back_leaves_one_in_force(store):
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort)
    with store.change("Ditarik") as withdrawn:
        store.certificates.remove(first.record[0].id)
    _issue(store, cohort, "Mahmud bin Karta")
    second = _issue(store, cohort).record[0]

    with pytest.raises((CertificateReplaced, AlreadyThere)):
        store.undo(withdrawn)

    assert second.number in _in_force(store)
    assert len(_in_force(store)) == 2


def test_a_number_that_was_given_again_does_not_come_back_to_somebody_else(store):
    cohort = a_running_program(store)[0]
    taken_back = _issue(store, cohort)
    store.undo(taken_back.change)
    other = _issue(store, cohort, "Mahmud bin Karta").record[0]
    assert other.number == taken_back.record[0].number

    with pytest.raises(AlreadyThere):
        restore_deleted(store, "certificate", taken_back.record[0].id)

    assert _in_force(store) == [other.number]


def test_two_certificates_of_one_enrolment_are_not_written_together(store):
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort).record[0]
    revoke(store, first, reason="Salah tulis nama")
    made = [
        replace(first, id=CertificateId(new_id()), number=f"{first.number}-{one}", serial=90 + one)
        for one in (1, 2)
    ]

    with pytest.raises(CertificateReplaced), store.change("Dua sekaligus"):
        store.certificates.put_all(made)

    assert _in_force(store) == []


def _doubled(store):
    """An office's file from before this was refused: two in force for one enrolment."""
    cohort = a_running_program(store)[0]
    first = _issue(store, cohort).record[0]
    revoke(store, first, reason="Salah tulis nama")
    second = _issue(store, cohort).record[0]
    with store.change("Seperti dahulu"):
        store.connection.execute(
            "UPDATE certificate SET state = 'issued' WHERE id = ?", (first.id,)
        )
    return store.certificates.get(first.id), second


def test_doubles_from_before_are_found_by_the_check_and_can_be_printed_and_revoked(store):
    first, second = _doubled(store)
    assert ("certificates_in_force_twice", 1) in [
        (check, count) for check, _words, count in check_office(store).findings
    ]

    certificates_pdf(store, [first, second], today=LAST_WEEK)
    revoke(store, first, reason="Sudah diganti")

    assert _in_force(store) == [second.number]
    assert check_office(store).sound


def test_an_enrolment_is_not_taken_back_from_under_its_certificate(store):
    cohort = a_running_program(store, ())[0]
    resident = a_resident(store, "Agus Salim")
    enrolled = enrol_residents(
        store, cohort, [resident.id], on=cohort.starts_on, today=cohort.starts_on
    )
    issued = _issue(store, cohort)

    with pytest.raises(ChangedSince):
        store.undo(enrolled.change)

    assert store.enrolments.get(enrolled.enrolments[0].id) is not None
    store.undo(issued.change)
    store.undo(enrolled.change)
    assert store.enrolments.count() == 0
