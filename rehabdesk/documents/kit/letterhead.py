"""The kop surat: logos left and right, centred lines, and the double rule below (domain.md 5.2).

Where no logo was loaded there is none: the lines have the whole width, and nothing stands in.
"""

from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.fitting import Fitted, balanced, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.pictures import PaperPicture, read_picture
from rehabdesk.domain.dossiers import Kop

_LOGO = 19 * MM
_LOGO_ROOM = 24 * MM
_GAP = 2.2 * MM


class KopInks(Struct, frozen=True):
    """How a letterhead is set, and how small its lines may get before they are broken."""

    above: Ink
    office: Ink
    address: Ink
    least_above: float = 8.5
    least_office: float = 11


_INKS = KopInks(Ink(Style.REGULAR, 10.5), Ink(Style.BOLD, 13.5), Ink(Style.REGULAR, 8))


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
        y = set_lines(pen, centre, y, line, Anchor.CENTRE)
    middle = top - height / 2
    draw_logo(pen, kop.left_logo, (left + _LOGO / 2, middle), _LOGO)
    draw_logo(pen, kop.right_logo, (right - _LOGO / 2, middle), _LOGO)
    foot = top - height - _GAP
    pen.rule((left, foot, right, foot), 2.2)
    pen.rule((left, foot - 2.6, right, foot - 2.6), 0.7)


def draw_logo(pen: Pen, content: bytes | None, centre: tuple[float, float], side: float) -> None:
    """Draw a logo inside a square; nothing where there is none that can be read."""
    picture = _picture(content)
    if picture is None:
        return
    x, y = centre
    scale = side / max(picture.width, picture.height)
    across, up = picture.width * scale, picture.height * scale
    pen.place(picture, x - across / 2, y - up / 2, across, up)


def has_logo(kop: Kop) -> bool:
    """Whether a letterhead has a picture that can be drawn."""
    return is_drawn(kop.left_logo) or is_drawn(kop.right_logo)


def is_drawn(content: bytes | None) -> bool:
    """Whether there is a logo, and one that can be read."""
    return _picture(content) is not None


def _picture(content: bytes | None) -> PaperPicture | None:
    return read_picture(content) if content else None


def _text_height(kop: Kop, across: float) -> float:
    lines = sum(line.height for line in _lines(kop, across))
    return max(lines, _LOGO) if has_logo(kop) else lines


def _lines(kop: Kop, across: float) -> tuple[Fitted, ...]:
    return kop_lines(kop, across - 2 * _LOGO_ROOM * has_logo(kop), _INKS)


@lru_cache(maxsize=64)
def kop_lines(kop: Kop, room: float, inks: KopInks) -> tuple[Fitted, ...]:
    """The lines in their sizes, none wider than ``room``.

    All lines above the office's name have one size, and all lines of its address: what is too
    long goes on under itself.
    """
    office = len(kop.lines) - kop.address_lines - 1
    above, address = kop.lines[: max(0, office)], kop.lines[max(0, office + 1) :]
    sizes = [fit(line, inks.above, room, 0, inks.least_above).ink.size for line in above]
    small = inks.above.sized(min(sizes, default=inks.above.size))
    named = kop.lines[office : office + 1] if office >= 0 else ()
    names = [fit(line, inks.office, room, 0, inks.least_office).ink for line in named]
    return tuple(
        Fitted(balanced(line, ink, room), ink)
        for lines, ink in ((above, small), (named, (names or [small])[0]), (address, inks.address))
        for line in lines
    )
