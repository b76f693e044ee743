"""Monthly grid: every code in its place, on as many pages as the month needs."""

import re

import pytest
from msgspec.structs import replace

from rehabdesk.documents.monthly_grid import draw
from rehabdesk.domain.dossiers import GridColumn
from rehabdesk.domain.office import Paper
from tests.documents import invented as samples
from tests.documents.reading import MM, pages_of


# Each reason has a column of its own, as the services count them, which costs A4 six sessions.
@pytest.mark.parametrize(("paper", "sessions"), [(Paper.F4, 26), (Paper.A4, 20)])
def test_a_group_of_22_and_a_month_of_sessions_fit_on_one_page(paper, sessions):
    assert len(pages_of(draw([samples.grid(22, sessions, paper)]))) == 1


@pytest.mark.parametrize(
    ("people", "sessions"),
    [(0, 26), (1, 0), (1, 1), (22, 40), (22, 62), (3, 110), (60, 26), (110, 30)],
)
def test_every_session_of_every_person_is_there_once(people, sessions):
    dossier = samples.grid(people, sessions)
    rows = tuple(replace(row, codes=("Q",) * sessions) for row in dossier.rows)
    columns = (GridColumn(day="§", kind="", week=0),) * sessions

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
    read = "".join("".join(letter["text"] for letter in pages[-1].letters).split())
    assert sum("".join(name.split()) in read for name in names[-2:]) == 2
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1].text


def test_legend_and_totals_are_printed():
    page = pages_of(draw([samples.grid()]))[0]

    assert "Keterangan: H = Hadir; T = Terlambat; S = Sakit; I = Izin; D = Dinas" in page.text
    assert page.text.count("91,7 %") == 23
    assert "Jumlah hadir" in page.text


def test_every_page_names_the_group_and_its_counselor():
    pages = pages_of(draw([samples.grid(60, 80)]))

    assert len(pages) > 2
    for page in pages[1:]:
        above = " ".join(word["text"] for word in page.words if word["top"] < 25 * MM)
        assert "Kelompok A · Konselor: Yusuf Maulana, S.Sos. (lanjutan)" in above


def test_headings_of_totals_are_not_broken_inside_a_word():
    page = pages_of(draw([samples.grid(4, 26)]))[0]

    for words in ("Dihitung", "%"):
        page.find(words)


def test_a_group_without_people_says_so():
    assert "Tidak ada peserta." in pages_of(draw([samples.grid(0, 26)]))[0].text


@pytest.mark.parametrize("sessions", [26, 40, 62, 80])
def test_no_week_is_torn_between_two_pages(sessions):
    columns = tuple(
        GridColumn(day=f"{1 + at // 2}", kind=f"w{at // 9:02}", week=at // 9)
        for at in range(sessions)
    )

    pages = pages_of(draw([replace(samples.grid(5, sessions), columns=columns)]))

    weeks = [set(re.findall(r"w\d\d", letters_of(page))) for page in pages]
    assert sum(len(one) for one in weeks) == len(set().union(*weeks)) == -(-sessions // 9)


def letters_of(page):
    return "".join(letter["text"] for letter in page.letters)
