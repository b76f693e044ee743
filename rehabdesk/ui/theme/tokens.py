"""The colours, spaces and letter sizes everything on screen is made of."""

from enum import StrEnum
from types import SimpleNamespace

from PySide6.QtGui import QColor, QPalette


class Tone(StrEnum):
    """What a colour says; the names are also the values of the style sheet's properties."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFO = "info"


class Tokens(SimpleNamespace):
    """One set of colours as ``#rrggbb``; every text colour reads on every surface at 4.5 : 1."""

    surface: str
    surface_raised: str
    surface_sunken: str
    line: str
    line_strong: str
    text: str
    text_muted: str
    text_off: str
    """Of what cannot be used now."""
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    on_accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_hover: str
    danger_text: str
    danger_soft: str
    info: str
    info_soft: str
    hover: str
    toast: str
    toast_text: str
    toast_accent: str


LIGHT = Tokens(
    surface="#f5f6f4",
    surface_raised="#ffffff",
    surface_sunken="#ebeeeb",
    line="#dbe0dd",
    line_strong="#b3bdb8",
    text="#18211f",
    text_muted="#505c58",
    text_off="#626e6a",
    accent="#0e5c63",
    accent_hover="#0a4a50",
    accent_text="#ffffff",
    accent_soft="#d8eaea",
    on_accent_soft="#0a454b",
    success="#17633a",
    success_soft="#dcf0e2",
    warning="#7d4b00",
    warning_soft="#fbedcf",
    danger="#a12226",
    danger_hover="#85191d",
    danger_text="#ffffff",
    danger_soft="#fbe4e2",
    info="#1c528b",
    info_soft="#dfeaf7",
    hover="#eef2f0",
    toast="#1f2b29",
    toast_text="#f1f5f3",
    toast_accent="#7fd3d3",
)

DARK = Tokens(
    surface="#171c1b",
    surface_raised="#1f2625",
    surface_sunken="#121615",
    line="#313a38",
    line_strong="#4b5754",
    text="#e5ebe8",
    text_muted="#a5b1ad",
    text_off="#8f9b97",
    accent="#5cbfc3",
    accent_hover="#79d0d3",
    accent_text="#052426",
    accent_soft="#183f42",
    on_accent_soft="#bfe9ea",
    success="#7fcf9a",
    success_soft="#1a3424",
    warning="#e8b969",
    warning_soft="#392d14",
    danger="#f29d98",
    danger_hover="#f7b5b1",
    danger_text="#35100e",
    danger_soft="#431f1e",
    info="#93c0f2",
    info_soft="#1a3049",
    hover="#28302f",
    toast="#e5ebe8",
    toast_text="#18211f",
    toast_accent="#0e5c63",
)


_HALF_LIGHT = 128


class Space:
    """The spacing scale, in device-independent pixels."""

    HAIR = 2
    SMALL = 4
    MEDIUM = 8
    LARGE = 12
    WIDE = 16
    PAGE = 20


class Height:
    """Heights that recur, in device-independent pixels."""

    ROW = 30
    ICON = 16


def is_dark(palette: QPalette) -> bool:
    """Tell whether a palette has light letters on a dark ground."""
    return palette.color(QPalette.ColorRole.Window).lightness() < _HALF_LIGHT


def tokens_of(palette: QPalette) -> Tokens:
    """Give the tokens a palette was made from, so that painted widgets follow a change of theme."""
    return DARK if is_dark(palette) else LIGHT


def tone_colours(tokens: Tokens, tone: Tone) -> tuple[QColor, QColor]:
    """Give the text and the soft background of a tone."""
    pairs = {
        Tone.NEUTRAL: (tokens.text_muted, tokens.surface_sunken),
        Tone.ACCENT: (tokens.on_accent_soft, tokens.accent_soft),
        Tone.SUCCESS: (tokens.success, tokens.success_soft),
        Tone.WARNING: (tokens.warning, tokens.warning_soft),
        Tone.DANGER: (tokens.danger, tokens.danger_soft),
        Tone.INFO: (tokens.info, tokens.info_soft),
    }
    text, soft = pairs[tone]
    return QColor(text), QColor(soft)
