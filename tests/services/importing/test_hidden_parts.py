"""How many hidden parts of a list are told one by one, and how the rest is."""

import pytest

from rehabdesk.services.importing.looking import look
from tests.services.importing.office_lists import a_plan
from tests.services.importing.test_hidden_rows import a_list

PEOPLE = [(f"Orang Ke{number} Bin Ali", f"BI {number}/20", "", "") for number in range(2, 40)]


@pytest.mark.parametrize(
    ("parts", "more"),
    [(1, ""), (11, ""), (12, ""), (13, ", dan 1 bagian lain"), (14, ", dan 2 bag")],
)
def test_twelve_hidden_parts_are_told_by_their_numbers_and_the_others_by_how_many(
    store, parts, more
):
    rows = [2 + 2 * at for at in range(parts)]

    (notice,) = look(store, a_plan(store, a_list(rows=rows, people=PEOPLE))).notices

    numbers = ", ".join(map(str, rows[:12]))
    begins = f"{parts} baris tersembunyi di Excel tidak diambil: baris {numbers}{more}"
    assert notice.startswith(begins)
    if not more:
        assert notice.startswith(f"{begins}. Tampilkan")


def test_rows_one_after_the_other_are_one_part(store):
    hidden = (2, 4, 5, 6, 9, 10)

    (notice,) = look(store, a_plan(store, a_list(rows=hidden, people=PEOPLE))).notices

    assert "6 baris tersembunyi di Excel tidak diambil: baris 2, 4-6, 9-10." in notice


def test_a_hidden_column_is_told_where_it_means_something(store):
    told = look(store, a_plan(store, a_list(columns=(2, 3)))).notices
    assert told == ("Kolom tersembunyi ikut dibaca: Tgl. Lahir, Agama.",)

    plan = a_plan(store, a_list(columns=(3,)))
    assert look(store, plan.with_column(0, "religion").with_column(0, "name")).notices == ()
