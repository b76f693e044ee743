"""Certificates: who qualifies, running numbers, frozen words, checking, taking back."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.certificate import CertificateRule, CertificateState, Numbering, Shortfall
from rehabdesk.domain.identity import OfficialId, new_id
from rehabdesk.domain.office import Official, OfficialRole
from rehabdesk.domain.refusals import (
    CertificateIssued,
    CheckCodeWrong,
    NotFound,
    NotQualified,
    NumberPartMissing,
    ReasonNeeded,
)
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.certificate_papers import (
    certificates_pdf,
    preview_pdf,
    register_pdf,
    shown_pdf,
)
from rehabdesk.services.certificates import Pick, issue, lines, revoke, verify
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.check_secret import CheckSecret
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.office import save_numbering, save_official, save_rule
from rehabdesk.services.official_numbers import numbers_ahead
from rehabdesk.storage import AuditFilter
from rehabdesk.wording.refusals import sentence
from tests.sample_office import END, NUMBERING, a_running_program, a_session
from tests.services.moments import NOON

LAST_WEEK = date(2021, 8, 30)


def _marked(store, cohort, group, codes, days=(date(2021, 4, 5), date(2021, 4, 6))):
    """Sessions that were recorded: ``codes`` of the people, by name, on each day."""
    statuses = {one.code: one for one in store.statuses.all()}
    for day in days:
        session = a_session(store, cohort, group, held_on=day)
        rows = freeze_roster(store, session)
        people = store.residents.many(row.resident for row in rows)
        for row in rows:
            code = codes[people[row.resident].name]
            if code:
                mark(store, session, row.resident, statuses[code])
        finish_sheet(store, session, accept_empty=True)


def _two_people(store):
    """Agus was always there, Mahmud never."""
    cohort, group, _enrolments = a_running_program(store)
    _marked(store, cohort, group, {"Agus Salim": "H", "Mahmud bin Karta": "A"})
    return cohort


def _line(store, cohort, name, today=LAST_WEEK):
    return next(one for one in lines(store, cohort, today=today) if one.resident.name == name)


def _issue(store, cohort, *picks):
    return issue(store, cohort, picks, issued_on=END, today=LAST_WEEK)


def _pick(line, reason=""):
    return Pick(enrolment_id=line.enrolment.id, override_reason=reason)


def test_the_figures_say_who_qualifies_and_why_not(store):
    cohort = _two_people(store)

    agus, mahmud = _line(store, cohort, "Agus Salim"), _line(store, cohort, "Mahmud bin Karta")

    assert (agus.standing.numerator, agus.standing.denominator) == (2, 2)
    assert agus.standing.qualifies
    assert mahmud.standing.shortfalls == (Shortfall.ATTENDANCE_LOW,)


def test_nobody_qualifies_long_before_the_end(store):
    cohort = _two_people(store)

    line = _line(store, cohort, "Agus Salim", today=date(2021, 5, 1))

    assert line.standing.shortfalls == (Shortfall.TOO_EARLY,)


def test_an_excused_absence_leaves_the_percentage_of_what_could_be_attended(store):
    cohort, group, _enrolments = a_running_program(store)
    codes = {"Agus Salim": "H", "Mahmud bin Karta": "H"}
    _marked(store, cohort, group, codes)
    _marked(store, cohort, group, codes | {"Agus Salim": "S"}, days=(date(2021, 4, 7),))

    stands = _line(store, cohort, "Agus Salim").standing

    assert (stands.tally.present, stands.tally.attendable, stands.tally.counted) == (2, 2, 3)


def test_an_empty_mark_holds_a_certificate_back_and_is_no_absence(store):
    cohort, group, _enrolments = a_running_program(store)
    _marked(store, cohort, group, {"Agus Salim": "", "Mahmud bin Karta": "H"})
    _marked(store, cohort, group, {"Agus Salim": "H", "Mahmud bin Karta": "H"}, (date(2021, 4, 8),))

    stands = _line(store, cohort, "Agus Salim").standing

    assert stands.shortfalls == (Shortfall.MARKS_MISSING,)
    assert (stands.numerator, stands.denominator) == (1, 1)


def test_sessions_not_typed_in_hold_back_only_where_the_rule_says_so(store):
    cohort, group, _enrolments = a_running_program(store)
    _marked(store, cohort, group, {"Agus Salim": "H", "Mahmud bin Karta": "H"})
    a_session(store, cohort, group, held_on=date(2021, 8, 20))
    assert _line(store, cohort, "Agus Salim").standing.qualifies

    save_rule(store, CertificateRule(sheets_needed=True))

    stands = _line(store, cohort, "Agus Salim").standing
    assert stands.unrecorded == 1
    assert stands.shortfalls == (Shortfall.SHEETS_MISSING,)


def test_numbers_run_in_the_order_of_names_from_the_offices_first(store):
    cohort, group, _enrolments = a_running_program(store)
    _marked(store, cohort, group, {"Agus Salim": "H", "Mahmud bin Karta": "H"})
    save_numbering(store, replace(NUMBERING, first=217))
    ahead = numbers_ahead(store, 2, issued_on=END)

    made = _issue(store, cohort, *(_pick(one) for one in lines(store, cohort, today=LAST_WEEK)))

    assert tuple(one.number for one in made.record) == ahead
    assert ahead[0] == "W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021"
    assert [frozen_dossier(one).name for one in made.record] == ["Agus Salim", "Mahmud bin Karta"]


def test_the_serial_begins_anew_each_year(store):
    cohort = _two_people(store)
    _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim")))

    assert numbers_ahead(store, 1, issued_on=END)[0].endswith("-0002 TAHUN 2021")
    assert numbers_ahead(store, 1, issued_on=date(2022, 1, 3))[0].endswith("-0001 TAHUN 2022")


def test_somebody_who_falls_short_needs_a_reason_and_then_all_or_none(store):
    cohort = _two_people(store)
    agus, mahmud = _line(store, cohort, "Agus Salim"), _line(store, cohort, "Mahmud bin Karta")

    with pytest.raises(NotQualified) as refused:
        _issue(store, cohort, _pick(agus), _pick(mahmud, "  "))

    assert refused.value.facts["name"] == "Mahmud bin Karta"
    assert store.certificates.count() == 0
    made = _issue(store, cohort, _pick(agus), _pick(mahmud, "Sakit paru, surat dokter ada"))
    assert made.record[1].override_reason == "Sakit paru, surat dokter ada"


def test_nobody_gets_a_second_certificate_until_the_first_is_revoked(store):
    cohort = _two_people(store)
    first = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]

    with pytest.raises(CertificateIssued):
        _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim")))

    revoke(store, first, reason="Salah tulis nama")
    second = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]
    assert second.serial == first.serial + 1


def test_a_certificate_is_not_revoked_without_a_reason(store):
    cohort = _two_people(store)
    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]

    with pytest.raises(ReasonNeeded) as refused:
        revoke(store, made, reason=" ")

    assert refused.value.field == "revoked_reason"
    assert store.certificates.get(made.id) == made


def test_a_certificate_prints_the_same_after_the_name_and_the_marks_were_changed(store):
    cohort = _two_people(store)
    line = _line(store, cohort, "Agus Salim")
    made = _issue(store, cohort, _pick(line)).record[0]
    before = shown_pdf(store, [made], today=LAST_WEEK)

    with store.change("Nama dibetulkan"):
        store.residents.put(replace(line.resident, name="Agus Salim Muda"))

    kept = store.certificates.get(made.id)
    assert kept is not None
    assert shown_pdf(store, [kept], today=LAST_WEEK) == before
    assert frozen_dossier(kept).name == "Agus Salim"


def test_copies_are_marked_and_each_is_counted(store):
    cohort = _two_people(store)
    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]

    copy = certificates_pdf(store, [made], copy=True)
    certificates_pdf(store, [made], copy=True)

    assert copy != certificates_pdf(store, [made])
    assert [one.copies for one in store.certificates.all()] == [2]


def test_a_copy_printed_from_an_old_list_does_not_bring_a_revoked_one_back(store):
    cohort = _two_people(store)
    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]
    revoke(store, made, reason="Salah orang")

    certificates_pdf(store, [made], copy=True)

    kept = store.certificates.get(made.id)
    assert kept is not None
    assert kept.state is CertificateState.REVOKED


def test_a_code_is_known_in_any_spelling_and_says_what_it_belongs_to(store):
    cohort = _two_people(store)
    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]

    assert verify(store, made.check_code.lower().replace("-", " ")) == made
    with pytest.raises(NotFound):
        verify(store, "RD1-AAAA-AAAA-AAAA-AAAA")
    with pytest.raises(CheckCodeWrong):
        verify(store, "sertifikat")


def test_a_revoked_certificate_is_still_known_by_its_code(store):
    cohort = _two_people(store)
    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]
    revoke(store, made, reason="Salah orang")

    assert verify(store, made.check_code).state is CertificateState.REVOKED


def test_taking_the_first_batch_back_leaves_the_secret_of_the_codes(store):
    cohort = _two_people(store)
    first = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim")))
    secret = store.settings.read(CheckSecret)
    assert secret.secret

    store.undo(first.change)

    assert store.certificates.count() == 0
    assert store.settings.read(CheckSecret) == secret
    again = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim")))
    assert again.record[0].number == first.record[0].number


def test_a_preview_is_drawn_without_issuing_anything(store):
    cohort = _two_people(store)

    pdf = preview_pdf(store, cohort, _line(store, cohort, "Mahmud bin Karta"), day=END)

    assert pdf.startswith(b"%PDF")
    assert store.certificates.count() == 0


def test_the_register_names_revoked_certificates_too(store):
    from rehabdesk.services.certificate_words import register_dossier

    cohort = _two_people(store)
    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]
    revoke(store, made, reason="Salah orang")

    rows = register_dossier(store, cohort, now=NOON, day=END).rows

    assert [one.certificate_no for one in rows] == [made.number]
    assert "abut" in rows[0].remark
    assert register_pdf(store, cohort, now=NOON, today=END).startswith(b"%PDF")
    (entry,) = store.audit.entries(AuditFilter(kind=EntryKind.PRINT))
    assert entry.label == "Register sertifikat dicetak"


def test_a_partner_signs_with_a_nip_spaced_like_the_others(store):
    cohort = _two_people(store)
    for role, name in ((OfficialRole.WARDEN, "Bagja"), (OfficialRole.PARTNER_HEAD, "Imas")):
        save_official(
            store,
            Official(
                id=OfficialId(new_id()),
                name=name,
                position="Kepala",
                role=role,
                nip="197809232000121002",
            ),
        )

    made = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record[0]

    signers = frozen_dossier(made).signatures
    assert [one.name for one in signers] == ["Imas", "Bagja"]
    assert {one.nip for one in signers} == {"19780923 200012 1 002"}


def test_an_office_that_has_no_prefix_yet_issues_nothing_and_is_told_where_to_enter_it(store):
    with store.change("Belum diisi"):
        store.settings.write(Numbering())
    cohort, _group, enrolments = a_running_program(store)

    with pytest.raises(NumberPartMissing) as refused:
        issue(
            store,
            cohort,
            [Pick(enrolment_id=enrolments[0].id, override_reason="Diusulkan ketua tim")],
            issued_on=LAST_WEEK,
            today=LAST_WEEK,
        )

    assert "Kantor, Penomoran sertifikat" in sentence(refused.value)
    assert store.certificates.count() == 0


@pytest.mark.parametrize(("asked", "short"), [(0, False), (50, False), (51, True), (100, True)])
def test_mandatory_sessions_are_counted_by_themselves(store, asked, short):
    cohort, group, _enrolments = a_running_program(store, ("Agus Salim",))
    statuses = {one.code: one for one in store.statuses.all()}
    kinds = {one.short: one for one in store.session_kinds.all()}
    assert kinds["SEM"].mandatory
    assert not kinds["OR"].mandatory
    marks = [("SEM", "H"), ("SEM", "A"), *[("OR", "H")] * 8]
    for number, (kind, code) in enumerate(marks):
        day = date(2021, 4, 5 + number)
        session = a_session(store, cohort, group, held_on=day, kind=kinds[kind].id)
        for row in freeze_roster(store, session):
            mark(store, session, row.resident, statuses[code])
        finish_sheet(store, session)
    save_rule(store, CertificateRule(mandatory_percent=asked))

    found = _line(store, cohort, "Agus Salim").standing.shortfalls

    assert found == ((Shortfall.MANDATORY_LOW,) if short else ())


def test_the_register_says_what_the_certificates_say_and_what_became_of_them(store):
    from rehabdesk.services.certificate_words import register_dossier

    cohort = _two_people(store)
    agus, mahmud = _line(store, cohort, "Agus Salim"), _line(store, cohort, "Mahmud bin Karta")
    first, second = _issue(store, cohort, _pick(agus), _pick(mahmud, "Sakit")).record
    certificates_pdf(store, [first, second], today=LAST_WEEK)
    certificates_pdf(store, [second], today=LAST_WEEK)
    revoke(store, first, reason="Salah tulis nama", today=LAST_WEEK)
    with store.change("Nama dibetulkan"):
        store.residents.put(replace(agus.resident, name="Agus Salim Muda"))
    _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim Muda")))

    rows = register_dossier(store, cohort, now=NOON, day=END).rows

    assert [(one.number, one.name, one.remark) for one in rows] == [
        (1, "Agus Salim", "Dicabut 30-08-2021"),
        (2, "Mahmud bin Karta", "1 salinan"),
        (3, "Agus Salim Muda", "Pengganti No. 1"),
    ]
    papers = [frozen_dossier(one) for one in store.certificates.of_cohort(cohort.id)]
    assert [one.certificate_no for one in rows] == [one.number for one in papers]
    assert [one.name for one in rows] == [one.name for one in papers]
    assert {one.issued_on for one in rows} == {"31-08-2021"}


@pytest.mark.parametrize(
    ("place", "issuing", "gives"), [(0, 0, True), (1, 0, False), (0, 1, False), (3, 3, True)]
)
def test_official_numbers_are_given_by_the_one_pc_that_the_office_has_named(
    store, place, issuing, gives
):
    cohort = _two_people(store)
    save_numbering(store, replace(NUMBERING, issuing_place=issuing))
    store.connection.execute("UPDATE this_pc SET place = ?", (place,))

    (made,) = _issue(store, cohort, _pick(_line(store, cohort, "Agus Salim"))).record

    assert made.open_number is not gives
    assert made.serial == (1 if gives else 0)
