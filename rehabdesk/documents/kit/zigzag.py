"""The people of an attendance sheet: rows with zig-zag cells to sign in, and boxes to count in.

Odd numbers sign in the first half of the column and even ones in the second, each over the height
of two rows, as Indonesian offices do (domain.md 5.1).
"""

from collections.abc import Sequence

from rehabdesk.documents.kit.fitting import set_in_box
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.pen import Anchor, Pen, Stroke
from rehabdesk.documents.kit.ruled import BOLD, THIN, Edges, RuledColumn, set_cells
from rehabdesk.domain.dossiers import SheetRow

COLUMNS = (
    RuledColumn("No.", 9, Anchor.CENTRE),
    RuledColumn("Nama Residen", 61),
    RuledColumn("No. Registrasi", 31, Anchor.CENTRE),
    RuledColumn("Blok/Kamar", 23, Anchor.CENTRE),
    RuledColumn("Tanda Tangan", 24),
    RuledColumn("", 24),
    RuledColumn("Ket.", 14, Anchor.CENTRE),
)
FIRST_SIGNING = 4
"""The column of odd numbers; even ones sign in the next."""

_LABEL = Ink(Style.REGULAR, 7.5)
_KNOWN = Ink(Style.BOLD, 9.5)
_TURN = Ink(Style.REGULAR, 7.5)


def words_of_row(row: SheetRow) -> tuple[str, ...]:
    """What stands in a row's cells, column by column."""
    return (str(row.number), row.name, row.registration_no, row.place, "", "", row.remark)


def draw_people(
    pen: Pen,
    table: Edges,
    top: float,
    rows: Sequence[tuple[SheetRow, float]],
    ink: Ink,
) -> float:
    """Draw rows, each with its height, from ``top`` down and return where they end."""
    foot = top - sum(height for _, height in rows)
    left, right = table.at[0], table.at[-1]
    lines: list[Stroke] = [(x, top, x, foot) for x in table.at[1:-1]]
    y = top
    for at, (row, height) in enumerate(rows):
        set_cells(pen, table, y, height, words_of_row(row), ink)
        half = FIRST_SIGNING + (row.number % 2 == 0)
        start, end = table.at[half], table.at[half + 1]
        pen.text(start + 2.5, y - height / 2 - 2.7, f"{row.number}.", _TURN)
        if at:
            signing, after = table.at[FIRST_SIGNING], table.at[FIRST_SIGNING + 2]
            lines += [(left, y, signing, y), (start, y, end, y), (after, y, right, y)]
        y -= height
    pen.rules(lines, THIN)
    pen.frame(left, foot, right - left, top - foot, BOLD)
    return foot


def draw_counts(
    pen: Pen, box: tuple[float, float, float, float], counted: Sequence[tuple[str, str]]
) -> None:
    """Draw boxes inside (left, foot, width, height): counts that are known, and room for others."""
    left, foot, across, up = box
    step = across / len(counted)
    pen.frame(*box, BOLD)
    inner = [left + step * at for at in range(1, len(counted))]
    pen.rules([(x, foot + up, x, foot) for x in inner], THIN)
    for at, (label, known) in enumerate(counted):
        x, end = left + step * at + 3, left + step * (at + 1) - 4
        kept = width(known, _KNOWN) + 2 if known else step * 0.3
        set_in_box(pen, (x, foot, end - x - kept, up), f"{label} :", _LABEL, Anchor.LEFT)
        if known:
            set_in_box(pen, (end - kept, foot, kept, up), known, _KNOWN, Anchor.RIGHT)


def blank_row(number: int) -> SheetRow:
    """A row for somebody who came without being expected."""
    return SheetRow(number=number, name="", registration_no="", place="")
