"""Faces are read and cut down just as reportlab does it."""

from struct import unpack_from

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from rehabdesk.documents.kit.fonts import Style
from rehabdesk.documents.kit.truetype import read_face
from rehabdesk.paths import fonts

EACH = pytest.mark.parametrize("style", Style)
# Reportlab draws it as a space in every face; the fonts module does so before a face is asked.
NO_BREAK_SPACE = 0xA0
# Written together from parts, with hints in DejaVu Sans, from both ends of the face.
SIGNS = "Ab 1.Éžěǅỹ☐☑\u2011\ufb01"


def both(style):
    path = fonts() / f"{style.value}.ttf"
    return read_face(path), TTFontFace(str(path))


def tables(font):
    """The tables of a font file by their names."""
    entries = (
        unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(unpack_from(">H", font, 4)[0])
    )
    return {tag: font[start : start + size] for tag, _, start, size in entries}


@EACH
def test_every_character_has_the_glyph_and_the_width_that_reportlab_reads(style):
    ours, theirs = both(style)

    for code in range(0x20000):
        if code != NO_BREAK_SPACE:
            assert ours.glyph(code) == theirs.charToGlyph.get(code, 0)
            assert ours.width(code) == theirs.getCharWidth(code)


@EACH
def test_a_cut_has_the_outlines_and_the_hints_of_reportlabs(style):
    ours, theirs = both(style)
    codes = [0, *(ord(sign) for sign in SIGNS if ours.glyph(ord(sign)))]

    cut, known = tables(ours.cut(codes)), tables(theirs.makeSubset(codes))

    for tag in (b"glyf", b"loca", b"cmap", b"maxp", b"cvt ", b"fpgm", b"prep"):
        assert cut.get(tag) == known.get(tag), tag
    assert unpack_from(">H", cut[b"hhea"], 34)[0] * 4 == len(cut[b"hmtx"])


@EACH
def test_a_whole_face_can_be_cut_as_well_as_nothing(style):
    ours, theirs = both(style)

    whole = [0, *(code for code in theirs.charToGlyph if code != NO_BREAK_SPACE)]

    for codes in ([0], whole):
        assert tables(ours.cut(codes))[b"glyf"] == tables(theirs.makeSubset(codes))[b"glyf"]


@EACH
def test_a_reader_is_told_the_same_of_a_face(style):
    ours, theirs = both(style)

    facts = ours.facts()

    assert facts["Ascent"] == theirs.ascent
    assert facts["Descent"] == theirs.descent
    assert facts["CapHeight"] == theirs.capHeight
    assert facts["ItalicAngle"] == theirs.italicAngle
    assert facts["StemV"] == theirs.stemV
    assert facts["MissingWidth"] == theirs.defaultWidth
    assert facts["Flags"] == theirs.flags
    assert list(ours.box()) == theirs.bbox


@EACH
def test_the_sums_in_a_cut_are_right(style):
    cut = both(style)[0].cut([0, *map(ord, "abc")])

    words = unpack_from(f">{len(cut) // 4}L", cut)

    assert sum(words) % (1 << 32) == 0xB1B0AFBA
