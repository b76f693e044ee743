"""Row by row of a decree: who is passed over, who only gets a group, which programme is made."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.importing.enrolling import is_lacking
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW, SKIP
from rehabdesk.services.importing.written import written_columns
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.wording.terms import label
from tests.sample_office import (
    END,
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    an_enrolment,
)
from tests.services.importing.office_lists import a_plan, fates, imported

HEADINGS = ("Nama", "No. Registrasi", "Jenis Rehabilitasi", "Kelompok", "Status")


def a_decree(store, cohort, *rows, headings=HEADINGS):
    content = xlsx_of(headings, rows)
    return a_plan(store, content, ImportSubject.ENROLMENTS, cohort=cohort.name)


@pytest.fixture
def ali(store):
    return a_resident(store, "Ali Bin Umar", "BI 1/20")


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        ("Aktif", "new"),
        ("", "new"),
        ("Ditangguhkan", "new"),
        ("Selesai", "skipped"),
        ("SELESAI", "skipped"),
        (label(ExitReason.RELEASED), "skipped"),
    ],
)
def test_whoever_takes_part_no_longer_by_the_list_is_passed_over(store, ali, state, fate):
    cohort = a_cohort(store)

    preview = look(store, a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", "", state)))

    assert fates(preview) == {fate: 1}
    assert (preview.rows[0].why == "Sudah tidak ikut menurut daftar ini.") is (fate == "skipped")
    paused = [one for one in preview.warnings if "masuk sebagai peserta aktif" in one.problem]
    assert len(paused) == (state == "Ditangguhkan")


def test_whoever_is_in_no_group_yet_gets_the_one_of_the_list_and_is_enrolled_once(store, ali):
    cohort = a_cohort(store)
    enrolment = an_enrolment(store, cohort, ali, on=date(2021, 3, 8))
    plan = a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", "Elang", ""))

    assert fates(imported(store, plan)) == {"changed": 1}

    (group,) = store.groups.all()
    assert store.enrolments.count() == 1
    (member,) = store.memberships.of_enrolment(enrolment.id)
    assert (member.care_group, member.since) == (group.id, date(2021, 3, 8))
    assert fates(look(store, plan)) == {"unchanged": 1}


def test_whoever_is_in_another_group_stays_there_and_it_is_told(store, ali):
    cohort = a_cohort(store)
    enrolment = an_enrolment(store, cohort, ali, a_group(store, cohort, "Merpati"))

    preview = look(store, a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", "Elang", "")))

    assert fates(preview) == {"unchanged": 1}
    (warning,) = preview.warnings
    assert warning.problem == (
        "Menurut daftar di Elang, sekarang di Merpati. Keanggotaan tidak diubah."
    )
    assert len(store.memberships.of_enrolment(enrolment.id)) == 1


def test_whoever_has_left_the_programme_is_not_enrolled_again_by_a_list(store, ali):
    cohort = a_cohort(store)
    enrolment = an_enrolment(store, cohort, ali)
    end_enrolment(store, enrolment.id, on=TODAY, reason=ExitReason.DROPPED)

    preview = look(store, a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", "A", "")))

    assert preview.rows[0].fate is RowFate.UNCHANGED
    assert [one.problem for one in preview.warnings] == [
        f"Ali Bin Umar sudah tidak aktif dalam {cohort.name}."
    ]


def test_a_programme_of_another_kind_is_made_for_the_same_days(store, ali):
    kinds = {one.title: one for one in store.program_kinds.all()}
    social = next(one for title, one in kinds.items() if "Sosial" in title)
    medical = next(one for title, one in kinds.items() if "Medis" in title)
    cohort = a_cohort(store, kind=social.id)
    a_resident(store, "Budi Bin Umar", "BI 2/20")
    rows = (
        ("Ali Bin Umar", "BI 1/20", "Sosial", "", ""),
        ("Budi Bin Umar", "BI 2/20", "Medis", "", ""),
    )

    imported(store, a_decree(store, cohort, *rows))

    (made,) = [one for one in store.cohorts.all() if one.id != cohort.id]
    assert (made.name, made.kind) == (f"{medical.title} TA 2021", medical.id)
    assert (made.starts_on, made.ends_on, made.fiscal_year) == (START, END, 2021)
    assert len(store.enrolments.of_cohort(made.id)) == 1


@pytest.mark.parametrize(
    ("starts", "ends", "beside"),
    [
        (date(2021, 8, 31), date(2021, 12, 31), True),
        (date(2021, 9, 1), date(2021, 12, 31), False),
        (date(2021, 1, 1), START, True),
        (date(2021, 1, 1), date(2021, 2, 28), False),
    ],
)
def test_a_programme_of_the_other_kind_takes_them_only_where_it_runs_beside(
    store, ali, starts, ends, beside
):
    kinds = {one.title: one for one in store.program_kinds.all()}
    social = next(one for title, one in kinds.items() if "Sosial" in title)
    medical = next(one for title, one in kinds.items() if "Medis" in title)
    cohort = a_cohort(store, kind=social.id)
    a_cohort(store, "Medis lain", kind=medical.id, starts_on=starts, ends_on=ends)

    look_at = a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "Medis", "", ""))
    made = [one for one in look(store, look_at).notices if one.startswith("Angkatan baru")]

    assert (made == []) is beside


@pytest.mark.parametrize(("people", "warned"), [(2, 0), (3, 0), (4, 1)])
def test_a_group_is_full_when_more_come_than_its_places(store, people, warned):
    cohort = a_cohort(store)
    group = a_group(store, cohort, "Elang", capacity=4)
    an_enrolment(store, cohort, a_resident(store, "Sudah Di Sini"), group)
    rows = []
    for number in range(1, people + 1):
        a_resident(store, f"Orang Ke{number} Bin Ali", f"BI {number}/20")
        rows.append((f"Orang Ke{number} Bin Ali", f"BI {number}/20", "", "Elang", ""))

    preview = look(store, a_decree(store, cohort, *rows))

    full = [one for one in preview.warnings if "kapasitasnya" in one.problem]
    assert len(full) == warned
    if warned:
        assert full[0].problem == "Elang akan berisi 5 orang, kapasitasnya 4."
        assert full[0].row == preview.rows[0].row.number


@pytest.mark.parametrize(("day", "warned"), [(30, True), (31, False)])
def test_a_sentence_that_ends_with_the_programme_is_not_warned_about(store, ali, day, warned):
    cohort = a_cohort(store)
    (stay,) = store.stays.find(resident=ali.id)
    with store.change("Isi contoh"):
        store.stays.put(replace(stay, expires_on=END.replace(day=day)))

    preview = look(store, a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", "", "")))

    assert any("Ekspirasi" in one.problem for one in preview.warnings) is warned


def test_a_doubtful_row_of_a_decree_says_who_it_may_be_and_takes_an_answer(store):
    cohort = a_cohort(store)
    people = [a_resident(store, "Ali Umar", f"BI {number}/19") for number in (1, 2)]
    plan = a_decree(store, cohort, ("Ali Umar", "BI 9/20", "", "", ""))

    (row,) = look(store, plan).rows

    assert row.fate is RowFate.DOUBTFUL
    assert set(row.candidates) == {one.id for one in people}
    assert row.why == "Ada 2 orang dengan nama yang mirip."
    number = row.row.number
    assert fates(look(store, plan.with_answers({number: SKIP}))) == {"skipped": 1}
    assert fates(imported(store, plan.with_answers({number: people[1].id}))) == {"new": 1}
    assert [one.resident for one in store.enrolments.all()] == [people[1].id]


@pytest.mark.parametrize(("number", "column"), [("BI 9/20", "No. Registrasi"), ("", "Nama")])
def test_whom_the_register_lacks_is_told_at_the_number_or_else_at_the_name(store, number, column):
    cohort = a_cohort(store)

    preview = look(store, a_decree(store, cohort, ("Ali Bin Umar", number, "", "", "")))

    (problem,) = preview.problems
    assert (problem.column, problem.problem) == (
        column,
        "Belum ada dalam data residen, jadi tidak ada dalam ekspor SDP yang diimpor.",
    )
    assert preview.notices[-1].startswith("1 orang dalam daftar ini belum ada")


@pytest.mark.parametrize(
    ("typed", "name"), [("b", "Kelompok B"), ("Elang", "Elang"), ("  El   ang ", "El ang")]
)
def test_a_group_of_one_letter_is_called_by_it_and_any_other_as_typed(store, ali, typed, name):
    cohort = a_cohort(store)

    imported(store, a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", typed, "")))

    assert [one.name for one in store.groups.all()] == [name]


@pytest.mark.parametrize("typed", ["Elang", "KELOMPOK ELANG", "kel. elang", "Grup Elang"])
def test_a_group_is_known_in_any_spelling_of_its_name(store, ali, typed):
    cohort = a_cohort(store)
    known = a_group(store, cohort, "Kelompok Elang")

    imported(store, a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", typed, "")))

    assert store.groups.all() == (known,)
    assert store.memberships.roster(known.id, START) == (ali.id,)


def test_a_counselor_who_is_spelt_almost_alike_is_the_known_one_and_it_is_told(store, ali):
    cohort = a_cohort(store)
    a_counselor(store, "Yayah Rokayah")
    siti = a_counselor(store, "Siti Rahmawati, S.Psi.")
    headings = (*HEADINGS[:3], "Konselor")
    row = ("Ali Bin Umar", "BI 1/20", "", "Siti Rahmawaty")

    preview = imported(store, a_decree(store, cohort, row, headings=headings))

    assert "“Siti Rahmawaty” dibaca sebagai konselor Siti Rahmawati, S.Psi." in preview.notices
    assert [one.counselor for one in store.groups.all()] == [siti.id]
    assert len(store.counselors.all()) == 2


def test_new_counselors_are_told_in_a_sentence_with_one_full_stop(store, ali):
    cohort = a_cohort(store)
    headings = (*HEADINGS[:3], "Konselor")
    rows = [("Ali Bin Umar", "BI 1/20", "", "Yuni Kartika, S.Psi."), ("Budi", "BI 2/20", "", "Eko")]

    one = look(store, a_decree(store, cohort, rows[0], headings=headings))
    two = look(store, a_decree(store, cohort, *rows, headings=headings))

    assert "Konselor baru: Yuni Kartika, S.Psi." in one.notices
    assert "Konselor baru: Yuni Kartika, S.Psi., Eko." in two.notices


@pytest.mark.parametrize(("days", "fate"), [(-1, "invalid"), (0, "invalid"), (1, "new")])
def test_a_closed_programme_takes_nobody_from_a_list(store, ali, days, fate):
    cohort = a_cohort(store)
    with store.change("Isi contoh"):
        store.cohorts.put(replace(cohort, closed_on=START + timedelta(days=days)))
    plan = a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "", "", ""))

    preview = look(store, plan)

    assert fates(preview) == {fate: 1}


WITH_COUNSELOR = (*HEADINGS[:3], "Konselor")
LETTERS = [f"Kelompok {one}" for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def of_counselor(store, cohort, counselor):
    """The group that somebody of this counselor comes into."""
    row = ("Ali Bin Umar", "BI 1/20", "", counselor)
    imported(store, a_decree(store, cohort, row, headings=WITH_COUNSELOR))
    (enrolment,) = store.enrolments.of_cohort(cohort.id)
    (membership,) = store.memberships.of_enrolment(enrolment.id)
    return store.groups.get(membership.care_group)


def test_of_two_groups_of_a_counselor_the_first_by_name_takes_whoever_is_theirs(store, ali):
    cohort, siti = a_cohort(store), a_counselor(store, "Siti")
    for name in ("Kelompok C", "Kelompok B"):
        a_group(store, cohort, name, counselor=siti.id)
    a_group(store, a_cohort(store, "Tahap II"), "Kelompok A", counselor=siti.id)
    a_group(store, cohort, "Kelompok A", counselor=a_counselor(store, "Eko").id)

    assert of_counselor(store, cohort, "Siti").name == "Kelompok B"


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ([], "Kelompok A"),
        (["kelompok a"], "Kelompok B"),
        (LETTERS[1:], "Kelompok A"),
        (LETTERS[:-1], "Kelompok Z"),
        (LETTERS, "Kelompok 1"),
        ([*LETTERS, "Kelompok 1"], "Kelompok 2"),
        ([*LETTERS, "Kelompok 2"], "Kelompok 1"),
    ],
)
def test_a_new_group_of_a_counselor_has_the_first_letter_that_is_free_and_then_a_number(
    store, ali, taken, name
):
    cohort = a_cohort(store)
    for one in taken:
        a_group(store, cohort, one)

    assert of_counselor(store, cohort, "Siti").name == name


def test_letters_of_another_cohort_are_free(store, ali):
    cohort = a_cohort(store)
    a_group(store, a_cohort(store, "Tahap II"), "Kelompok A")

    assert of_counselor(store, cohort, "Siti").name == "Kelompok A"


@pytest.mark.parametrize(("year", "taken"), [(2020, False), (2021, True), (2022, False)])
def test_a_programme_of_another_year_takes_nobody_of_a_decree(store, ali, year, taken):
    kinds = {one.title: one for one in store.program_kinds.all()}
    social = next(one for title, one in kinds.items() if "Sosial" in title)
    medical = next(one for title, one in kinds.items() if "Medis" in title)
    cohort = a_cohort(store, kind=social.id, fiscal_year=2021)
    other = a_cohort(store, "Medis lain", kind=medical.id, fiscal_year=year)

    plan = a_decree(store, cohort, ("Ali Bin Umar", "BI 1/20", "Medis", "", ""))
    imported(store, plan)

    (made,) = store.enrolments.all()
    assert (made.cohort == other.id) is taken
    assert made.cohort != cohort.id


def test_a_stranger_who_is_added_comes_with_programme_and_group(store):
    cohort = a_cohort(store)
    plan = a_decree(store, cohort, ("Ali Bin Umar", "BI 9/20", "", "Elang", ""))

    (row,) = look(store, plan.with_answers({2: NEW})).rows

    assert row.fate is RowFate.NEW
    assert [(one.label, one.file_value, one.taken) for one in row.changes] == [
        ("Angkatan", cohort.name, True),
        ("Kelompok", "Elang", True),
    ]


@pytest.mark.parametrize("answers", [{}, {2: NEW}])
def test_a_row_of_a_decree_that_cannot_be_read_enrols_nobody(store, ali, answers):
    plan = a_decree(store, a_cohort(store), ("Ali Bin Umar", "1.23E+15", "", "", ""))

    preview = look(store, plan.with_answers(answers))

    assert fates(preview) == {"invalid": 1}
    assert preview.rows[0].title == "Ali Bin Umar"
    assert preview.problems[0].column == "No. Registrasi"
    assert not is_lacking(preview.rows[0])


def test_a_stranger_without_a_name_cannot_be_added(store):
    cohort = a_cohort(store)
    plan = a_decree(store, cohort, ("", "BI 9/20", "", "", ""))

    preview = look(store, plan.with_answers({2: NEW}))

    assert fates(preview) == {"invalid": 1}
    assert is_lacking(preview.rows[0])
    assert preview.writes is False


def test_a_name_with_an_alias_shows_the_alias_under_a_heading_in_words(store):
    decree = a_decree(store, a_cohort(store), ("Umar als. Ucok", "BI 9/20", "", "", ""))

    preview = look(store, decree)

    assert "aliases" not in written_columns(preview).values()
    assert written_columns(preview)["aliases"] == "Alias"
