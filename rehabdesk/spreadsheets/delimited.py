"""Tables that are plain text: CSV in whatever encoding, the clipboard, and HTML named .xls."""

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rehabdesk.spreadsheets.grid import (
    ALMOST_ROWS,
    Grid,
    require_few_rows,
    too_many_rows,
    unreadable,
)
from rehabdesk.spreadsheets.web_page import rows_in

if TYPE_CHECKING:
    from rehabdesk.domain.refusals import ListUnreadable
    from rehabdesk.spreadsheets.cells import Cell

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ";\t,|"
_LOOKED_AT = 40
_MOST_COLUMNS = 500
_LONGEST_CELL = 32_767
_LIKE_AN_ADDRESS = 2
_LONGEST_LINE = 2_000_000
_LINE_END = re.compile(rb"[\r\n<]")
_HARMLESS = re.compile(r"'+ *[=+\-@\t\r]")
_HARMLESS_INSIDE = re.compile(r"([;,|]\s*)'('*[=+\-@])")
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)
_MACHINE_NOISE = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_text(file: str, content: bytes) -> Grid:
    """The table in a CSV or HTML file; raises ``ListUnreadable``."""
    if len(content) > _LONGEST_LINE and not _LINE_END.search(content, 0, _LONGEST_LINE):
        raise unreadable(file, "baris pertamanya terlalu panjang; ini bukan tabel.")
    text = decoded(file, content)
    if re.match(r"\s*(?:<!doctype html|<html|<table|<meta|<head)", text, re.IGNORECASE):
        return _html(file, text)
    return read_pasted(text, file)


def decoded(file: str, content: bytes) -> str:
    """The text of a file: by its mark, else UTF-8, else Windows' Western letters."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(file, content.decode(encoding, "replace"))
    try:
        return _checked(file, content.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(file, content.decode(_guessed(content), "replace"))


def _guessed(content: bytes) -> str:
    """Windows-1252, but for a text that it cannot hold and another encoding clearly can."""
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(content[:200_000]).best()
        return best.encoding if best else "cp1252"
    return "cp1252"


def _checked(file: str, text: str) -> str:
    noise = len(_MACHINE_NOISE.findall(text[:4000]))
    if noise > len(text[:4000]) // 50:
        raise unreadable(file, "ini bukan berkas Excel atau CSV.")
    return _MACHINE_NOISE.sub("", text) if _MACHINE_NOISE.search(text) else text


def read_pasted(text: str, name: str = "tempelan") -> Grid:
    """The table in a text with tabs, semicolons or commas between its cells."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    told = _SEPARATOR_LINE.match(plain[:_LONGEST_CELL].partition("\n")[0])
    if told:
        # The line stays as an empty one, so that rows keep the numbers that Excel shows.
        plain = "\n" + plain.partition("\n")[2]
    try:
        separator = told[1] if told else _separator(plain)
        lines = _lines(name, csv.reader(io.StringIO(plain, newline=""), delimiter=separator))
    except csv.Error:
        raise unreadable(name, "ada sel yang terlalu panjang atau kutip yang lepas.") from None
    if max(map(len, lines), default=0) > _MOST_COLUMNS:
        raise unreadable(name, f"ada lebih dari {_MOST_COLUMNS} kolom.")
    _require_closed_quotes(name, lines, separator, odd=plain.count('"') % 2 == 1)
    width = max(map(len, lines), default=0)
    cells: list[list[Cell]] = [
        [*(_harmful_again(one) for one in line), *[""] * (width - len(line))] for line in lines
    ]
    return Grid(name=name, cells=cells)


def _lines(name: str, rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows, and no more of them than any list may have (``ListUnreadable``)."""
    lines: list[list[str]] = []
    filled = 0
    for row in rows:
        lines.append(row)
        filled += any(row)
        if filled > ALMOST_ROWS:
            raise too_many_rows(name)
    return lines


def _require_closed_quotes(name: str, lines: list[list[str]], separator: str, *, odd: bool) -> None:
    """Refuse a list where a quote that was never closed made one cell of many rows.

    Such a cell goes over several lines, and each of its further lines is parted as rows of the
    table are. An address over two lines is not; of a table of two columns, which an address may
    look like, only a cell that reaches to the end of the file is refused. Where the quotes are
    ``odd`` in number, so is whatever the last cell of the file swallowed; and so is a cell that
    goes on behind its closing quote, which is the opening one of a later row.
    """
    widths = [len(line) for line in lines if len(line) > 1]
    usual = max(set(widths), key=widths.count) if widths else 0
    at = 1
    for line in lines:
        broken = [cell for cell in line if "\n" in cell]
        for cell in broken:
            further = [one for one in cell.split("\n")[1:] if one.strip()]
            rows = bool(further) and all(one.count(separator) == usual - 1 for one in further)
            swallowed = rows and usual > 1 and (usual > _LIKE_AN_ADDRESS or line is lines[-1])
            if swallowed or _goes_on(cell, separator):
                raise _unclosed(name, at)
        if odd and line is lines[-1] and re.search(rf"[\n{re.escape(separator)}]", line[-1]):
            raise _unclosed(name, at)
        at += 1 + sum(cell.count("\n") for cell in broken)


def _goes_on(cell: str, separator: str) -> bool:
    """Whether a later line of a cell is parted and has a closing quote with text before it."""
    further = cell.split("\n", 1)[1]
    return cell.count('"') % 2 == 1 and further.endswith('"') and separator in cell


def _unclosed(name: str, row: int) -> "ListUnreadable":
    return unreadable(name, f"kutip di baris {row} tidak ditutup. Perbaiki, lalu coba lagi.")


def _harmful_again(text: str) -> str:
    """Take off the apostrophes that our own export put before signs that Excel would obey."""
    text = text.strip("\u00a0 \n")[:_LONGEST_CELL]
    if "'" in text:
        text = _HARMLESS_INSIDE.sub(r"\1\2", text)
    return text[1:] if _HARMLESS.match(text) else text


def _separator(text: str) -> str:
    """The sign that splits the first lines into most columns, the same number in most lines."""
    first = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    lines = [line[:_LONGEST_CELL] for line in first if line.strip()]
    best, most = ";", 0
    for sign in _SEPARATORS:
        counts = [len(one) for one in csv.reader(lines, delimiter=sign) if len(one) > 1]
        usual = max(set(counts), key=counts.count) if counts else 0
        weight = counts.count(usual) * min(usual, 60) if usual else 0
        if weight > most:
            best, most = sign, weight
    return best


def _html(file: str, text: str) -> Grid:
    lines = rows_in(text)
    if not lines:
        raise unreadable(file, "tidak ada tabel di dalamnya.")
    require_few_rows(file, lines)
    width = max(map(len, lines))
    if width > _MOST_COLUMNS:
        raise unreadable(file, f"ada lebih dari {_MOST_COLUMNS} kolom.")
    return Grid(name=file, cells=[line + [""] * (width - len(line)) for line in lines])
