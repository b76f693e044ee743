"""Tables written out as .xlsx, CSV or to be pasted: text as text, no cell that Excel obeys."""

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from rehabdesk.spreadsheets.cells import Cell

OutCell = str | int | float | bool | date | None
"""What may be written: None and "" leave the cell empty."""

_OBEYED = re.compile(r"'*[=+\-@\t\r]")
# Behind a sign that parts cells in another country's Excel, a cell begins there.
_OBEYED_INSIDE = re.compile(r"([;,|]\s*)('*[=+\-@])")
_WIDEST = 48
_LONGEST = 32_767
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def xlsx_of(
    headings: Sequence[str],
    rows: Iterable[Sequence[OutCell]],
    *,
    sheet: str = "Daftar",
    above: Sequence[Sequence[OutCell]] = (),
) -> bytes:
    """A workbook of one sheet: lines ``above``, a bold heading row that stays, the rows.

    Text that begins with = + - @ is marked as text for good (Excel's quote prefix).
    """
    page = _WrittenSheet(sheet, headings)
    for at, line in enumerate(above):
        page.put_line(at, line)
    page.put_headings(len(above))
    for at, row in enumerate(rows, len(above) + 1):
        page.put_line(at, row)
    return page.finished(len(above))


class _WrittenSheet:
    """One sheet being written, with its formats and the widths that its columns ask for."""

    def __init__(self, name: str, headings: Sequence[str]) -> None:
        import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

        self._out = io.BytesIO()
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(self._out, plain)
        self._page = self._book.add_worksheet(_BAD_IN_NAMES.sub(" ", name)[:31].strip() or "Daftar")
        add = self._book.add_format
        self._bold = add({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        self._day = add({"num_format": "dd-mm-yyyy", "align": "left"})
        self._text = add({"num_format": "@"})
        self._harmless = add({"num_format": "@", "quote_prefix": True})
        self._headings = headings
        self._widths = [len(one) for one in headings]
        self._last = 0

    def put_headings(self, at: int) -> None:
        """Write the headings."""
        for number, heading in enumerate(self._headings):
            self._page.write_string(at, number, heading, self._bold)

    def put_line(self, at: int, line: Sequence[OutCell]) -> None:
        """Write one row."""
        self._last = at
        for number, cell in enumerate(line):
            if cell is None or cell == "":
                continue
            self._put(at, number, cell)
            if number < len(self._widths):
                self._widths[number] = max(self._widths[number], len(shown(cell)))

    def finished(self, top: int) -> bytes:
        """Set the widths, keep the headings in sight, and give the bytes."""
        for number, width in enumerate(self._widths):
            self._page.set_column(number, number, min(_WIDEST, width + 2))
        self._page.freeze_panes(top + 1, 0)
        if self._headings:
            self._page.autofilter(top, 0, max(self._last, top), len(self._headings) - 1)
        self._book.close()
        return self._out.getvalue()

    def _put(self, at: int, number: int, cell: OutCell) -> None:
        if isinstance(cell, date):
            moment = datetime(cell.year, cell.month, cell.day)
            self._page.write_datetime(at, number, moment, self._day)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            self._page.write_number(at, number, cell)
        else:
            text = _UNWRITABLE.sub("", cell if isinstance(cell, str) else shown(cell))[:_LONGEST]
            obeyed = _OBEYED.match(text)
            self._page.write_string(at, number, text, self._harmless if obeyed else self._text)


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[OutCell]]) -> bytes:
    """A CSV as Excel in Indonesian opens it: semicolons, UTF-8 with its mark, dd-mm-yyyy."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(one) for one in headings])
    for row in rows:
        writer.writerow([_line_of(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def tabbed(rows: Iterable[Sequence[OutCell]]) -> str:
    """Rows as text to be pasted: tabs between the cells, one row a line."""
    return "\r\n".join("\t".join(map(_line_of, row)) for row in rows)


def html_of(rows: Iterable[Sequence[OutCell]]) -> str:
    """The same rows as a table of HTML, where Excel keeps long digits and leading zeros as text."""
    lines = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table>{lines}</table>'


def _line_of(cell: OutCell) -> str:
    return _harmless(cell) if isinstance(cell, str) else shown(cell)


def _html_cell(cell: OutCell) -> str:
    # Excel's own property: the cell is text, whatever stands in it.
    text = " style=\"mso-number-format:'\\@'\"" if isinstance(cell, str) else ""
    return f"<td{text}>{html.escape(_line_of(cell))}</td>"


def shown(cell: OutCell) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y") if cell.year > 999 else ""  # noqa: PLR2004 - four figures
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def out_cell(cell: Cell) -> OutCell:
    """A cell that was read, to be written again as it was."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, str | int | float | bool | date):
        return cell
    return str(cell)


def _harmless(text: str) -> str:
    """One line without tabs, and no part of it that an Excel would take for a formula."""
    plain = re.sub(r"\r\n|[\r\n\t]", " ", _UNWRITABLE.sub("", text))
    plain = _OBEYED_INSIDE.sub(r"\1'\2", plain)
    return f"'{plain}" if _OBEYED.match(plain.lstrip(" ")) else plain
