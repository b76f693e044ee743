"""Which kind of programme a row of a decree names: by its code or by its title, in any spelling."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import ProgramKindId, new_id
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.program import ProgramKind
from rehabdesk.domain.refusals import NotFound
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_cohort, a_resident
from tests.services.importing.office_lists import a_plan, imported

HEADINGS = ("Nama", "No. Registrasi", "Jenis Rehabilitasi")


def a_decree(store, name, *rows):
    return a_plan(store, xlsx_of(HEADINGS, rows), ImportSubject.ENROLMENTS, cohort=name)


@pytest.fixture
def outpatients(store):
    """A kind of programme whose code is no part of its title."""
    kind = ProgramKind(
        id=ProgramKindId(new_id()), code="PSC", title="Rawat Jalan", ratio=9, position=9
    )
    with store.change("Jenis"):
        store.program_kinds.put(kind)
    return kind


@pytest.mark.parametrize("said", ["Rawat Jalan", "RAWAT JALAN", "psc", "Program PSC 2021"])
def test_a_kind_is_known_by_its_code_and_by_its_title(store, outpatients, said):
    chosen = a_cohort(store)
    a_resident(store, "Ali Bin Umar", "BI 1/20")

    imported(store, a_decree(store, chosen.name, ("Ali Bin Umar", "BI 1/20", said)))

    (enrolment,) = store.enrolments.all()
    made = store.cohorts.get(enrolment.cohort)
    assert (made.kind, made.name) == (outpatients.id, "Rawat Jalan TA 2021")


@pytest.mark.parametrize(
    ("name", "rows", "kind"),
    [
        ("Program Rawat Jalan 2021", ["Sosial", "Sosial"], "PSC"),
        ("Program 2021", ["Rawat Jalan", "Rawat Jalan", "Sosial"], "PSC"),
        ("Program 2021", ["", "", "Rawat Jalan"], "PSC"),
        ("Program 2021", ["", ""], None),
    ],
)
def test_a_first_programme_is_of_the_kind_in_its_name_else_of_most_rows_else_the_first(
    store, outpatients, name, rows, kind
):
    people = [(f"Orang Ke{at} Bin Ali", f"BI {at}/20", said) for at, said in enumerate(rows, 1)]
    for one in people:
        a_resident(store, *one[:2])

    preview = look(store, a_decree(store, name, *people))

    chosen = next(one for one in preview.extra["cast"].new_cohorts if one.name == name)
    codes = {one.id: one.code for one in store.program_kinds.all()}
    assert codes[chosen.kind] == (kind or store.program_kinds.all()[0].code)
    meant = sum(said == "Rawat Jalan" for said in rows) if kind else 0
    assert chosen.target == (meant or None)


def test_a_row_without_a_kind_is_told_nothing_of(store, outpatients):
    chosen = a_cohort(store)
    a_resident(store, "Ali Bin Umar", "BI 1/20")

    preview = look(store, a_decree(store, chosen.name, ("Ali Bin Umar", "BI 1/20", "")))

    assert preview.warnings == ()


def test_an_office_without_kinds_of_programmes_makes_none_from_a_list(store):
    with store.change("Jenis"):
        for one in store.program_kinds.all():
            store.program_kinds.remove(one.id)

    with pytest.raises(NotFound):
        look(store, a_decree(store, "Program 2021", ("Ali Bin Umar", "BI 1/20", "")))


def test_the_programme_of_another_kind_is_made_once_for_all_its_rows(store, outpatients):
    chosen = a_cohort(store, target=5)
    people = [(f"Orang Ke{at} Bin Ali", f"BI {at}/20", "Rawat Jalan") for at in (1, 2)]
    for one in people:
        a_resident(store, *one[:2])

    preview = imported(store, a_decree(store, chosen.name, *people))

    (made,) = [one for one in store.cohorts.all() if one.id != chosen.id]
    assert len(store.enrolments.of_cohort(made.id)) == 2
    assert made.target is None
    told = [one for one in preview.notices if one.startswith("Angkatan baru")]
    assert told == ["Angkatan baru: Rawat Jalan TA 2021, 01-03-2021 s.d. 31-08-2021."]
    again = a_decree(store, chosen.name, *people)
    assert len(look(store, again).extra["cast"].new_cohorts) == 0


def test_a_closed_year_of_the_same_kind_is_not_taken(store, outpatients):
    chosen = a_cohort(store)
    other = a_cohort(store, "Rawat Jalan lama", kind=outpatients.id)
    with store.change("Tahun"):
        store.cohorts.put(replace(other, fiscal_year=2020))
    a_resident(store, "Ali Bin Umar", "BI 1/20")

    imported(store, a_decree(store, chosen.name, ("Ali Bin Umar", "BI 1/20", "Rawat Jalan")))

    (enrolment,) = store.enrolments.all()
    assert enrolment.cohort not in {chosen.id, other.id}
