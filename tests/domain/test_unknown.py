"""What says that a value is not known, and what only looks like it."""

import pytest

from rehabdesk.domain.unknown import is_ditto, is_unknown, is_zero


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "--", "–", "—", "- -", "_", "___", ".", "...", "…", "?", "??", "/", "-/-"),
        *("n/a", "N/A", "n.a.", "NA", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "null", "None", "nil"),
        *("nihil", "NIHIL.", "kosong", "(kosong)", "tidak ada", "Tdk. ada".replace(".", "")),
        *("tidak  ada", "tak ada", "belum ada", "Blm ada", "belum punya", "tidak diketahui"),
        *("tidak tahu", "belum diisi", "belum/tidak ada", "tidak ada NIK", "belum ada no. reg"),
        *("belum punya KTP", "tanpa nomor", "data tidak ada", "menyusul", "-belum ada-", "( - )"),
        *("0000-00-00", "00-00-0000", "00/00/0000", "00/00/00", "00/01/1900", "00-Jan-00"),
        *("lupa", "xx", "XXXX", "n/k", "dalam proses", "masih diproses", "menunggu", "belum rekam"),
        *("belum dibuatkan", "belum ditempatkan", "tidak terbaca", "tanpa blok"),
        *("BI …/20", "BI -/2020", "BIIa ___ / 21", "../2021"),
        *("01/01/1900", "1-1-0001", "1900-01-01", "31/12/9999", "9999-12-31"),
        "\u00a0-\u00a0",
    ],
)
def test_words_and_signs_for_nothing(text):
    assert is_unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        *("0", "BI 1/21", "A-1", "Ada", "Tidak sekolah", "Belum bekerja", "Belum kawin", "Nur"),
        *(
            "Tidak",
            "Nihilson",
            "Tidak ada pekerjaan tetap",
            "01/01/1990",
            "10-Jan-00",
            "x",
            "Noname",
            *("BI 1/20", "A/20", "Lupai", "Prosesi", "Xaverius", "02/01/1900", "31/12/1999"),
        ),
        "Kosong " * 20,
    ],
)
def test_what_says_something_is_no_word_for_nothing(text):
    assert not is_unknown(text)


@pytest.mark.parametrize(
    "text", ["0", "00", "0000000000000000", " 0 ", "0.0", "0,00", "0/0", "0-0"]
)
def test_noughts_alone_are_no_number(text):
    assert is_zero(text)


@pytest.mark.parametrize("text", ["", "-", "10", "01", "0a", "O", "0/1", "0" * 61])
def test_other_texts_are_no_nought(text):
    assert not is_zero(text)


@pytest.mark.parametrize("text", ['"', "''", "”", "s.d.a", "SDA", "idem", " 〃 "])
def test_a_ditto_points_at_the_row_above(text):
    assert is_ditto(text)


@pytest.mark.parametrize(("signs", "ditto"), [(59, True), (60, True), (61, False)])
def test_nobody_writes_more_than_sixty_signs_to_say_the_same(signs, ditto):
    assert is_ditto('"' * signs) is ditto
    assert is_unknown("-" * signs) is ditto
    assert is_zero("0" * signs) is ditto


@pytest.mark.parametrize("text", ["", "'", "Sda. Jaya", "Ide", '"A"'])
def test_other_texts_are_no_ditto(text):
    assert not is_ditto(text)
