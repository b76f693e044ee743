"""Any list on paper: every row once, as it is shown, over as many pages as it needs."""

import pytest

from rehabdesk.documents.printed_list import draw
from rehabdesk.domain.office import Paper
from rehabdesk.domain.printed_list import ListAlign, ListColumn, ListDossier
from tests.documents import invented
from tests.documents.reading import pages_of

FEW = (
    ListColumn(heading="Nama"),
    ListColumn(heading="Blok"),
    ListColumn(heading="Hadir", align=ListAlign.RIGHT),
)


def a_list(rows, columns=FEW, **changes):
    facts = (("Per tanggal", "30 Agustus 2021"), ("Saringan", "Status: Aktif"))
    values = {
        "kop": invented.KOP,
        "paper": Paper.A4,
        "titles": ("DAFTAR RESIDEN",),
        "facts": facts,
        "columns": columns,
        "rows": tuple(rows),
        "printed_at": "30-08-2021 09.00 WIB",
    }
    return ListDossier(**(values | changes))


def people(count):
    return [(invented.person(at), f"{'ABCD'[at % 4]}/{at % 20}", str(at)) for at in range(count)]


@pytest.mark.parametrize("count", [1, 2, 41, 42, 43, 44, 200])
def test_every_row_stands_once_in_its_order_and_pages_are_counted(count):
    pages = pages_of(draw([a_list(people(count))]))

    read = "".join("".join(one["text"] for one in page.letters) for page in pages)
    squeezed = "".join(read.split())
    at = -1
    for row in people(count):
        at = squeezed.index("".join("".join(row).split()), at + 1)
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page.text
        assert "Hadir" in page.text
        page.assert_inside_margins(7)


def test_the_first_page_says_what_the_list_is_narrowed_to_and_nobody_signs():
    page = pages_of(draw([a_list(people(3))]))[0]

    assert "Saringan : Status: Aktif" in page.text
    assert "Mengetahui" not in page.text
    assert "NIP" not in page.text


def test_few_columns_stand_and_many_lie():
    many = tuple(ListColumn(heading=f"Kolom panjang {at}") for at in range(14))
    rows = [tuple("kata kata kata" for _ in many)]

    (standing,) = pages_of(draw([a_list(people(2))]))
    (lying,) = pages_of(draw([a_list(rows, many)]))

    assert standing.width < standing.height
    assert lying.width > lying.height


def test_a_long_name_is_broken_over_lines_and_never_cut():
    name = "Muhammad Nurhidayatullah Al-Farisi bin Haji Abdurrahman Sidik " * 4

    (page,) = pages_of(draw([a_list([(name.strip(), "A/1", "9")])]))

    assert page.text.count("Nurhidayatullah") == 4
    page.assert_inside_margins(7)


def test_more_columns_than_have_room_for_their_words_break_the_words():
    columns = tuple(ListColumn(heading=f"Pertanggungjawaban{at}") for at in range(24))
    rows = [tuple("Pertanggungjawaban" for _ in columns)] * 3

    for page in pages_of(draw([a_list(rows, columns)])):
        page.assert_inside_margins(7)


def test_an_empty_list_says_so():
    assert "Daftar ini kosong." in pages_of(draw([a_list([])]))[0].text
