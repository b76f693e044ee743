"""A decree's list becomes a running cohort: kinds, groups, counselors, and who is lacking."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import BuiltOn, Missing, NotFound
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.batches import undo_batch
from rehabdesk.services.importing.enrolling import is_lacking
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_cohort, a_counselor, a_resident
from tests.services.importing.office_lists import NOW, a_file_plan, a_plan, fates, imported

NAME = "Rehabilitasi Sosial TA 2021"
HEADINGS = ("No", "Nama", "No. Registrasi", "Jenis Rehabilitasi", "Kelompok", "Konselor")


def a_decree(store, **changes):
    given = {"cohort": NAME, "starts_on": date(2021, 3, 1), "ends_on": date(2021, 8, 31)}
    return a_file_plan(store, "sk_peserta.xlsx", ImportSubject.ENROLMENTS, **(given | changes))


def a_short_decree(store, *rows, cohort, headings=HEADINGS):
    content = xlsx_of(headings, rows)
    return a_plan(store, content, ImportSubject.ENROLMENTS, cohort=cohort.name)


@pytest.fixture
def people(store):
    imported(store, a_file_plan(store, "konselor.xlsx", ImportSubject.COUNSELORS))
    imported(store, a_file_plan(store, "sdp_export.xlsx", ImportSubject.PEOPLE))
    return store


def test_three_lists_make_a_running_cohort_of_110_and_20_in_six_groups(people):
    store = people
    preview = imported(store, a_decree(store))

    assert fates(preview) == {"new": 130}
    sizes = {
        group.name: len(store.memberships.roster(group.id, date(2021, 3, 1)))
        for group in store.groups.all()
    }
    assert sizes == {
        **{f"Kelompok {letter}": 22 for letter in "ABCDE"},
        "Kelompok F": 20,
    }
    by_cohort = {one.name: len(store.enrolments.of_cohort(one.id)) for one in store.cohorts.all()}
    assert by_cohort == {NAME: 110, "Rehabilitasi Medis TA 2021": 20}
    cohort = next(one for one in store.cohorts.all() if one.name == NAME)
    assert cohort.decree_no == "W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021"
    assert all(store.counselors.get(one.counselor) for one in store.groups.all())
    assert len(store.counselors.all()) == 6
    assert fates(look(store, a_decree(store))) == {"unchanged": 130}


def test_a_sentence_that_ends_before_the_programme_is_warned_about(people):
    preview = look(people, a_decree(people))

    assert any("sebelum program selesai" in one.problem for one in preview.warnings)


def test_without_a_cohort_nothing_is_looked_at(people):
    with pytest.raises(Missing):
        look(people, a_decree(people, cohort=" "))


def test_a_slip_in_a_cohorts_name_makes_no_cohort(store):
    cohort = a_cohort(store)
    plan = a_short_decree(store, (1, "Ali", "BI 1/20", "", "", ""), cohort=cohort)

    with pytest.raises(NotFound):
        look(store, replace(plan, cohort="Rehabilitasi Sosail"))


def test_whom_the_register_lacks_is_listed_and_can_be_added(store):
    cohort = a_cohort(store)
    plan = a_short_decree(store, (1, "Ali Bin Umar", "BI 1/20", "Sosial", "A", ""), cohort=cohort)

    preview = look(store, plan)
    assert fates(preview) == {"invalid": 1}
    assert is_lacking(preview.rows[0])

    imported(store, plan.with_answers({2: "new"}))
    assert [one.name for one in store.residents.all()] == ["Ali Bin Umar"]
    assert store.enrolments.count() == 1
    assert store.search.find("umar")


def test_groups_and_counselors_are_made_as_named(store):
    cohort = a_cohort(store)
    siti = a_counselor(store, "Siti Rahmawati, S.Psi.")
    a_resident(store, "Ali Bin Umar", "BI 1/20")
    a_resident(store, "Budi Bin Umar", "BI 2/20")
    plan = a_short_decree(
        store,
        (1, "Ali Bin Umar", "BI 1/20", "Sosial", "Elang", "SITI RAHMAWATI"),
        (2, "Budi Bin Umar", "BI 2/20", "Sosial", "", "Yuni Kartika, S.Psi."),
        cohort=cohort,
    )

    imported(store, plan)

    elang, other = sorted(store.groups.all(), key=lambda one: one.name)
    assert (elang.name, elang.counselor) == ("Elang", siti.id)
    assert other.name == "Kelompok A"
    assert store.counselors.get(other.counselor).name == "Yuni Kartika, S.Psi."


def test_a_kind_of_rehabilitation_that_is_not_known_is_warned_about_at_its_row(store):
    cohort = a_cohort(store)
    a_resident(store, "Ali Bin Umar", "BI 1/20")
    a_resident(store, "Budi Bin Umar", "BI 2/20")
    rows = (
        (1, "Ali Bin Umar", "BI 1/20", "Sosial", "A", ""),
        (2, "Budi Bin Umar", "BI 2/20", "Rawat Jalan", "A", ""),
    )

    preview = imported(store, a_short_decree(store, *rows, cohort=cohort))

    (warning,) = [one for one in preview.warnings if "tidak dikenal" in one.problem]
    assert warning.row == preview.rows[1].row.number
    assert warning.column == "Jenis Rehabilitasi"
    assert warning.problem == (
        f"Jenis rehabilitasi “Rawat Jalan” tidak dikenal; dimasukkan ke {cohort.name}."
    )
    assert len(store.enrolments.all()) == 2


def test_too_many_in_a_group_are_warned_about_and_enrolled(store):
    cohort = a_cohort(store)
    rows = []
    for number in range(1, 25):
        a_resident(store, f"Orang Nomor{number}", f"BI {number}/20")
        rows.append((number, f"Orang Nomor{number}", f"BI {number}/20", "Sosial", "A", ""))

    preview = imported(store, a_short_decree(store, *rows, cohort=cohort))

    assert any("kapasitasnya" in one.problem for one in preview.warnings)
    assert store.enrolments.count() == 24


def test_somebody_who_is_in_another_programme_is_refused_by_row(store):
    first, second = a_cohort(store, "Pertama"), a_cohort(store, "Kedua")
    a_resident(store, "Ali Bin Umar", "BI 1/20")
    row = (1, "Ali Bin Umar", "BI 1/20", "", "", "")
    imported(store, a_short_decree(store, row, cohort=first))

    preview = look(store, a_short_decree(store, row, cohort=second))

    assert fates(preview) == {"invalid": 1}
    assert "Pertama" in preview.problems[0].problem


def test_taking_back_the_people_says_that_they_are_enrolled(people):
    store = people
    batch = next(o for o in store.imports.all() if o.subject is ImportSubject.PEOPLE)
    done = carry_out(store, a_decree(store), now=NOW)

    with pytest.raises(BuiltOn) as refused:
        undo_batch(store, batch.id, now=NOW)
    assert "130 kepesertaan" in str(refused.value.facts["what"])
    assert store.residents.count() == 240

    undo_batch(store, done.record.id, now=NOW)
    assert store.enrolments.count() == store.groups.count() == store.cohorts.count() == 0
    undo_batch(store, batch.id, now=NOW)
    assert store.residents.count() == 0
