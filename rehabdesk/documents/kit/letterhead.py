"""The kop surat: logos left and right, centred lines, and the double rule below (domain.md 5.2)."""

from functools import lru_cache

from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.mark import draw_mark
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Align, Pen
from rehabdesk.documents.kit.pictures import read_picture
from rehabdesk.domain.dossiers import Kop

_LOGO = 19 * MM
_LOGO_ROOM = 24 * MM
_ABOVE = Ink(Style.REGULAR, 10.5)
_OFFICE = Ink(Style.BOLD, 13.5)
_ADDRESS = Ink(Style.REGULAR, 8)
_GAP = 2.2 * MM


def letterhead_height(kop: Kop, across: float) -> float:
    """How much of the page the letterhead takes from its top to under its double rule."""
    return _text_height(kop, across) + _GAP + 4


def draw_letterhead(pen: Pen, kop: Kop, left: float, right: float, top: float) -> None:
    """Draw the letterhead from ``top`` down between two margins."""
    across = right - left
    height = _text_height(kop, across)
    centre = (left + right) / 2
    lines = _lines(kop, across)
    y = top - (height - sum(line.height for line in lines)) / 2
    for line in lines:
        y = set_lines(pen, centre, y, line, Align.CENTRE)
    middle = top - height / 2
    draw_logo(pen, kop.left_logo, (left + _LOGO / 2, middle), _LOGO)
    if kop.right_logo:
        draw_logo(pen, kop.right_logo, (right - _LOGO / 2, middle), _LOGO)
    foot = top - height - _GAP
    pen.rule((left, foot, right, foot), 2.2)
    pen.rule((left, foot - 2.6, right, foot - 2.6), 0.7)


def draw_logo(pen: Pen, content: bytes | None, centre: tuple[float, float], side: float) -> None:
    """Draw a logo inside a square, or the neutral mark where there is none that can be read."""
    picture = read_picture(content) if content else None
    x, y = centre
    if picture is None:
        draw_mark(pen, x, y, side / 2)
        return
    scale = side / max(picture.width, picture.height)
    across, up = picture.width * scale, picture.height * scale
    pen.place(pen.press.picture(picture), x - across / 2, y - up / 2, across, up)


def _text_height(kop: Kop, across: float) -> float:
    return max(sum(line.height for line in _lines(kop, across)), _LOGO)


@lru_cache(maxsize=64)
def _lines(kop: Kop, across: float) -> tuple[Fitted, ...]:
    """The lines in their sizes, each inside the room between the logos."""
    room = across - 2 * _LOGO_ROOM
    office = len(kop.lines) - kop.address_lines - 1
    fitted: list[Fitted] = []
    for number, line in enumerate(kop.lines):
        ink = _OFFICE if number == office else _ABOVE if number < office else _ADDRESS
        fitted.append(fit(line, ink, room, 4 * ink.size, ink.size * 0.72))
    return tuple(fitted)
