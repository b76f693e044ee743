"""Catatan konseling individu and catatan medis: one note, its parts under headings, one signer.

Words break over as many pages as they take and are never cut or set smaller.
"""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.facts import draw_labels, draw_values, facts_height
from rehabdesk.documents.kit.fitting import wrap
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paper import MM, Size, portrait
from rehabdesk.documents.kit.pen import Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import draw_titles, titles_height
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.domain.dossiers import NoteDossier

_SIDE = 20 * MM
_TOP = 10 * MM
_FOOT = 8 * MM
_GAP = 3 * MM
_HEADING = Ink(Style.BOLD, 10)
_PLAIN = Ink(Style.REGULAR, 10)
_LEAD = 5.1 * MM
_EMPTY = 2.4 * MM
_ABOVE = 3.6 * MM
_RULE = 0.6
_BASE = 0.3
"""How far below the middle of a line its baseline is, of the line's height."""
_TOGETHER = 3
"""Lines that stay with their heading, and with the signature."""
_MANNER = Manner(78 * MM, room=18 * MM)


class _SetLine(Struct, frozen=True):
    """One line as it will be set: words, how high it is, and how much of that is above them."""

    words: str
    ink: Ink
    height: float
    above: float = 0.0


def draw(dossiers: Sequence[NoteDossier]) -> bytes:
    """One PDF of all the notes asked for."""
    press = Press("Catatan")
    for dossier in dossiers:
        size = portrait(dossier.paper)
        pages = _pages(dossier, size)
        for number, lines in enumerate(pages):
            pen = press.pen(size)
            y = _draw_head(pen, dossier) if number == 0 else size.height - _TOP
            for line in lines:
                y = _draw_line(pen, line, y)
            if number == len(pages) - 1:
                _draw_foot(pen, dossier, y)
            right = (dossier.printed_at, page_words(number + 1, len(pages)))
            draw_footer(pen, _SIDE, _FOOT, dossier.person, right)
            press.add(pen)
    return press.finished()


def _pages(dossier: NoteDossier, size: Size) -> list[list[_SetLine]]:
    """Share the lines out; a heading and the signature have some lines with them."""
    across = size.width - 2 * _SIDE
    usual = size.height - _TOP - _FOOT - FOOTER
    left = usual - _head_height(dossier, across)
    foot = 2 * _GAP + signatures_height((dossier.signature,), _MANNER.dated(dossier.place_and_date))
    lines = _lines(dossier, across)
    last = max(0, len(lines) - _TOGETHER)
    pages: list[list[_SetLine]] = [[]]
    for at, line in enumerate(lines):
        kept = lines[at : at + _TOGETHER] if line.above else [line]
        if at == last:
            kept = lines[at:]
        needed = sum(one.height for one in kept) + (foot if at >= last else 0)
        if needed > left and pages[-1]:
            pages.append([])
            left = usual
        pages[-1].append(line)
        left -= line.height
    return pages


def _head_height(dossier: NoteDossier, across: float) -> float:
    return (
        letterhead_height(dossier.kop, across)
        + titles_height(dossier.titles, across)
        + facts_height(dossier.facts, across)
        + 5 * _GAP
    )


def _lines(dossier: NoteDossier, across: float) -> list[_SetLine]:
    lines: list[_SetLine] = []
    for heading, words in dossier.parts:
        lines.append(_SetLine(heading, _HEADING, _ABOVE + _LEAD, _ABOVE))
        for paragraph in (words or "–").split("\n"):
            if paragraph:
                lines += [_SetLine(one, _PLAIN, _LEAD) for one in wrap(paragraph, _PLAIN, across)]
            else:
                lines.append(_SetLine("", _PLAIN, _EMPTY))
    return lines


def _draw_head(pen: Pen, dossier: NoteDossier) -> float:
    """Draw letterhead, titles and facts, and return where the parts begin."""
    left, right, top = _SIDE, pen.size.width - _SIDE, pen.size.height - _TOP
    draw_letterhead(pen, dossier.kop, left, right, top)
    y = top - letterhead_height(dossier.kop, right - left) - _GAP
    y = draw_titles(pen, dossier.titles, pen.size.width / 2, y, right - left) - 2 * _GAP
    draw_labels(pen, dossier.facts, left, right, y)
    draw_values(pen, dossier.facts, left, right, y)
    y -= facts_height(dossier.facts, right - left) + _GAP
    pen.rule((left, y, right, y), _RULE)
    return y


def _draw_line(pen: Pen, line: _SetLine, top: float) -> float:
    middle = top - line.above - _LEAD / 2
    pen.text(_SIDE, middle - _BASE * line.ink.size, line.words, line.ink)
    return top - line.height


def _draw_foot(pen: Pen, dossier: NoteDossier, top: float) -> None:
    centre = pen.size.width - _SIDE - _MANNER.across / 2
    y = top - 2 * _GAP
    draw_date(pen, centre, y, dossier.place_and_date, _MANNER)
    draw_signatures(pen, ((centre, dossier.signature),), y, _MANNER.dated(dossier.place_and_date))


COUNSELING_NOTE = Document(
    key="counseling_note",
    title="Catatan konseling individu",
    dossier=NoteDossier,
    draw=draw,
)
MEDICAL_NOTE = Document(
    key="medical_note",
    title="Catatan medis",
    dossier=NoteDossier,
    draw=draw,
)
