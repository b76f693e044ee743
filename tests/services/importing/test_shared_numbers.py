"""Numbers that several people carry, and rows of a list that claim what an earlier row claimed."""

import pytest

from rehabdesk.domain.resident import NumberKind
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW, SKIP
from tests.sample_office import a_registration, a_resident
from tests.services.importing.office_lists import MAHMUD, a_plan, fates, imported, people_list

HEADINGS = ("Nama", "No. Registrasi", "No. Induk", "Agama")
ALI, BUDI, TONO = "Ali Bin Umar", "Budi Bin Karta", "Tono Bin Amin"


def a_list(store, *rows, **changes):
    whole = [(*row, *[""] * (len(HEADINGS) - len(row))) for row in rows]
    return a_plan(store, people_list(*whole, headings=HEADINGS), **changes)


def carriers(store, number, *names):
    return [a_resident(store, name, number) for name in names]


def with_person_no(store, resident, value):
    with store.change("Nomor"):
        store.registrations.put(a_registration(resident, value, kind=NumberKind.PERSON_NO))


@pytest.mark.parametrize("names", [(ALI, BUDI), (ALI, BUDI, TONO)])
def test_all_who_carry_one_number_may_stand_in_one_list(store, names):
    carriers(store, "BI 1/20", *names)

    preview = look(store, a_list(store, *((name, "BI 1/20", "", "Islam") for name in names)))

    assert fates(preview) == {"changed": len(names)}


def test_one_of_those_who_share_a_number_stands_in_a_list_once(store):
    carriers(store, "BI 1/20", ALI, BUDI)
    rows = [(ALI, "BI 1/20"), (BUDI, "BI 1/20"), (BUDI, "BI 1/20", "", "Islam")]

    preview = look(store, a_list(store, *rows))

    assert fates(preview) == {"unchanged": 2, "invalid": 1}
    (problem,) = preview.problems
    assert (problem.row, problem.column) == (4, "No. Registrasi")
    # The number stands in row 2 as well, the person only in row 3.
    assert problem.problem == "Orang atau nomor ini sudah ada di baris 3."


def test_two_new_people_of_one_list_never_share_a_number(store):
    carriers(store, "BI 1/20", ALI, BUDI)
    rows = [("Yohanes Pattiasina", "BI 1/20"), ("Galih Permadi", "BI 1/20")]

    preview = look(store, a_list(store, *rows, answers={2: NEW, 3: NEW}))

    assert fates(preview) == {"new": 1, "invalid": 1}
    assert "baris 2" in preview.problems[0].problem


@pytest.mark.parametrize(
    ("second", "column"),
    [((BUDI, "BI 1/20", "22"), "No. Registrasi"), ((ALI, "", "11"), "Nama")],
)
def test_a_number_of_an_earlier_row_is_told_with_that_row(store, second, column):
    ali, budi = a_resident(store, ALI, "BI 1/20"), a_resident(store, BUDI, "BI 2/20")
    with_person_no(store, ali, "11")
    with_person_no(store, budi, "22")

    preview = look(store, a_list(store, (ALI, "BI 1/20", "11"), second))

    assert [one.fate.value for one in preview.rows] == ["unchanged", "invalid"]
    assert [(one.row, one.column, one.problem) for one in preview.problems] == [
        (3, column, "Orang atau nomor ini sudah ada di baris 2.")
    ]


def test_a_number_of_somebody_else_refuses_the_row_of_somebody_known(store):
    a_resident(store, ALI, "BI 1/20")
    budi = a_resident(store, BUDI, "BI 2/20")
    with_person_no(store, budi, "22")

    preview = look(store, a_list(store, (BUDI, "BI 1/20", "22")))

    assert fates(preview) == {"invalid": 1}
    assert preview.problems[0].column == "No. Registrasi"
    assert preview.problems[0].problem.startswith(f"Nomor ini sudah tercatat atas nama {ALI}.")


def test_a_new_person_with_the_number_of_another_is_written_with_that_name_in_the_log(store):
    a_resident(store, ALI, "BI 1/20")
    plan = a_list(store, ("Yohanes Pattiasina", "BI 1/20"), ("Galih Permadi", "BI 3/20"))
    plan = plan.with_answers({2: NEW})

    first, second = imported(store, plan).rows

    assert first.why == f"Orang lain dengan nomor yang sama: {ALI}."
    assert second.why == ""


def test_a_row_that_says_nothing_new_is_passed_over_where_somebody_said_so(store):
    imported(store, a_plan(store, people_list(MAHMUD)))
    plan = a_plan(store, people_list(MAHMUD))

    assert fates(look(store, plan)) == {"unchanged": 1}
    assert fates(look(store, plan.with_answers({2: SKIP}))) == {"skipped": 1}
    assert fates(look(store, plan.with_answers({3: SKIP}))) == {"unchanged": 1}
