"""The foot of each page of an attendance sheet: number, rule for absences, QR code, session.

The code stands in the middle, between the two signature blocks; where a third block stands there,
in the left corner. So it takes no room from the rows of a page that is signed.
"""

from msgspec import Struct

from rehabdesk.documents.kit.fitting import wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.footer import page_words
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.qr import qr_code

CODE = 14 * MM
"""The side of the code, without the empty border around it."""

CODE_FOOT = 7 * MM
"""Where the code stands, from the foot of the page."""

QUIET = 3 * MM
"""The empty border: at least four modules of a version 1 code, 2.67 mm (ISO/IEC 18004)."""

_FOOT = 8.1 * MM
_TOP = 17 * MM
_LINE = 8.6
_LINES = 3
_ABOVE_NUMBER = 4.7 * MM
_NUMBER_LINES = 2
_LABEL = 15 * MM
_LONGEST_PAGE = (99, 99)
_SMALL = Ink(Style.REGULAR, 7)
_NUMBER = Ink(Style.BOLD, 14, 0.7)


class SheetFoot(Struct, frozen=True):
    """How the foot is set between two margins: where the code and the words at its left stand."""

    left: float
    right: float
    code: float
    words: float

    @property
    def across(self) -> float:
        """How wide the words at either side of the code may be."""
        return (self.right - self.left - CODE - 2 * QUIET) / 2


def sheet_foot(left: float, right: float, *, in_corner: bool) -> SheetFoot:
    """The foot between two margins, its code in the middle or in the left corner."""
    if in_corner:
        return SheetFoot(left, right, left, left + CODE + QUIET)
    return SheetFoot(left, right, (left + right - CODE) / 2, left)


def foot_top(foot: SheetFoot, session_line: str, printed_at: str, absence_rule: str) -> float:
    """How far up the words of the foot reach, with the space above them."""
    left = _NUMBER_LINES + len(wrap(absence_rule, _SMALL, foot.across))
    right = len(_session_lines(foot, session_line, printed_at, _LONGEST_PAGE))
    return _TOP + _LINE * (max(left, right, _LINES) - _LINES)


def draw_standing(pen: Pen, foot: SheetFoot, absence_rule: str) -> None:
    """Draw what is the same on many sheets: the label of the number, and the rule above it."""
    pen.text(foot.words, _FOOT + 0.6, "No. Lembar", _SMALL)
    lines = wrap(absence_rule, _SMALL, foot.across)
    for above, words in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        pen.text(foot.words, _FOOT + _ABOVE_NUMBER + _LINE * above, words, _SMALL)


def draw_number(pen: Pen, foot: SheetFoot, number: str) -> None:
    """Draw the sheet's number behind its label."""
    pen.text(foot.words + _LABEL, _FOOT, number, _NUMBER)


def draw_session(
    pen: Pen, foot: SheetFoot, session_line: str, printed_at: str, page: tuple[int, int]
) -> None:
    """Draw at the right which session it is, and below it when it was printed and which page."""
    lines = _session_lines(foot, session_line, printed_at, page)
    for above, words in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        pen.text(foot.right, _FOOT + _LINE * above, words, _SMALL, Anchor.RIGHT)


def draw_code(pen: Pen, foot: SheetFoot, code: str) -> None:
    """Draw the QR code of a page."""
    made = qr_code(code)
    pen.code(made, foot.code, CODE_FOOT, CODE)


def _session_lines(
    foot: SheetFoot, session_line: str, printed_at: str, page: tuple[int, int]
) -> tuple[str, ...]:
    printed = "  ·  ".join(filter(None, (printed_at, page_words(*page))))
    if width(printed, _SMALL) <= foot.across:
        return *wrap(session_line, _SMALL, foot.across), printed
    return *wrap(session_line, _SMALL, foot.across), *wrap(printed, _SMALL, foot.across)
