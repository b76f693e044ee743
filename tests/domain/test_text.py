"""What may be typed into a field, and what is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from rehabdesk.domain.refusals import Missing, Refusal, TooLong, UnprintableText
from rehabdesk.domain.text import printable, require_text

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
