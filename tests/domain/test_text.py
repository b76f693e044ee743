"""What may be typed into a field, and what is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from rehabdesk.domain.refusals import Missing, Refusal, TooLong, UnprintableText
from rehabdesk.domain.text import (
    natural_key,
    printable,
    require_lines,
    require_text,
    tidy_text,
)

FONT = Path(__file__).parents[2] / "resources" / "fonts" / "Inter-Regular.ttf"


def test_a_pasted_table_becomes_one_line():
    assert require_text("name", " Mahmud\tBin\r\nKarta \n", 60) == "Mahmud Bin Karta"


def test_invisible_signs_from_a_word_processor_are_dropped():
    assert require_text("name", "\ufeffMah\u00admud\u200b", 60) == "Mahmud"


def test_an_accent_typed_as_its_own_sign_joins_its_letter():
    assert require_text("name", "Jose\u0301", 4) == "José"


@pytest.mark.parametrize("text", ["", "  ", "\t\n", "\u200b"])
def test_an_empty_required_field_is_refused(text):
    with pytest.raises(Missing) as refused:
        require_text("name", text, 60)
    assert refused.value.field == "name"


def test_an_empty_optional_field_is_accepted():
    assert require_text("note", " ", 60, optional=True) == ""


def test_a_name_of_three_hundred_letters_is_refused():
    with pytest.raises(TooLong) as refused:
        require_text("name", "a" * 300, 120)
    assert refused.value.facts == {"limit": 120, "length": 300}


@pytest.mark.parametrize("sign", ["😀", "\x07", "\u202e", "☎", "漢", "م", "\ue000", "\ufe0f"])
def test_signs_that_cannot_be_printed_are_refused(sign):
    with pytest.raises(UnprintableText):
        require_text("name", f"Mahmud{sign}", 60)


@given(st.text(max_size=30))
def test_whatever_is_accepted_is_one_line_and_stays_as_it_is(text):
    try:
        tidy = require_text("name", text, 30, optional=True)
    except Refusal:
        return
    assert tidy.isprintable()
    assert require_text("name", tidy, 30, optional=True) == tidy


def test_the_bundled_font_has_every_printable_sign():
    glyphs = TTFontFile(str(FONT)).charToGlyph
    missing = [f"{n:04X}" for n in range(0x3000) if printable(chr(n)) and n not in glyphs]
    assert not missing


PRINTED_RANGES = (
    "0020-007E 00A0-00AC 00AE-0148 014A-017F 01CD-0233 02B0-02FF 0384-038A 038C 038E-03A1 03A3-03D7"
    " 0400-045F 1E00-1E9B 1EA0-1EFF 2010-2027 2030-2055 2070-2071 2074-208E 20AC 2103 2116 2122"
    " 2190-2199 2212 2248 2260 2264-2265"
)


def test_these_signs_can_be_printed_and_no_others():
    wanted = set()
    for part in PRINTED_RANGES.split():
        first, _, last = part.partition("-")
        wanted |= set(range(int(first, 16), int(last or first, 16) + 1))

    assert {code for code in range(0x3000) if printable(chr(code))} == wanted


@pytest.mark.parametrize("sign", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
def test_each_invisible_sign_is_dropped(sign):
    assert tidy_text(f"Mah{sign}mud") == "Mahmud"


@pytest.mark.parametrize(("length", "fits"), [(4, True), (5, True), (6, False)])
def test_a_text_may_be_as_long_as_its_limit(length, fits):
    if fits:
        assert require_text("name", "a" * length, 5) == "a" * length
        return
    with pytest.raises(TooLong) as refused:
        require_text("name", "a" * length, 5)
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("a😀b😀", "😀"),
        ("☎漢م", "☎ 漢 م"),
        ("☎漢م😀☀☁☂", "☎ 漢 م 😀 ☀"),
        ("a\x07b", "U+0007"),
        ("a\ue000", "U+E000"),
    ],
)
def test_at_most_five_strange_signs_are_shown_each_once(text, signs):
    with pytest.raises(UnprintableText) as refused:
        require_text("name", text, 60)

    assert refused.value.field == "name"
    assert refused.value.facts["signs"] == signs


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("satu", "satu"),
        ("satu\ndua", "satu\ndua"),
        ("satu\r\n\r\ndua", "satu\n\ndua"),
        ("satu\n\n\n\ndua", "satu\n\ndua"),
        ("\n\nsatu\n\n", "satu"),
        ("  satu\tdua  \n tiga ", "satu dua\ntiga"),
    ],
)
def test_several_lines_keep_one_empty_line_between_two(typed, kept):
    assert require_lines("note", typed, 60) == kept


@pytest.mark.parametrize(("limit", "fits"), [(8, False), (9, True), (10, True)])
def test_lines_together_may_be_as_long_as_the_limit(limit, fits):
    typed = "satu\ndua2"
    assert len(typed) == 9
    if fits:
        assert require_lines("note", typed, limit) == typed
        return
    with pytest.raises(TooLong) as refused:
        require_lines("note", typed, limit)
    assert refused.value.field == "note"
    assert refused.value.facts == {"limit": limit, "length": 9}


def test_a_strange_sign_in_any_line_is_refused():
    with pytest.raises(UnprintableText) as refused:
        require_lines("note", "satu\n\ndua 😀", 60)

    assert refused.value.field == "note"


def test_an_optional_field_of_blanks_alone_is_empty_and_a_long_one_still_too_long():
    assert require_text("note", "", 0, optional=True) == ""
    with pytest.raises(TooLong):
        require_text("note", "aa", 1, optional=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kelompok 2", "Kelompok 10"),
        ("Kelompok 9", "kelompok 10"),
        ("kelompok a", "Kelompok B"),
        ("Kelompok", "Kelompok 1"),
        ("1 Blok", "2 Blok"),
        ("B 1 Kamar 9", "B 1 Kamar 11"),
        ("9", "10"),
    ],
)
def test_names_with_numbers_are_in_the_order_that_people_count_in(first, second):
    assert sorted([second, first], key=natural_key) == [first, second]
    assert natural_key(first) < natural_key(second)


def test_capitals_and_zeros_in_front_change_no_order():
    assert natural_key("KELOMPOK 02") == natural_key("Kelompok 2")
    assert natural_key("Kelompok 2") == ("kelompok ", 2, "")
