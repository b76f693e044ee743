"""Tables that are plain text: CSV in whatever encoding, the clipboard, and HTML named .xls."""

import csv
import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from rehabdesk.spreadsheets.grid import Grid, unreadable

if TYPE_CHECKING:
    from rehabdesk.spreadsheets.cells import Cell

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ";\t,|"
_LOOKED_AT = 40
_MOST_COLUMNS = 500
_LONGEST_CELL = 32_767
_HARMLESS = re.compile(r"'+[=+\-@\t\r]")
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)
_MACHINE_NOISE = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_text(file: str, content: bytes) -> Grid:
    """The table in a CSV or HTML file; raises ``ListUnreadable``."""
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
    return _MACHINE_NOISE.sub("", text)


def read_pasted(text: str, name: str = "tempelan") -> Grid:
    """The table in a text with tabs, semicolons or commas between its cells."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    told = _SEPARATOR_LINE.match(plain.partition("\n")[0])
    separator = told[1] if told else _separator(plain)
    if told:
        # The line stays as an empty one, so that rows keep the numbers that Excel shows.
        plain = "\n" + plain.partition("\n")[2]
    try:
        lines = list(csv.reader(io.StringIO(plain, newline=""), delimiter=separator))
    except csv.Error:
        raise unreadable(name, "ada sel yang terlalu panjang atau kutip yang lepas.") from None
    if max(map(len, lines), default=0) > _MOST_COLUMNS:
        raise unreadable(name, f"ada lebih dari {_MOST_COLUMNS} kolom.")
    width = max(map(len, lines), default=0)
    cells: list[list[Cell]] = [
        [*(_harmful_again(one) for one in line), *[""] * (width - len(line))] for line in lines
    ]
    return Grid(name=name, cells=cells)


def _harmful_again(text: str) -> str:
    """Take off the apostrophe that our own export put before a sign that Excel would obey."""
    text = text.strip("\u00a0 \n")[:_LONGEST_CELL]
    return text[1:] if _HARMLESS.match(text) else text


def _separator(text: str) -> str:
    """The sign that splits the first lines into most columns, the same number in most lines."""
    lines = [line for line in text.split("\n")[:_LOOKED_AT] if line.strip()]
    best, most = ";", 0
    for sign in _SEPARATORS:
        counts = [len(one) for one in csv.reader(lines, delimiter=sign) if len(one) > 1]
        usual = max(set(counts), key=counts.count) if counts else 0
        weight = counts.count(usual) * min(usual, 60) if usual else 0
        if weight > most:
            best, most = sign, weight
    return best


class _TableParser(HTMLParser):
    """Collects the rows of the largest table; web systems call such a page an Excel file."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[Cell]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
        elif tag in {"td", "th"}:
            self._close()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), 60) if span.isdigit() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr"}:
            self._close()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close(self) -> None:
        if self._cell is None:
            return
        if not self.lines:
            self.lines.append([])
        text = " ".join("".join(self._cell).split())
        self.lines[-1].extend([text, *[""] * (self._span - 1)])
        self._cell = None


def _html(file: str, text: str) -> Grid:
    parser = _TableParser()
    parser.feed(text)
    parser.close()
    if not parser.lines:
        raise unreadable(file, "tidak ada tabel di dalamnya.")
    width = max(map(len, parser.lines))
    if width > _MOST_COLUMNS:
        raise unreadable(file, f"ada lebih dari {_MOST_COLUMNS} kolom.")
    return Grid(name=file, cells=[line + [""] * (width - len(line)) for line in parser.lines])
