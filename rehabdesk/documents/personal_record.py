"""Data pribadi residen: everything the office keeps about one person, printed for that person.

UU 27/2022 article 7 gives everybody a copy of the data about themselves. It is handed over
against a signature and never hangs on a wall.
"""

from collections.abc import Sequence

from msgspec import Struct

from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.footer import FOOTER, draw_footer, page_words
from rehabdesk.documents.kit.letterhead import draw_letterhead, letterhead_height
from rehabdesk.documents.kit.paper import MM, Size, portrait
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.ruled import draw_titles, titles_height
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.domain.dossiers import PersonalRecordDossier

_SIDE = 18 * MM
_TOP = 10 * MM
_FOOT = 8 * MM
_GAP = 3 * MM
_LABEL = 46 * MM
_LEAST = 4.8 * MM
_HEADING = Ink(Style.BOLD, 10)
_PLAIN = Ink(Style.REGULAR, 9.5)
_MANNER = Manner(76 * MM, room=16 * MM)


class _RecordLine(Struct, frozen=True):
    """One line as it will be set: a heading, a label with its value, or free words."""

    label: Fitted | None
    value: Fitted
    height: float


def draw(dossiers: Sequence[PersonalRecordDossier]) -> bytes:
    """One PDF of all the people asked for."""
    press = Press("Data Pribadi")
    compose(press, dossiers)
    return press.finished()


def compose(press: Press, dossiers: Sequence[PersonalRecordDossier]) -> None:
    """Draw each person's data, the letterhead on the first page of each."""
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


def _pages(dossier: PersonalRecordDossier, size: Size) -> list[list[_RecordLine]]:
    """Share the lines out; the signatures stay with the last ones."""
    across = size.width - 2 * _SIDE
    lowest = _FOOT + FOOTER
    signers = (dossier.left_signature, dossier.right_signature)
    foot = 2 * _GAP + signatures_height(signers, _MANNER.dated(dossier.place_and_date))
    usual = size.height - _TOP - lowest
    head = letterhead_height(dossier.kop, across) + 3 * _GAP
    left = usual - head - titles_height(dossier.titles, across)
    pages: list[list[_RecordLine]] = [[]]
    lines = _lines(dossier, across)
    for at, line in enumerate(lines):
        needed = line.height + (foot if at == len(lines) - 1 else 0)
        # A heading does not stand alone at the foot of a page.
        if line.label is None and at + 1 < len(lines):
            needed += lines[at + 1].height
        if needed > left:
            pages.append([])
            left = usual
        pages[-1].append(line)
        left -= line.height
    return pages


def _lines(dossier: PersonalRecordDossier, across: float) -> list[_RecordLine]:
    lines: list[_RecordLine] = []
    for section in dossier.sections:
        heading = fit(section.heading, _HEADING, across, 3 * _LEAST, 9)
        lines.append(_RecordLine(None, heading, heading.height + 2 * _GAP))
        for label, value in section.lines:
            named = fit(label, _PLAIN, _LABEL - 2 * MM, 3 * _LEAST, 7.5)
            said = fit(value or "–", _PLAIN, across - _LABEL, 12 * _LEAST, 7.5)
            height = max(named.height, said.height, _LEAST) + MM
            lines.append(_RecordLine(named, said, height))
    statement = fit(dossier.statement, _PLAIN, across, 8 * _LEAST, 8)
    return [*lines, _RecordLine(None, statement, statement.height + 2 * _GAP)]


def _draw_head(pen: Pen, dossier: PersonalRecordDossier) -> float:
    """Draw letterhead and titles and return where the lines begin."""
    right, top = pen.size.width - _SIDE, pen.size.height - _TOP
    draw_letterhead(pen, dossier.kop, _SIDE, right, top)
    under = top - letterhead_height(dossier.kop, right - _SIDE) - _GAP
    return draw_titles(pen, dossier.titles, pen.size.width / 2, under, right - _SIDE)


def _draw_line(pen: Pen, line: _RecordLine, top: float) -> float:
    if line.label is None:
        set_lines(pen, _SIDE, top - 1.4 * _GAP, line.value, Anchor.LEFT)
    else:
        set_lines(pen, _SIDE, top, line.label, Anchor.LEFT)
        set_lines(pen, _SIDE + _LABEL, top, line.value, Anchor.LEFT)
    return top - line.height


def _draw_foot(pen: Pen, dossier: PersonalRecordDossier, top: float) -> None:
    left = _SIDE + _MANNER.across / 2
    right = pen.size.width - left
    y = top - 2 * _GAP
    draw_date(pen, right, y, dossier.place_and_date, _MANNER)
    pair = ((left, dossier.left_signature), (right, dossier.right_signature))
    draw_signatures(pen, pair, y, _MANNER.dated(dossier.place_and_date))


PERSONAL_RECORD = Document(
    key="personal_record",
    title="Data pribadi residen",
    dossier=PersonalRecordDossier,
    draw=draw,
)
