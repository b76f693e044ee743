"""Groups, counselors and sentences that a decree names: who is told, counted and made."""

from datetime import date

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.resident import ExitReason
from rehabdesk.services.enrolment import end_enrolment
from rehabdesk.services.importing.looking import look
from rehabdesk.spreadsheets.writing import xlsx_of
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

HEADINGS = ("Nama", "No. Registrasi", "Kelompok", "Konselor")
ALI, BUDI = ("Ali Bin Umar", "BI 1/20"), ("Budi Bin Karta", "BI 2/20")


def a_decree(store, cohort, *rows):
    whole = [(*row, *[""] * (len(HEADINGS) - len(row))) for row in rows]
    content = xlsx_of(HEADINGS, whole)
    return a_plan(store, content, ImportSubject.ENROLMENTS, cohort=cohort.name)


@pytest.fixture
def cohort(store):
    return a_cohort(store)


@pytest.fixture
def ali(store):
    return a_resident(store, *ALI)


@pytest.fixture
def budi(store):
    return a_resident(store, *BUDI)


@pytest.mark.parametrize(
    ("group", "counselor", "column"),
    [("Elang", "", "Kelompok"), ("Elang", "Siti", "Kelompok"), ("", "Siti", "Konselor")],
)
def test_another_group_is_told_at_the_column_that_says_it(
    store, cohort, ali, group, counselor, column
):
    an_enrolment(store, cohort, ali, a_group(store, cohort, "Merpati"))

    preview = look(store, a_decree(store, cohort, (*ALI, group, counselor)))

    (warning,) = preview.warnings
    assert (warning.row, warning.column) == (2, column)


def test_the_same_group_is_told_nothing_of(store, cohort, ali):
    an_enrolment(store, cohort, ali, a_group(store, cohort, "Merpati"))

    preview = look(store, a_decree(store, cohort, (*ALI, "Merpati")))

    assert (fates(preview), preview.warnings) == ({"unchanged": 1}, ())


def test_who_gets_no_group_is_shown_with_the_programme_alone(store, cohort, ali):
    (row,) = look(store, a_decree(store, cohort, ALI)).rows

    assert [(one.key, one.file_value, one.our_value) for one in row.changes] == [
        ("kind", cohort.name, "")
    ]


@pytest.mark.parametrize(("capacity", "told"), [(1, True), (2, False), (3, False)])
def test_who_is_enrolled_already_and_only_gets_the_group_takes_a_place_too(
    store, cohort, ali, budi, capacity, told
):
    a_group(store, cohort, "Elang", capacity=capacity)
    an_enrolment(store, cohort, ali)
    rows = ((*ALI, "Elang"), (*BUDI, "Elang"))

    preview = look(store, a_decree(store, cohort, *rows))

    assert fates(preview) == {"changed": 1, "new": 1}
    full = [(one.row, one.column, one.problem) for one in preview.warnings]
    words = "Elang akan berisi 2 orang, kapasitasnya 1."
    assert full == ([(2, "Konselor", words)] if told else [])


@pytest.mark.parametrize(("more", "told"), [(-1, False), (0, False), (1, True)])
def test_a_group_without_a_capacity_has_as_many_as_its_kind_of_programme(store, cohort, more, told):
    kind = next(one for one in store.program_kinds.all() if one.id == cohort.kind)
    with store.change("Rasio"):
        store.program_kinds.put(replace(kind, ratio=3))
    a_group(store, cohort, "Elang", capacity=None)
    people = [(f"Orang Ke{number} Bin Ali", f"BI {number}/21") for number in range(3 + more)]
    for one in people:
        a_resident(store, *one)

    preview = look(store, a_decree(store, cohort, *((*one, "Elang") for one in people)))

    assert [one.problem for one in preview.warnings] == (
        ["Elang akan berisi 4 orang, kapasitasnya 3."] if told else []
    )


def test_a_new_group_is_as_large_as_its_kind_of_programme_allows(store, cohort, ali):
    kind = next(one for one in store.program_kinds.all() if one.id == cohort.kind)

    preview = imported(store, a_decree(store, cohort, (*ALI, "Elang")))

    assert [one.capacity for one in store.groups.all()] == [kind.ratio]
    assert "Kelompok baru: Elang." in preview.notices


def test_a_group_that_only_refused_rows_name_is_not_made(store, cohort, ali):
    rows = ((*ALI, "Elang"), ("Orang Lain", "BI 99/20", "Merpati"))

    preview = imported(store, a_decree(store, cohort, *rows))

    assert fates(preview) == {"new": 1, "invalid": 1}
    assert [one.name for one in store.groups.all()] == ["Elang"]


@pytest.mark.parametrize(
    ("known", "written", "same"),
    [
        # Two letters of 25 are otherwise: 92 of 100 alike. Two of 24: 91.7.
        ("Siti Rahmawati Kusumawati", "Siti Rahmawaty Kusumawaty", True),
        ("Sri Rahmawati Kusumawati", "Sri Rahmawaty Kusumawaty", False),
    ],
)
def test_how_much_alike_two_counselors_must_be_to_be_one(store, cohort, ali, known, written, same):
    a_counselor(store, known)

    preview = imported(store, a_decree(store, cohort, (*ALI, "", written)))

    assert len(store.counselors.all()) == (1 if same else 2)
    assert (f"“{written}” dibaca sebagai konselor {known}." in preview.notices) is same
    assert (f"Konselor baru: {written}." in preview.notices) is not same


@pytest.mark.parametrize("day", [30, 31])
def test_two_thirds_of_a_sentence_before_the_end_are_told_and_on_the_last_day_not(
    store, cohort, ali, day
):
    (stay,) = store.stays.find(resident=ali.id)
    with store.change("Isi contoh"):
        store.stays.put(replace(stay, two_thirds_on=END.replace(day=day)))

    preview = look(store, a_decree(store, cohort, ALI))

    told = "2/3 masa pidana 30-08-2021, sebelum program selesai (31-08-2021)."
    assert [one.problem for one in preview.warnings] == ([told] if day == 30 else [])


def test_of_a_sentence_that_ends_too_early_its_end_alone_is_told(store, cohort, ali):
    (stay,) = store.stays.find(resident=ali.id)
    with store.change("Isi contoh"):
        store.stays.put(replace(stay, two_thirds_on=date(2021, 4, 1), expires_on=date(2021, 7, 1)))

    (warning,) = look(store, a_decree(store, cohort, ALI)).warnings

    assert (warning.row, warning.column) == (2, "Nama")
    assert warning.problem.startswith("Ekspirasi 01-07-2021")


def test_who_has_left_the_prison_is_refused_and_their_sentence_not_told(store, cohort, ali):
    (stay,) = store.stays.find(resident=ali.id)
    gone = {"exited_on": date(2021, 2, 1), "exit_reason": ExitReason.RELEASED}
    with store.change("Isi contoh"):
        store.stays.put(replace(stay, expires_on=date(2021, 2, 1), **gone))

    preview = look(store, a_decree(store, cohort, ALI))

    assert (fates(preview), preview.warnings) == ({"invalid": 1}, ())
    assert preview.problems[0].column == "Nama"


def test_who_came_back_into_a_programme_is_in_it(store, cohort, ali):
    first = an_enrolment(store, cohort, ali)
    end_enrolment(store, first.id, on=START, reason=ExitReason.DROPPED)
    an_enrolment(store, cohort, ali, on=TODAY)

    preview = look(store, a_decree(store, cohort, ALI))

    assert (fates(preview), preview.warnings) == ({"unchanged": 1}, ())
