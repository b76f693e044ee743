"""How a list is read: which columns its dates are in, and by what its shape is known again."""

from datetime import date
from hashlib import sha256

import pytest
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportMode, ImportSubject
from rehabdesk.services.importing.apply import remember_shape
from rehabdesk.services.importing.plan import make_plan, shape_of
from rehabdesk.spreadsheets.days import DayOrder
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.services.importing.office_lists import HEADINGS, MAHMUD, RUDI, a_plan, people_list

TWO_READINGS = "03/04/2021"
SHAPE = "1a486e9bfe4cc07fa2512ecdb3a7f03e"
"""Kept with what offices chose for their lists, so it may never change."""


def test_a_shape_is_known_in_any_order_of_the_columns_and_for_ever(store):
    plan = a_plan(store, people_list(MAHMUD))
    turned = a_plan(store, xlsx_of(HEADINGS[::-1], [MAHMUD[::-1]]))
    rooms = a_plan(store, xlsx_of(("Ruang",), [("Aula",)]), ImportSubject.ROOMS)
    fewer = a_plan(store, xlsx_of(HEADINGS[:4], [MAHMUD[:4]]))

    assert shape_of(plan) == shape_of(turned) == SHAPE
    assert len({shape_of(one) for one in (plan, rooms, fewer)}) == 3
    assert shape_of(replace(plan, subject=ImportSubject.MARKS)) != SHAPE


@pytest.mark.parametrize(
    ("heading", "cell", "asked"),
    [
        ("Tgl Lahir", TWO_READINGS, True),
        ("Tgl Masuk UPT", TWO_READINGS, True),
        ("Tempat, Tgl Lahir", TWO_READINGS, True),
        ("Agama", TWO_READINGS, False),
        ("Alamat", TWO_READINGS, False),
        ("Warna", TWO_READINGS, False),
    ],
)
def test_only_columns_of_days_are_asked_about_the_order_of_day_and_month(
    store, heading, cell, asked
):
    headings = ("Nama", "No. Registrasi", heading)
    rows = [(MAHMUD[1], MAHMUD[0], cell), (RUDI[1], RUDI[0], cell)]
    plan = a_plan(store, xlsx_of(headings, rows))

    assert plan.question().two_readings == (2 if asked else 0)
    assert plan.question().open is asked


def test_the_chosen_order_of_days_goes_before_what_the_dates_say(store):
    plan = a_plan(store, people_list((*MAHMUD[:2], "01/25/1990", *MAHMUD[3:])))
    question = plan.question()

    assert plan.day_order(question) == DayOrder(day_first=False)
    chosen = replace(plan, order=DayOrder())
    assert chosen.day_order(question) == DayOrder()


def test_a_column_that_gets_the_meaning_of_another_takes_it_away_there(store):
    plan = a_plan(store, people_list(MAHMUD))
    assert plan.place_of("birth_on") == 2

    moved = plan.with_column(4, "birth_on")

    assert (moved.place_of("birth_on"), moved.columns[2]) == (4, "")
    assert moved.place_of("religion") is None


def test_a_column_may_have_a_way_of_its_own_and_else_has_that_of_the_list(store):
    plan = a_plan(
        store,
        people_list(MAHMUD),
        mode=ImportMode.FILL,
        modes={"religion": ImportMode.ADD},
    )

    assert plan.mode_of("religion") is ImportMode.ADD
    assert plan.mode_of("name") is ImportMode.FILL


def test_answers_come_to_those_of_before_and_a_new_one_replaces_the_old(store):
    plan = a_plan(store, people_list(MAHMUD, RUDI)).with_answers({2: "new"})

    assert plan.with_answers({3: "skip"}).answers == {2: "new", 3: "skip"}
    assert plan.with_answers({2: "skip"}).answers == {2: "skip"}


@pytest.mark.parametrize("sheet", ["", "Maret"])
def test_of_several_sheets_the_likest_is_read_or_the_one_that_was_chosen(store, sheet):
    content = people_list(MAHMUD)
    (grid,) = read_tables("daftar.xlsx", content)
    other = type(grid)(name="Maret", cells=((("Hal",), ("isi",))))
    empty = type(grid)(name="Kosong", cells=(tuple(HEADINGS),))

    plan = make_plan(
        store,
        ImportSubject.PEOPLE,
        "daftar.xlsx",
        (empty, other, grid),
        digest=sha256(content).hexdigest(),
        today=date(2021, 3, 1),
        sheet=sheet,
    )

    assert plan.table.name == (sheet or grid.name)


@pytest.mark.parametrize("chosen", [2, 3])
def test_of_two_columns_of_one_heading_the_one_that_was_chosen_is_read_again(store, chosen):
    headings = ("No. Registrasi", "Nama", "Agama", "Agama")
    content = xlsx_of(headings, [(MAHMUD[0], MAHMUD[1], "Islam", "Hindu")])
    plan = a_plan(store, content).with_column(chosen, "religion")
    remember_shape(store, plan)

    again = a_plan(store, content)

    assert again.remembered
    assert again.place_of("religion") == chosen
    assert again.columns == plan.columns


@pytest.mark.parametrize("order", [None, DayOrder(), DayOrder(day_first=False)])
def test_the_chosen_order_of_days_is_remembered_and_no_choice_is_none(store, order):
    plan = a_plan(store, people_list(MAHMUD), order=order)
    remember_shape(store, plan)

    assert a_plan(store, people_list(RUDI)).order == order
