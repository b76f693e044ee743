"""The bundled typeface and the roles text can play."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
FAMILIES = (FAMILY, "Segoe UI", "DejaVu Sans")
"""What letters are taken from, the later ones for signs that the first lacks."""


class TextRole(StrEnum):
    """What a piece of text is for; also the value of the property ``role`` in the style sheet."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    SMALL = "small"
    FIGURE = "figure"
    NUMBERS = "numbers"


STEPS = (100, 112, 125)
"""The sizes of text that somebody may choose, in percent; the first is the usual one."""
_chosen = [STEPS[0]]


def choose_step(percent: int) -> None:
    """Make letters of this size from now on; one that is no step is the usual one."""
    _chosen[0] = percent if percent in STEPS else STEPS[0]


def chosen_step() -> int:
    """The size of text in force, in percent."""
    return _chosen[0]


def in_step(pixels: int) -> int:
    """A size of letters as it is in the step in force."""
    return round(pixels * _chosen[0] / 100)


# Sizes in device-independent pixels, so that 100, 125 and 150 % all land on whole pixels.
_SIZES: dict[TextRole, tuple[int, QFont.Weight]] = {
    TextRole.TITLE: (20, QFont.Weight.DemiBold),
    TextRole.HEADING: (15, QFont.Weight.DemiBold),
    TextRole.BODY: (13, QFont.Weight.Normal),
    TextRole.SMALL: (12, QFont.Weight.Normal),
    TextRole.FIGURE: (26, QFont.Weight.DemiBold),
    TextRole.NUMBERS: (13, QFont.Weight.Normal),
}


@cache
def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make the bundled typefaces known to Qt, once, and return the files that failed."""
    files = sorted(folder.glob("*.ttf"))
    return tuple(one.name for one in files if QFontDatabase.addApplicationFont(str(one)) < 0)


def font(role: TextRole = TextRole.BODY) -> QFont:
    """Give the letters of a role; figures and numbers have digits of equal width."""
    size, weight = _SIZES[role]
    letters = QFont()
    letters.setFamilies(FAMILIES)
    letters.setPixelSize(in_step(size))
    letters.setWeight(weight)
    if role in {TextRole.FIGURE, TextRole.NUMBERS}:
        letters.setFeature(QFont.Tag("tnum"), 1)
    return letters
