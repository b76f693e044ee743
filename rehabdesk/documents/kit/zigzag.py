"""The people of an attendance sheet: rows with zig-zag cells to sign in, and boxes to count in.

Odd numbers sign in the first half of the column and even ones in the second, each over the height
of two rows, as Indonesian offices do (domain.md 5.1).
"""

from collections.abc import Sequence

from rehabdesk.documents.kit.fitting import set_in_box
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.pen import Align, Line, Pen
from rehabdesk.documents.kit.ruled import BOLD, THIN, Column, Edges, draw_cells
from rehabdesk.domain.dossiers import SheetRow

COLUMNS = (
    Column("No.", 9, Align.CENTRE),
    Column("Nama Residen", 59),
    Column("No. Registrasi", 31, Align.CENTRE),
    Column("Blok/Kamar", 23, Align.CENTRE),
    Column("Tanda Tangan", 25),
    Column("", 25),
    Column("Ket.", 14, Align.CENTRE),
)
_FIRST_SIGNING = 4
_LABEL = Ink(Style.REGULAR, 7.5)
_TURN = Ink(Style.REGULAR, 7.5)


def draw_people(
    pen: Pen,
    table: Edges,
    place: tuple[float, float],
    rows: Sequence[SheetRow],
) -> float:
    """Draw rows of (top, height) and return where they end."""
    top, height = place
    foot = top - len(rows) * height
    left, right = table.at[0], table.at[-1]
    lines: list[Line] = [(x, top, x, foot) for x in table.at[1:-1]]
    for at, person in enumerate(rows):
        y = top - at * height
        number = str(person.number)
        words = (number, person.name, person.registration_no, person.place, "", "", person.remark)
        draw_cells(pen, table, y, height, words)
        half = _FIRST_SIGNING + (person.number % 2 == 0)
        start, end = table.at[half], table.at[half + 1]
        pen.text(start + 2.5, y - height / 2 - 2.7, f"{number}.", _TURN)
        if at:
            signing, after = table.at[_FIRST_SIGNING], table.at[_FIRST_SIGNING + 2]
            lines += [(left, y, signing, y), (start, y, end, y), (after, y, right, y)]
    pen.rules(lines, THIN)
    pen.frame(left, foot, right - left, top - foot, BOLD)
    return foot


def draw_counts(pen: Pen, box: tuple[float, float, float, float], counted: Sequence[str]) -> None:
    """Draw boxes inside (left, foot, width, height), in which heads are counted by hand."""
    left, foot, across, up = box
    each = across / len(counted)
    pen.frame(*box, BOLD)
    inner = [left + each * at for at in range(1, len(counted))]
    pen.rules([(x, foot + up, x, foot) for x in inner], THIN)
    for at, label in enumerate(counted):
        room = (left + each * at + 3, foot, each * 0.62, up)
        set_in_box(pen, room, f"{label} :", _LABEL, Align.LEFT)


def blank_row(number: int) -> SheetRow:
    """A row for somebody who came without being expected."""
    return SheetRow(number=number, name="", registration_no="", place="")
