"""What stands on a certificate: one set of sums, whose it is, the decree, how long, who signs."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.attendance import Basis
from rehabdesk.domain.certificate import CertificateRule
from rehabdesk.domain.identity import OfficialId, new_id
from rehabdesk.domain.office import Acting, Official, OfficialRole
from rehabdesk.domain.refusals import TooManySigners
from rehabdesk.services.attendance import finish_sheet, mark
from rehabdesk.services.certificate_words import certificate_signers
from rehabdesk.services.certificates import Pick, issue, lines, revoke
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.expected_list import freeze_roster
from rehabdesk.services.office import save_official, save_rule
from rehabdesk.wording.refusals import sentence
from tests.sample_office import (
    END,
    START,
    a_cohort,
    a_group,
    a_resident,
    a_session,
    an_enrolment,
)

LAST_WEEK = date(2021, 8, 30)


def a_program(store, *, born=None, place="", on=START, **fields):
    """A cohort with one person, Agus Salim."""
    cohort = a_cohort(store, **fields)
    group = a_group(store, cohort)
    person = a_resident(store, "Agus Salim", "B.I 12/2020", birth_place=place, birth_on=born)
    an_enrolment(store, cohort, person, group, on)
    return cohort, group


def attended(store, cohort, group, code, kind, day, minutes=75):
    """A recorded session of a kind, at which Agus has a mark."""
    status = next(one for one in store.statuses.all() if one.code == code)
    hours, rest = divmod(9 * 60 + minutes, 60)
    session = a_session(store, cohort, group, held_on=day, kind=kind.id, ends_at=time(hours, rest))
    for row in freeze_roster(store, session):
        mark(store, session, row.resident, status)
    finish_sheet(store, session)


def issued(store, cohort, reason="", today=LAST_WEEK):
    """The certificate of the one person of a cohort."""
    (line,) = lines(store, cohort, today=today)
    pick = Pick(enrolment_id=line.enrolment.id, override_reason=reason)
    return issue(store, cohort, [pick], issued_on=END, today=today).record[0]


def words_of(store, cohort):
    return frozen_dossier(issued(store, cohort, "Dikecualikan"))


def named(store, **wanted):
    return next(
        one
        for one in store.session_kinds.all()
        if all(getattr(one, name) == value for name, value in wanted.items())
    )


def figures(dossier):
    return [(row.subject, row.sessions, row.lesson_hours, row.attended) for row in dossier.subjects]


def a_term(store):
    """Two seminars, a sick day and an absence of theirs, a meeting, and a urine test."""
    cohort, group = a_program(store)
    seminar, meeting = named(store, short="SEM"), named(store, short="MM")
    urine = named(store, short="URIN")
    attended(store, cohort, group, "H", seminar, date(2021, 4, 5))
    attended(store, cohort, group, "T", seminar, date(2021, 4, 6))
    attended(store, cohort, group, "S", seminar, date(2021, 4, 7))
    attended(store, cohort, group, "A", seminar, date(2021, 4, 8))
    attended(store, cohort, group, "H", meeting, date(2021, 4, 9), 45)
    attended(store, cohort, group, "H", urine, date(2021, 4, 12), 60)
    return cohort


def test_front_back_and_the_line_below_say_the_same_sums(store):
    cohort = a_term(store)

    paper = words_of(store, cohort)

    assert figures(paper) == [
        ("Morning meeting", "1", "1", "1"),
        ("Seminar", "3", "5", "2"),
        ("Kegiatan lain (tanpa jam pelajaran)", "1", "-", "1"),
    ]
    total = paper.subject_total
    assert (total.sessions, total.lesson_hours, total.attended) == ("5", "6", "4")
    assert paper.hours == "6 jam pelajaran (1 JP = 45 menit)"
    assert paper.attendance_line == (
        "Kehadiran 80 %: hadir 4 dari 5 sesi yang dihitung"
        " (sakit, izin, dan sejenisnya tidak dihitung)"
    )


def test_where_every_held_session_counts_the_sick_day_is_in_all_of_them(store):
    cohort = a_term(store)
    save_rule(store, CertificateRule(basis=Basis.HELD))

    paper = words_of(store, cohort)

    assert figures(paper)[1] == ("Seminar", "4", "7", "2")
    assert paper.subject_total.sessions == "6"
    assert (
        paper.attendance_line
        == "Kehadiran 66,6 %: hadir 4 dari 6 sesi yang dihitung (semua sesi yang dilaksanakan)"
    )


def test_the_line_is_the_percentage_that_the_screen_shows(store):
    cohort = a_term(store)
    (line,) = lines(store, cohort, today=LAST_WEEK)

    paper = words_of(store, cohort)

    stands = line.standing
    assert f"hadir {stands.numerator} dari {stands.denominator} sesi" in paper.attendance_line


def test_a_certificate_without_lesson_hours_says_none_on_its_front(store):
    cohort, group = a_program(store)
    attended(store, cohort, group, "H", named(store, short="URIN"), date(2021, 4, 12))

    assert words_of(store, cohort).hours == ""


@pytest.mark.parametrize(
    ("place", "born", "label", "words"),
    [
        ("Serang", date(1988, 8, 17), "Tempat, tanggal lahir", "Serang, 17 Agustus 1988"),
        ("Serang", None, "Tempat lahir", "Serang"),
        ("", date(1988, 8, 17), "Tanggal lahir", "17 Agustus 1988"),
        ("", None, "Tanggal lahir", ""),
    ],
)
def test_birth_has_the_label_of_what_is_known(store, place, born, label, words):
    cohort, _group = a_program(store, born=born, place=place)

    paper = words_of(store, cohort)

    assert (paper.birth_label, paper.birth) == (label, words)
    assert paper.registration_no == "B.I 12/2020"


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("", None, "31 Agustus 2021."),
        ("PAS-12 TAHUN 2021", None, ", berdasarkan Surat Keputusan Nomor PAS-12 TAHUN 2021."),
        (
            "PAS-12 TAHUN 2021",
            date(2021, 2, 24),
            "Surat Keputusan Nomor PAS-12 TAHUN 2021 tanggal 24 Februari 2021.",
        ),
        ("No. PAS-12", None, ", berdasarkan Surat Keputusan Nomor PAS-12."),
        ("Nomor: PAS-12", None, ", berdasarkan Surat Keputusan Nomor PAS-12."),
        ("SK Kalapas No. 12", None, ", berdasarkan SK Kalapas No. 12."),
        ("NOTA-7", None, ", berdasarkan Surat Keputusan Nomor NOTA-7."),
        ("", date(2021, 2, 24), "31 Agustus 2021."),
    ],
)
def test_the_decree_that_was_typed_in_is_on_the_paper(store, typed, day, words):
    cohort, _group = a_program(store, decree_no=typed, decree_on=day)

    assert words_of(store, cohort).statement.endswith(words)


def test_somebody_with_a_decree_of_their_own_has_that_one_without_the_cohorts_date(store):
    cohort, _group = a_program(store, decree_no="PAS-12", decree_on=date(2021, 2, 24))
    (enrolment,) = store.enrolments.of_cohort(cohort.id)
    with store.change("SK susulan"):
        store.enrolments.put(replace(enrolment, decree_no="PAS-40"))

    assert words_of(store, cohort).statement.endswith("Surat Keputusan Nomor PAS-40.")


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (date(2021, 11, 30), "selama 6 (enam) bulan, tanggal 1 Juni s.d. 30 November 2021"),
        (date(2021, 12, 5), "selama 6 (enam) bulan 5 (lima) hari, tanggal 1 Juni s.d. 5 Desember"),
    ],
)
def test_six_months_and_five_days_are_never_seven_months(store, ends, words):
    start = date(2021, 6, 1)
    cohort, _group = a_program(store, starts_on=start, ends_on=ends, on=start)

    assert words in words_of(store, cohort).statement


def test_who_came_later_has_a_time_of_their_own(store):
    cohort, _group = a_program(store, on=date(2021, 4, 1))

    assert (
        "selama 5 (lima) bulan, tanggal 1 April s.d. 31 Agustus 2021"
        in words_of(store, cohort).statement
    )


def test_a_certificate_after_a_revoked_one_names_it(store):
    cohort, _group = a_program(store)
    first = issued(store, cohort, "Dikecualikan")
    assert frozen_dossier(first).replaces == ""

    revoke(store, first, reason="Salah tulis nama")

    assert first.number in words_of(store, cohort).replaces


def test_after_two_that_were_revoked_the_later_one_is_named(store):
    cohort, _group = a_program(store)
    first = issued(store, cohort, "Dikecualikan")
    revoke(store, first, reason="Salah tulis nama")
    second = issued(store, cohort, "Dikecualikan")
    revoke(store, second, reason="Salah tanggal")

    replaces = words_of(store, cohort).replaces

    assert second.number in replaces
    assert first.number not in replaces


def signs(store, name, role=OfficialRole.PARTNER_HEAD, **fields):
    one = Official(id=OfficialId(new_id()), name=name, position="Ketua", role=role, **fields)
    save_official(store, one)


@pytest.mark.parametrize("partners", [0, 1, 2, 3])
def test_up_to_three_partners_and_the_warden_sign_in_order(store, partners):
    names = ["Ani", "Budi", "Citra"][:partners]
    for name in reversed(names):
        signs(store, name)
    signs(store, "Bagja", OfficialRole.WARDEN)

    assert [one.name for one in certificate_signers(store, END)] == [*names, "Bagja"]


def test_a_fifth_signer_is_refused_in_words_and_nothing_is_issued(store):
    cohort, _group = a_program(store)
    for name in ("Ani", "Budi", "Citra", "Dewi"):
        signs(store, name)

    with pytest.raises(TooManySigners) as refused:
        issued(store, cohort, "Dikecualikan")

    assert store.certificates.count() == 0
    assert "5 penanda tangan" in sentence(refused.value)


@pytest.mark.parametrize(
    ("day", "signing"),
    [
        (date(2021, 5, 31), False),
        (date(2021, 6, 1), True),
        (date(2021, 9, 30), True),
        (date(2021, 10, 1), False),
    ],
)
def test_a_partner_signs_from_the_first_day_to_the_last(store, day, signing):
    signs(store, "Ani", active_from=date(2021, 6, 1), active_to=date(2021, 9, 30))

    names = [one.name for one in certificate_signers(store, day)]

    assert ("Ani" in names) is signing


def test_a_partners_stand_in_signs_instead_of_the_head_and_other_partners_stay(store):
    signs(store, "Ani", institution="BNNP Banten")
    signs(store, "Budi", institution="bnnp banten", acting=Acting.DAILY)
    signs(store, "Citra", institution="Yayasan Pelita")
    signs(store, "Dewi")

    names = [one.name for one in certificate_signers(store, END)]

    assert names == ["Budi", "Citra", "Dewi", ""]
