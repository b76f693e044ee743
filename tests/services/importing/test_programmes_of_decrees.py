"""Which programme a decree's rows come into: the chosen one, or a first one made of its lines."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import NotFound
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import START, a_cohort, a_counselor, a_resident, an_enrolment
from tests.services.importing.office_lists import a_plan, fates, imported

HEADINGS = ("Nama", "No. Registrasi", "Jenis Rehabilitasi", "Kelompok", "Konselor")
ALI = ("Ali Bin Umar", "BI 1/20", "", "", "")
BUDI = ("Budi Bin Umar", "BI 2/20", "", "", "")


def a_decree(store, cohort, *rows, above=(), **days):
    content = xlsx_of(HEADINGS, rows, above=[(line,) for line in above])
    return a_plan(store, content, ImportSubject.ENROLMENTS, cohort=cohort, **days)


@pytest.fixture
def people(store):
    return [a_resident(store, row[0], row[1]) for row in (ALI, BUDI)]


@pytest.mark.parametrize(
    ("above", "name", "year"),
    [
        (("TAHUN ANGGARAN 2019",), "Rehabilitasi TA 2020", 2019),
        (("DAFTAR PESERTA",), "Rehabilitasi TA 2020", 2020),
        (("DAFTAR PESERTA",), "Rehabilitasi", 2021),
    ],
)
def test_a_first_programme_runs_for_the_year_that_the_decree_says(store, people, above, name, year):
    imported(store, a_decree(store, name, ALI, BUDI, above=above))

    (made,) = store.cohorts.all()
    assert (made.name, made.fiscal_year) == (name, year)
    assert (made.starts_on, made.ends_on) == (date(year, 1, 1), date(year, 12, 31))
    assert made.target is None


def test_a_first_programme_runs_on_the_days_that_were_typed(store, people):
    days = {"starts_on": date(2021, 2, 1), "ends_on": date(2021, 7, 31)}

    imported(store, a_decree(store, "Rehabilitasi TA 2020", ALI, **days))

    (made,) = store.cohorts.all()
    assert (made.starts_on, made.ends_on, made.fiscal_year) == (*days.values(), 2021)


def test_as_many_are_its_target_as_the_decree_names_of_its_kind(store, people):
    rows = [(*row[:2], "Sosial", "", "") for row in (ALI, BUDI)]

    imported(store, a_decree(store, "Rehabilitasi TA 2020", *rows))

    (made,) = store.cohorts.all()
    assert made.target == 2


@pytest.mark.parametrize(("length", "kept"), [(79, 79), (80, 80), (81, 80)])
def test_the_decrees_number_is_kept_up_to_80_signs(store, people, length, kept):
    number = "W12-" + "7" * (length - 4)

    imported(store, a_decree(store, "Rehabilitasi", ALI, BUDI, above=(f"NOMOR : {number}",)))

    (made,) = store.cohorts.all()
    assert made.decree_no == number[:kept]
    assert {one.decree_no for one in store.enrolments.all()} == {number[:kept]}


@pytest.mark.parametrize("days", [{}, {"starts_on": START}, {"ends_on": START}])
def test_a_second_programme_is_made_only_where_both_its_days_are_given(store, people, days):
    cohort = a_cohort(store)

    with pytest.raises(NotFound) as refused:
        look(store, a_decree(store, "Tahap Baru", ALI, **days))

    assert refused.value.facts["text"] == "Tahap Baru"
    both = {"starts_on": START, "ends_on": date(2021, 12, 31)}
    assert fates(imported(store, a_decree(store, "Tahap Baru", ALI, **both))) == {"new": 1}
    assert [one.name for one in store.cohorts.all() if one.id != cohort.id] == ["Tahap Baru"]


def test_rows_of_the_chosen_programmes_kind_come_into_it_and_no_other(store, people):
    kinds = {one.title: one for one in store.program_kinds.all()}
    social = next(one for title, one in kinds.items() if "Sosial" in title)
    a_cohort(store, "Tahap I", kind=social.id)
    chosen = a_cohort(store, "Tahap II", kind=social.id)

    imported(store, a_decree(store, " tahap ii ", (*ALI[:2], "Sosial", "", ""), BUDI))

    assert {one.cohort for one in store.enrolments.all()} == {chosen.id}
    assert store.enrolments.count() == 2


def test_somebody_twice_in_a_decree_is_enrolled_once_and_the_second_row_is_told(store, people):
    cohort = a_cohort(store)

    preview = imported(store, a_decree(store, cohort.name, ALI, BUDI, ALI))

    assert fates(preview) == {"new": 2, "invalid": 1}
    assert "baris 2" in preview.problems[0].problem
    assert store.enrolments.count() == 2


def test_whoever_is_in_no_group_and_gets_none_stays_as_they_are(store, people):
    cohort = a_cohort(store)
    an_enrolment(store, cohort, people[0])

    preview = look(store, a_decree(store, cohort.name, ALI, BUDI))

    assert fates(preview) == {"unchanged": 1, "new": 1}
    assert preview.warnings == ()


def test_a_counselor_who_is_misspelt_on_every_row_is_told_once(store, people):
    cohort = a_cohort(store)
    a_counselor(store, "Siti Rahmawati")
    rows = [(*row[:4], "Siti Rahmawaty") for row in (ALI, BUDI)]

    preview = imported(store, a_decree(store, cohort.name, *rows))

    told = [one for one in preview.notices if "dibaca sebagai" in one]
    assert told == ["“Siti Rahmawaty” dibaca sebagai konselor Siti Rahmawati."]
    assert [one.name for one in store.groups.all()] == ["Kelompok A"]


def test_somebody_known_is_named_as_the_register_has_them(store, people):
    cohort = a_cohort(store)
    row = ("ALI BIN  UMAR", "B I. 1 / 2020", "", "", "")

    (ali, _) = look(store, a_decree(store, cohort.name, row, BUDI)).rows

    assert (ali.title, ali.subtitle, ali.target) == ("Ali Bin Umar", "BI 1/20", people[0].id)
