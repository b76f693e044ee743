"""Daftar hadir: everybody once, signatures never alone, one page where it can be written on."""

import pytest
from msgspec.structs import replace

from rehabdesk.documents.attendance_sheet import draw
from rehabdesk.domain.dossiers import SheetRow
from rehabdesk.domain.office import Paper
from tests.documents import invented as samples
from tests.documents.reading import MM, pages_of

LONG = "Muhammad Nurhidayatullah Al-Farisi bin Haji Abdurrahman Sidik"


def sheet(people, spare=0, paper=Paper.F4):
    """A sheet whose people can be told apart by their names."""
    made = samples.sheet(people, spare, paper)
    rows = tuple(replace(row, name=f"Orang{row.number:03} bin Ayah") for row in made.rows)
    return replace(made, rows=rows)


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
@pytest.mark.parametrize("people", [0, 1, 22, 30, 31, 60, 61, 110, 131])
def test_each_person_stands_once_with_numbers_from_one_to_the_last(people, paper):
    pages = pages_of(draw([sheet(people, paper=paper)]))

    names = [word["text"] for page in pages for word in page.words if "Orang" in word["text"]]
    numbers = [text for page in pages for text in page.column(14, 23.5) if text.isdigit()]
    assert names == [f"Orang{number:03}" for number in range(1, people + 1)]
    assert numbers == [str(number) for number in range(1, people + 1)]


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
@pytest.mark.parametrize("people", [1, 2, 3, *range(22, 36), 61, 64])
def test_signatures_stand_with_two_people_at_least(people, paper):
    last = pages_of(draw([sheet(people, paper=paper)]))[-1]

    assert "Mengetahui," in last.text
    assert last.text.count("Orang") >= min(2, people)


@pytest.mark.parametrize("people", [31, 61, 110, 131])
def test_the_row_of_headings_and_the_sheet_number_are_on_every_page(people):
    pages = pages_of(draw([sheet(people)]))

    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "No. Nama Residen No. Registrasi Blok/Kamar Tanda Tangan Ket." in page.text
        assert "21-0147-6" in page.text
        assert f"Halaman {number} dari {len(pages)}" in page.text
        page.assert_inside_margins(7)


def test_one_page_says_that_it_is_the_only_one():
    assert "Halaman 1 dari 1" in pages_of(draw([sheet(22)]))[0].text


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)
@pytest.mark.parametrize("spare", [0, 2])
def test_a_group_of_22_fits_on_one_page_with_its_signatures(paper, spare):
    pages = pages_of(draw([sheet(22, spare, paper)]))

    assert len(pages) == 1
    first, second = (pages[0].find(f"Orang{number:03}")["top"] for number in (1, 2))
    assert (second - first) / MM >= 6.2 - 0.01


def test_a_countersigned_group_of_22_fits_on_one_f4_page():
    dossier = replace(sheet(22, 2), centre_signature=samples.WARDEN)

    assert len(pages_of(draw([dossier]))) == 1


def test_odd_numbers_sign_in_the_first_half_and_even_ones_in_the_second():
    page = pages_of(draw([sheet(6)]))[0]
    odd, even = (page.find(f"{number}.")["x0"] for number in (1, 2))

    assert even - odd > 20 * MM
    for number in range(1, 7):
        assert page.find(f"{number}.")["x0"] == pytest.approx(odd if number % 2 else even, abs=0.1)


def test_a_name_of_sixty_letters_is_printed_whole():
    dossier = sheet(3)
    rows = (dossier.rows[0], replace(dossier.rows[1], name=LONG), dossier.rows[2])

    page = pages_of(draw([replace(dossier, rows=rows)]))[0]

    for word in LONG.split():
        assert page.find(word)["x1"] < 83 * MM


@pytest.mark.parametrize(
    "name", ["Žan Müller bin Ma'ruf", "Nguyễn O'Brien", "X", "A" * 300, "Budi\nbaris \U0001fae8"]
)
def test_unusual_names_stay_inside_their_cell(name):
    rows = (SheetRow(number=1, name=name, registration_no="B.I. 1/2021", place="A / 1"),)

    page = pages_of(draw([replace(sheet(1), rows=rows)]))[0]

    assert page.find("B.I.")["x0"] > 83 * MM
    shown = [letter for letter in page.letters if 23.5 * MM < letter["x0"] < 84 * MM]
    rows = [letter for letter in shown if 70 * MM < letter["top"] < page.find("Jumlah")["top"]]
    assert all(letter["x1"] < 84.5 * MM for letter in rows)


def test_a_signer_without_nip_has_no_nip_line():
    page = pages_of(draw([sheet(4)]))[0]

    assert page.text.count("NIP.") == 1


def test_a_blank_copy_has_numbered_rows_and_no_names():
    page = pages_of(draw([sheet(0, 22)]))[0]

    assert page.column(14, 23.5)[1:23] == [str(number) for number in range(1, 23)]
    assert "Orang" not in page.text


def test_blank_rows_never_have_a_page_of_their_own():
    for people in range(26, 40):
        last = pages_of(draw([sheet(people, 3)]))[-1]

        assert last.text.count("Orang") >= 2


def test_whoever_was_counted_already_is_printed_and_the_rest_is_left_to_the_hand():
    page = pages_of(draw([sheet(4)]))[0]

    assert "Jumlah peserta : 4 Hadir : Sakit : Izin : Alpa : Lainnya :" in page.text


def test_blocks_to_sign_leave_room_for_a_stamp():
    """A stamp is about 35 mm wide and stands half over the signature, left of it."""
    page = pages_of(draw([replace(sheet(4), centre_signature=samples.WARDEN)]))[0]
    left, right = page.find("Ratna"), page.find("Yusuf", "Maulana,", "S.Sos.")
    below = page.find("Kepala", "Lembaga")
    names = [one for one in page.words if one["text"] in {"Ratna", "S.Sos."}]

    assert right["x0"] - left["x1"] > 35 * MM
    assert below["top"] - names[0]["bottom"] > 5 * MM
    assert page.find("Drs.")["top"] - below["bottom"] > 17 * MM


def test_names_of_a_sheet_have_one_size_however_long_one_of_them_is():
    usual = sheet(22)
    rows = (*usual.rows[:5], replace(usual.rows[5], name=LONG), *usual.rows[6:])

    pages = pages_of(draw([replace(usual, rows=rows)]))

    sizes = {
        round(letter["size"], 2)
        for letter in pages[0].letters
        if 24 * MM < letter["x0"] < 82 * MM and 75 * MM < letter["top"] < 240 * MM
    }
    assert len(pages) == 1
    assert len(sizes) == 1


def test_an_address_of_200_signs_goes_on_in_one_size_and_is_not_cut():
    usual = sheet(3)
    address = ("Jalan Raya Serang-Pandeglang KM. 06 Kelurahan Kemanisan " * 4)[:200].strip()
    kop = replace(usual.kop, lines=(*usual.kop.lines[:3], address, "Telp. 0254"), address_lines=2)

    page = pages_of(draw([replace(usual, kop=kop)]))[0]

    shown = [one for one in page.letters if one["top"] < page.find("DAFTAR")["top"]]
    words = "".join(one["text"] for one in shown)
    sizes = {round(one["size"], 2) for one in shown if one["top"] > page.find("LEMBAGA")["bottom"]}
    assert "".join(address.split()) in "".join(words.split())
    assert sizes == {8.0}


def test_spare_rows_give_way_to_keep_the_signatures_with_the_names():
    assert len(pages_of(draw([sheet(26, 0)]))) == 1
    assert len(pages_of(draw([sheet(26, 8)]))) == 1


def test_sheets_of_a_group_share_its_names_but_not_their_facts():
    first = samples.sheet(22)
    other = replace(
        first,
        sheet_number="21-0148-3",
        facts=(("Hari/Tanggal", "Selasa, 2 Maret 2021"), *first.facts[1:]),
    )

    alone, both = draw([first]), draw([first, other])
    pages = pages_of(both)

    assert len(both) - len(alone) < 2000
    assert "Senin," in pages[0].text
    assert "Selasa," in pages[1].text
    assert "21-0148-3" in pages[1].text


def test_long_facts_and_titles_push_the_table_down():
    usual = samples.sheet(5)
    longer = replace(
        usual,
        titles=("DAFTAR HADIR " + "PESERTA REHABILITASI " * 6, *usual.titles[1:]),
        facts=((usual.facts[0][0], "Senin, 1 Maret 2021 " * 5), *usual.facts[1:]),
    )
    usual_top, longer_top = (
        pages_of(draw([one]))[0].find("Nama", "Residen")["top"] for one in (usual, longer)
    )

    assert longer_top > usual_top + 15
