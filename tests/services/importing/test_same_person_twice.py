"""A list held against itself: the same new person in two of its rows."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.preview import NEW, SKIP
from tests.services.importing.office_lists import a_plan, fates, imported, people_list

HEADINGS = ("Nama", "Tgl. Lahir", "No. Registrasi", "No. Induk", "NIK", "Nama Ayah", "Blok/Kamar")
BORN, OTHER_DAY = "12-02-1990", "13-03-1991"
NIK = "3604010101900001"


def two(store, first, second, **changes):
    """The plan for two rows, each a name and whatever else is known."""
    rows = [(*one, *[""] * (len(HEADINGS) - len(one))) for one in (first, second)]
    return a_plan(store, people_list(*rows, headings=HEADINGS), **changes)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Radit Sentosa", BORN), ("RADIT SENTOSA", BORN)),
        (("Radit Sentosa bin Umar", BORN), ("Radit Sentosa", BORN)),
        (("Radit Sentosa", BORN), ("Radit Sentosaa", BORN)),
        (("Radit Sentosa",), ("radit sentosa",)),
        (("Radit Sentosa", BORN), ("Radit Sentosa", "")),
        (("Radit Sentosa", BORN, "BI 1/21"), ("Radit Sentosa", BORN)),
        (("Radit Sentosa", "", "BI 1/21"), ("Radit Sentosa",)),
        (("Radit Sentosa",), ("Radit Sentosa bin Umar", BORN, "BI 1/21")),
        (("Radit Sentosa", BORN, "BI 1/21"), ("Radit Sentosa", BORN, "BI 2/21")),
        (("Radit Sentosa", "", "", "", NIK), ("Raden Santoso", "", "", "", NIK)),
        (("Radit Sentosa", BORN, "0"), ("Radit Sentosa", BORN, "-")),
    ],
)
def test_the_second_row_of_somebody_is_doubtful_and_names_the_first(store, first, second):
    preview = look(store, two(store, first, second))

    assert fates(preview) == {"new": 1, "doubtful": 1}
    (problem,) = preview.problems
    assert problem.row == 3
    assert problem.problem.startswith("Mirip baris 2: ")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Radit Sentosa", BORN), ("Radit Sentosa", OTHER_DAY)),
        (("Radit Sentosa", BORN), ("Galih Permadi", BORN)),
        (("Radit Sentosa", "", "BI 1/21"), ("Radit Sentosa", "", "BI 2/21")),
        (("Radit Sentosa", BORN, "", "11"), ("Radit Sentosa", BORN, "", "12")),
        (("Radit Sentosa", BORN, "", "", NIK), ("Radit Sentosa", BORN, "", "", NIK[:-1] + "2")),
        (("Radit Sentosa", "", "", "", "", "Umar"), ("Radit Sentosa", "", "", "", "", "Karta")),
        (("Agus bin Umar",), ("Agus bin Karta",)),
        (("Hasan Umar", BORN, "BI 1/21"), ("Husin Umar", BORN, "BI 2/21")),
    ],
)
def test_people_whom_something_tells_apart_are_two(store, first, second):
    assert fates(look(store, two(store, first, second))) == {"new": 2}


@pytest.mark.parametrize(("answer", "people"), [(NEW, 2), (SKIP, 1)])
def test_somebody_says_whether_it_is_the_same(store, answer, people):
    same = ("Radit Sentosa", BORN)

    imported(store, two(store, same, same, answers={3: answer}))

    assert store.residents.count() == people


def test_whoever_a_list_of_participants_names_twice_is_not_added_twice(store):
    content = people_list(
        ("Radit Sentosa", "BI 1/21"), ("Radit Sentosa", ""), headings=("Nama", "No. Registrasi")
    )
    plan = replace(a_plan(store, content, ImportSubject.ENROLMENTS), cohort="Angkatan I")

    preview = look(store, plan)

    assert fates(preview) == {"invalid": 1, "doubtful": 1}
    assert preview.problems[-1].problem.startswith("Mirip baris 2: ")


def test_a_stranger_who_was_said_to_be_new_stands_for_a_later_row_as_well(store):
    content = people_list(
        ("Radit Sentosa", "BI 1/21"),
        ("Radit Sentosa", ""),
        ("Radit Sentosa", ""),
        headings=("Nama", "No. Registrasi"),
    )
    plan = a_plan(store, content, ImportSubject.ENROLMENTS, cohort="Angkatan I", answers={2: NEW})

    preview = look(store, plan)

    assert fates(preview) == {"new": 1, "doubtful": 2}
    assert {one.why.partition(":")[0] for one in preview.rows[1:]} == {"Mirip baris 2"}
    both = look(store, plan.with_answers({3: NEW}))
    assert fates(both) == {"new": 2, "doubtful": 1}


NAMESAKES = ("Radit Sentosa", BORN), ("Radit Sentosa", BORN)


def test_namesakes_born_on_one_day_are_known_again_when_their_list_comes_again(store):
    imported(store, two(store, *NAMESAKES, answers={3: NEW}))

    preview = look(store, two(store, *NAMESAKES))

    assert fates(preview) == {"unchanged": 2}
    assert len({one.target for one in preview.rows}) == 2
    assert fates(look(store, two(store, *NAMESAKES, answers={3: NEW}))) == {"unchanged": 2}


def test_a_third_row_of_two_namesakes_is_asked_about(store):
    imported(store, two(store, *NAMESAKES, answers={3: NEW}))
    rows = [(*NAMESAKES[0], *[""] * 5)] * 3

    preview = look(store, a_plan(store, people_list(*rows, headings=HEADINGS)))

    assert fates(preview) == {"unchanged": 2, "doubtful": 1}
    assert len(preview.rows[2].candidates) == 2


def test_namesakes_of_whom_one_has_a_number_are_known_again(store):
    rows = ("Radit Sentosa", BORN, "BI 1/21"), ("Radit Sentosa", BORN)
    imported(store, two(store, *rows, answers={3: NEW}))

    assert fates(look(store, two(store, *rows))) == {"unchanged": 2}
    assert fates(look(store, two(store, *reversed(rows)))) == {"unchanged": 2}


def test_namesakes_with_numbers_of_their_own_are_known_again(store):
    rows = ("Radit Sentosa", BORN, "BI 1/21"), ("Radit Sentosa", BORN, "BI 2/21")
    imported(store, two(store, *rows, answers={3: NEW}))

    assert fates(look(store, two(store, *rows))) == {"unchanged": 2}
