"""Monthly grid: every code in its place, on as many pages as the month needs."""

import pytest
from msgspec.structs import replace

from rehabdesk.documents.kit import samples
from rehabdesk.documents.monthly_grid import draw
from rehabdesk.domain.dossiers import GridColumn
from rehabdesk.domain.office import Paper
from tests.documents.reading import MM, pages_of


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
def test_a_group_of_22_and_its_month_fit_on_one_page(paper):
    assert len(pages_of(draw([samples.grid(22, 26, paper)]))) == 1


@pytest.mark.parametrize(
    ("people", "sessions"),
    [(0, 26), (1, 0), (1, 1), (22, 40), (22, 62), (3, 110), (60, 26), (110, 30)],
)
def test_every_session_of_every_person_is_there_once(people, sessions):
    dossier = samples.grid(people, sessions)
    rows = tuple(replace(row, codes=("Q",) * sessions) for row in dossier.rows)
    columns = (GridColumn(day="§", kind=""),) * sessions

    pages = pages_of(draw([replace(dossier, rows=rows, columns=columns)]))

    letters = [letter for page in pages for letter in page.letters if letter["x0"] > 97 * MM]
    assert sum(letter["text"] == "Q" for letter in letters) == people * sessions
    days = sum(letter["text"] == "§" for letter in letters)
    assert days == sessions or (days > sessions and days % sessions == 0)
    for page in pages:
        assert "Nama Residen" in page.text
        page.assert_inside_margins(6)


@pytest.mark.parametrize(("people", "sessions"), [(60, 26), (110, 26), (60, 80)])
def test_signatures_stand_on_the_last_page_with_two_people_at_least(people, sessions):
    pages = pages_of(draw([samples.grid(people, sessions)]))
    names = [row.name for row in samples.grid(people).rows]

    assert "Mengetahui," in pages[-1].text
    assert not any("Mengetahui," in page.text for page in pages[:-1])
    assert sum(name in pages[-1].text for name in names[-2:]) == 2
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1].text


def test_legend_and_totals_are_printed():
    page = pages_of(draw([samples.grid()]))[0]

    assert "H = Hadir T = Terlambat" in page.text
    assert page.text.count("91,7") == 22
