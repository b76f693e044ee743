"""Fitting: words get smaller, then go on more lines, and are never cut."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rehabdesk.documents.kit.fitting import SMALLEST, balanced, fit, wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width

INK = Ink(Style.REGULAR, 9)
NAMES = st.lists(
    st.text(st.characters(categories=["L", "M", "P"]), min_size=1, max_size=40),
    min_size=1,
    max_size=9,
).map(" ".join)


def test_a_short_name_keeps_its_size():
    assert fit("Budi", INK, 160, 21, 7).ink == INK


def test_a_longer_name_shrinks_on_one_line():
    fitted = fit("Muhammad Nurhidayatullah bin Abdul", INK, 150, 21, 7)

    assert len(fitted.lines) == 1
    assert 7 <= fitted.ink.size < 9


def test_a_name_of_sixty_letters_wraps_at_the_floor():
    name = "Muhammad Nurhidayatullah Al-Farisi bin Haji Abdurrahman Sidik"

    fitted = fit(name, INK, 160, 21, 7)

    assert " ".join(fitted.lines) == name
    assert fitted.ink.size == 7
    assert fitted.height <= 21


def test_lines_of_a_balanced_sentence_are_about_equally_long():
    lines = balanced("telah mengikuti dan menyelesaikan program rehabilitasi sosial", INK, 250)
    widths = [width(line, INK) for line in lines]

    assert len(lines) == len(
        wrap("telah mengikuti dan menyelesaikan program rehabilitasi sosial", INK, 250)
    )
    assert min(widths) > 0.6 * max(widths)


@settings(max_examples=200, deadline=None)
@given(NAMES, st.floats(30, 300), st.floats(8, 40))
def test_whatever_the_name_all_of_it_is_inside_the_box(name, across, up):
    fitted = fit(name, INK, across, up, 7)

    assert "".join("".join(fitted.lines).split()) == "".join(name.split())
    assert all(width(line, fitted.ink) <= across + 0.1 for line in fitted.lines if len(line) > 1)
    assert fitted.ink.size >= SMALLEST
    assert fitted.height <= max(up, INK.size * 1.2) or fitted.ink.size == SMALLEST
