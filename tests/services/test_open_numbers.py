"""Certificates whose number Tata Usaha writes by hand: issued without it, filled in later."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.official_numbers import HIGHEST_NUMBER
from rehabdesk.domain.refusals import AlreadyThere, ChangedSince, NotANumber, NumberFilled
from rehabdesk.services.certificate_papers import shown_pdf
from rehabdesk.services.certificate_words import register_dossier
from rehabdesk.services.certificates import (
    Pick,
    fill_number,
    issue,
    lines,
    number_filled,
    revoke,
    verify,
)
from rehabdesk.services.certificates_out import frozen_dossier, hand_out
from rehabdesk.services.checking import check_office
from rehabdesk.services.office import save_numbering
from rehabdesk.services.official_numbers import (
    example,
    last_number_asked,
    left_after,
    numbers_ahead,
)
from rehabdesk.services.undoing import take_back
from rehabdesk.storage import numbers_known
from rehabdesk.storage.pc import go_on_after_restore, renew_identity
from tests.documents.reading import pages_of
from tests.sample_office import END, NUMBERING, a_running_program
from tests.services.moments import NOON

DAY = date(2021, 8, 30)
BLANK = "W12.PAS.PAS1-PK.06.05-……………… TAHUN 2021"
FILLED = "W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021"


@pytest.fixture
def cohort(store):
    """A programme of three, two of them of one name, in an office that writes by hand."""
    save_numbering(store, replace(NUMBERING, by_hand=True))
    made, _group, _enrolments = a_running_program(store, ("Agus Salim", "Agus Salim", "Budi"))
    return made


def issued(store, cohort, count=3):
    free = [one for one in lines(store, cohort, today=DAY) if one.certificate is None]
    picks = [Pick(enrolment_id=one.enrolment.id, override_reason="Uji") for one in free[:count]]
    return issue(store, cohort, picks, issued_on=END, today=DAY).record


def paper_of(store, certificate):
    return pages_of(shown_pdf(store, [kept(store, certificate)], today=DAY))[0].text


def kept(store, certificate):
    found = store.certificates.get(certificate.id)
    assert found is not None
    return found


def test_they_are_issued_with_dots_and_codes_of_their_own(store, cohort):
    made = issued(store, cohort)

    assert [one.number for one in made] == [BLANK] * 3
    assert all(one.open_number for one in made)
    assert len({one.check_code for one in made}) == 3
    assert numbers_known(store).spans == ()
    assert verify(store, made[1].check_code).id == made[1].id


def test_the_paper_has_dots_until_the_number_is_filled_in(store, cohort):
    (made,) = issued(store, cohort, 1)
    assert BLANK in paper_of(store, made)
    hand_out(store, [made], "Sertifikat dicetak", today=DAY)

    filled = fill_number(store, kept(store, made), 217).record

    assert filled.number == FILLED
    assert frozen_dossier(filled) == replace(frozen_dossier(made), number=FILLED)
    assert filled.check_code == made.check_code
    assert FILLED in paper_of(store, filled)
    assert "SALINAN KE-1" in paper_of(store, filled)


def test_the_register_says_which_are_unnumbered_and_has_them_last(store, cohort):
    first, second, third = issued(store, cohort)
    fill_number(store, third, 5)

    rows = register_dossier(store, cohort, now=NOON, day=DAY).rows

    assert [row.certificate_no for row in rows] == [
        FILLED.replace("0217", "0005"),
        "belum bernomor",
        "belum bernomor",
    ]
    assert {one.id for one in store.certificates.all()[1:]} == {first.id, second.id}


@pytest.mark.parametrize("serial", [0, HIGHEST_NUMBER + 1])
def test_a_number_out_of_bounds_is_refused(store, cohort, serial):
    (made,) = issued(store, cohort, 1)

    with pytest.raises(NotANumber) as refusal:
        fill_number(store, made, serial)

    assert refusal.value.field == "serial"
    assert kept(store, made).open_number


@pytest.mark.parametrize("serial", [1, HIGHEST_NUMBER])
def test_every_number_of_a_year_can_be_filled_in(store, cohort, serial):
    (made,) = issued(store, cohort, 1)

    assert fill_number(store, made, serial).record.serial == serial
    assert numbers_known(store).spans[-1].last == serial


def test_a_number_is_filled_in_once_and_for_one_certificate(store, cohort):
    first, second, _ = issued(store, cohort)
    fill_number(store, first, 217)

    with pytest.raises(AlreadyThere) as refusal:
        fill_number(store, second, 217)
    assert (refusal.value.field, refusal.value.facts) == ("serial", {"text": FILLED})
    with pytest.raises(NumberFilled) as filled:
        fill_number(store, first, 218)
    assert filled.value.facts == {"number": FILLED}
    assert fill_number(store, second, 218).record.number == FILLED.replace("0217", "0218")


def test_filling_in_is_taken_back_and_its_number_is_free_again(store, cohort):
    first, second, _ = issued(store, cohort)
    done = fill_number(store, first, 217)

    undone = take_back(store, done.change)

    assert kept(store, first) == first
    fill_number(store, second, 217)
    with pytest.raises(AlreadyThere):
        take_back(store, undone.change)


def test_filling_in_is_not_taken_back_under_a_copy_that_bears_it(store, cohort):
    (made,) = issued(store, cohort, 1)
    done = fill_number(store, made, 217)
    hand_out(store, [done.record], "Sertifikat dicetak", today=DAY)

    with pytest.raises(ChangedSince):
        take_back(store, done.change)


def test_it_is_filled_as_it_was_printed_though_the_prefix_changed_since(store, cohort):
    (made,) = issued(store, cohort, 1)
    save_numbering(store, replace(NUMBERING, by_hand=True, prefix="W9"))

    assert number_filled(store, made, 217) == FILLED
    assert fill_number(store, made, 217).record.number == FILLED


def test_a_revoked_one_is_named_by_its_day_on_the_one_in_its_place(store, cohort):
    (made,) = issued(store, cohort, 1)
    revoke(store, made, reason="Salah nama", today=DAY)

    (second,) = [one for one in issued(store, cohort) if one.enrolment == made.enrolment]

    assert frozen_dossier(second).replaces == (
        "Pengganti sertifikat tanggal 31 Agustus 2021 yang telah dicabut"
    )


def test_an_office_with_open_numbers_is_sound(store, cohort):
    issued(store, cohort)

    assert check_office(store).sound


def test_nobody_asks_for_the_last_number_or_counts_a_range(store, cohort):
    renew_identity(store.connection)
    go_on_after_restore(store.connection)

    assert last_number_asked(store, END.year) is None
    assert left_after(store, 3, issued_on=END) is None
    assert numbers_ahead(store, 2, issued_on=END) == (BLANK, BLANK)
    assert example(store, replace(NUMBERING, by_hand=True), END) == (BLANK, None)
    assert len(issued(store, cohort)) == 3
