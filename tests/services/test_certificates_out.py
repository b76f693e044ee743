"""One original leaves the office; whatever comes later is a copy with its number and its day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from rehabdesk.documents.certificate import draw
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.dossiers import CertificateDossier
from rehabdesk.domain.identity import CertificateId, EnrolmentId
from rehabdesk.domain.refusals import NotFound, Unwritable
from rehabdesk.services.certificate_papers import (
    certificates_pdf,
    certificates_to_file,
    pages_out,
    shown_pdf,
    to_be_drawn,
)
from rehabdesk.services.certificates import Pick, issue, lines, revoke
from rehabdesk.services.certificates_out import give_back, hand_out, would_go_out
from rehabdesk.storage import AuditFilter, from_text
from tests.documents.reading import pages_of
from tests.sample_office import END, a_running_program

LAST_WEEK, LATER = date(2021, 8, 30), date(2021, 9, 2)
FROZEN = sorted((Path(__file__).parent / "frozen").glob("*.json"))


def issued(store, people=("Agus Salim",)):
    cohort, _group, _enrolments = a_running_program(store, people)
    picks = [
        Pick(enrolment_id=one.enrolment.id, override_reason="Dikecualikan")
        for one in lines(store, cohort, today=LAST_WEEK)
    ]
    return issue(store, cohort, picks, issued_on=END, today=LAST_WEEK)


@pytest.fixture
def one(store):
    """An issued certificate that has not gone out."""
    return issued(store).record[0]


def printed(store, certificate, _folder, today):
    return certificates_pdf(store, [certificate], today=today)


def saved_each(store, certificate, _folder, today):
    return draw([x.dossier for x in to_be_drawn(store, [certificate], locked=True, today=today)])


def written(store, certificate, folder, today):
    return certificates_to_file(store, [certificate], folder / "keluar.pdf", today=today).path


def sent_from_the_window(store, certificate, _folder, today):
    return pages_out(store, [certificate], {0, 1}, today=today)[0]


DOORS = (printed, saved_each, written, sent_from_the_window)
EACH = pytest.mark.parametrize("door", DOORS, ids=lambda one: one.__name__)


def words(pdf):
    """All words of the front, and of the back, without blanks."""
    content = pdf.read_bytes() if isinstance(pdf, Path) else pdf
    return ["".join(page.text.split()) for page in pages_of(content)]


@EACH
@pytest.mark.parametrize("first", DOORS, ids=lambda one: one.__name__)
def test_a_second_one_is_marked_whatever_way_it_and_the_first_went(
    store, one, tmp_path, first, door
):
    original = words(first(store, one, tmp_path, LAST_WEEK))
    second = words(door(store, one, tmp_path, LATER))
    third = words(door(store, one, tmp_path, LATER))

    assert not any("SALINAN" in page for page in original)
    assert all("SALINANKE-1" in page and "2September2021" in page for page in second)
    assert all("SALINANKE-2" in page for page in third)
    now = store.certificates.get(one.id)
    assert (now.original_on, now.copies) == (LAST_WEEK, 2)


@EACH
def test_a_revoked_one_says_so_and_since_when_whatever_way_it_goes(store, one, tmp_path, door):
    door(store, one, tmp_path, LAST_WEEK)
    revoke(store, one, reason="Salah orang", today=LATER)

    for page in words(door(store, one, tmp_path, LATER)):
        assert "DICABUT" in page
        assert "tanggal2September2021" in page
        assert "SALINANKE-1" in page


@EACH
def test_one_that_was_revoked_before_it_went_out_never_goes_as_the_original(
    store, one, tmp_path, door
):
    revoke(store, one, reason="Salah orang", today=LATER)

    assert all("DICABUT" in page for page in words(door(store, one, tmp_path, LATER)))
    assert store.certificates.get(one.id).original_on is None


def test_looking_does_not_let_it_go_out_and_shows_what_would(store, one):
    for _time in range(2):
        assert "SALINAN" not in words(shown_pdf(store, [one], today=LAST_WEEK))[0]
    assert store.certificates.get(one.id) == one
    certificates_pdf(store, [one], today=LAST_WEEK)

    assert "SALINANKE-1" in words(shown_pdf(store, [one], today=LATER))[0]
    revoke(store, one, reason="Salah orang", today=LATER)
    assert "DICABUT" in words(shown_pdf(store, [one], today=LATER))[0]


def test_a_copy_may_go_out_before_the_original(store, one):
    copy = words(certificates_pdf(store, [one], copy=True, today=LAST_WEEK))

    assert "SALINANKE-1" in copy[0]
    assert "SALINAN" not in words(certificates_pdf(store, [one], today=LATER))[0]


def test_a_revoked_one_keeps_the_day_of_its_first_revocation(store, one):
    revoke(store, one, reason="Salah orang", today=LAST_WEEK)
    again = revoke(store, one, reason="Salah tulis nama", today=LATER).record

    assert (again.revoked_on, again.revoked_reason) == (LAST_WEEK, "Salah tulis nama")


def test_a_file_that_cannot_be_written_lets_nothing_go_out(store, one, tmp_path):
    with pytest.raises(Unwritable):
        certificates_to_file(store, [one], tmp_path / "tidak-ada" / "a.pdf", today=LAST_WEEK)

    assert store.certificates.get(one.id) == one
    assert "SALINAN" not in words(certificates_pdf(store, [one], today=LATER))[0]


def test_what_the_printer_refused_has_not_gone_out(store, one):
    _pdf, left = pages_out(store, [one], {0, 1}, today=LAST_WEEK)

    give_back(store, left)

    assert store.certificates.get(one.id) == one


def test_what_went_out_again_since_is_not_given_back(store, one):
    left = hand_out(store, [one], "Sertifikat dicetak", today=LAST_WEEK).record
    certificates_pdf(store, [one], today=LATER)

    give_back(store, left)

    now = store.certificates.get(one.id)
    assert (now.original_on, now.copies) == (LAST_WEEK, 1)


def test_only_the_certificates_of_the_chosen_pages_go_out(store):
    first, second = issued(store, ("Agus Salim", "Budi Hartono")).record

    pdf, left = pages_out(store, [first, second], {0, 1}, today=LAST_WEEK)

    assert [x.certificate.id for x in left] == [first.id]
    assert "SALINAN" not in "".join(words(pdf))
    assert store.certificates.get(second.id) == second
    again, _ = pages_out(store, [first, second], {0, 1, 2, 3}, today=LATER)
    assert ["SALINAN" in page for page in words(again)] == [True, True, False, False]


def test_backs_printed_after_their_fronts_belong_to_them(store):
    """A printer without two sides: all fronts, the sheets turned, all backs."""
    made = issued(store, ("Agus Salim", "Budi Hartono")).record

    _fronts, left = pages_out(store, made, {0, 2}, today=LAST_WEEK)
    backs, none = pages_out(store, made, {1, 3}, today=LAST_WEEK, before=left)

    assert none == ()
    assert not any("SALINAN" in page for page in words(backs))


def test_one_whose_issuing_was_taken_back_is_not_printed(store):
    done = issued(store)
    store.undo(done.change)

    with pytest.raises(NotFound):
        certificates_pdf(store, done.record, today=LAST_WEEK)


def test_each_going_out_stands_in_the_log_of_its_certificate(store, one):
    certificates_pdf(store, [one], today=LAST_WEEK)
    certificates_pdf(store, [one], copy=True, today=LATER)

    told = [x.label for x in store.audit.of_row("certificate", one.id)]
    assert told[:2] == ["Salinan sertifikat dicetak", "Sertifikat dicetak"]
    assert len(store.audit.entries(AuditFilter(kind=EntryKind.PRINT))) == 2


def certificate(**fields):
    return Certificate(
        id=CertificateId("c"),
        enrolment=EnrolmentId("e"),
        number="1",
        serial=1,
        year=2021,
        issued_on=END,
        check_code="",
        frozen="",
        **fields,
    )


@pytest.mark.parametrize(
    ("original_on", "copies", "copy", "after"),
    [
        (None, 0, False, (LATER, 0)),
        (None, 0, True, (None, 1)),
        (None, 1, False, (LATER, 1)),
        (LAST_WEEK, 0, False, (LAST_WEEK, 1)),
        (LAST_WEEK, 1, True, (LAST_WEEK, 2)),
    ],
)
def test_the_first_is_the_original_and_each_later_one_a_copy(original_on, copies, copy, after):
    gone = certificate(original_on=original_on, copies=copies).gone_out(LATER, copy=copy)

    assert (gone.original_on, gone.copies) == after


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.stem)
def test_a_certificate_frozen_by_an_older_program_is_drawn_with_its_words(store, one, path):
    """Data outlives programs: one file for each form in which certificates were frozen."""
    kept = path.read_text("utf-8")
    with store.change("Sertifikat lama"):
        store.certificates.put(replace(one, frozen=kept))
    dossier = from_text(CertificateDossier, kept)

    front, back = pages_of(certificates_pdf(store, [one], today=LATER))

    assert dossier.name == "Bambang Pratama Bin Marjuki"
    for words_of_it in (dossier.name, dossier.number, dossier.hours, dossier.check_code):
        assert words_of_it in front.text
    assert "BI 131 / 20" in front.text
    assert "Pandeglang, 9 April 1999" in front.text
    assert dossier.subject_total.lesson_hours in back.text
    assert dossier.attendance_line[:30] in back.text
    (leaving,) = would_go_out(store, [one], today=LATER)
    assert leaving.dossier.copy_mark == "SALINAN KE-1"


def test_todays_frozen_form_is_kept_as_a_file():
    """Whoever adds a field adds a file: a certificate of that day must be read for ever."""
    import json

    names = set(json.loads(FROZEN[-1].read_text("utf-8")))
    assert names == set(CertificateDossier.__struct_fields__)


def test_a_certificate_written_without_a_day_goes_out_on_the_offices_today(store, one, tmp_path):
    store.now = lambda: datetime(2021, 9, 2, 3, 0, tzinfo=UTC)

    certificates_to_file(store, [one], tmp_path / "keluar.pdf")

    assert store.certificates.get(one.id).original_on == date(2021, 9, 2)
