"""The table in a web page; web systems call such a page an Excel file.

Python's own parser of HTML takes minutes for a page that opens a hundred thousand comments and
closes none. This one looks at each sign of a page once.
"""

import re
from html import unescape

from rehabdesk.spreadsheets.cells import Cell

_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*+)"
    r"(?P<words>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>?"
    r"|<|(?P<text>[^<]++)",
    re.DOTALL,
)
_SPAN = re.compile(r"\bcolspan\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_SILENT = frozenset({"script", "style"})
_WIDEST_SPAN = 60


def rows_in(page: str) -> list[list[Cell]]:
    """The rows of all tables of a page, one below the other; a cell over several is in the first.

    What a cell says is on one line; the cells that it reaches over are empty.
    """
    table = _OpenTable()
    silent = ""
    for piece in _PIECE.finditer(page):
        tag = (piece["tag"] or "").lower()
        if silent:
            silent = "" if piece["close"] and tag == silent else silent
        elif piece["text"]:
            table.say(piece["text"])
        elif tag in _SILENT and not piece["close"]:
            silent = tag
        elif tag:
            table.meet(tag, piece["words"], closing=bool(piece["close"]))
    table.close()
    return table.rows


class _OpenTable:
    """The rows so far, and the cell that is open."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def say(self, text: str) -> None:
        """Add to the open cell."""
        if self._cell is not None:
            self._cell.append(text)

    def meet(self, tag: str, words: str, *, closing: bool) -> None:
        """A tag begins or ends."""
        if tag in {"td", "th", "tr"}:
            self.close()
        if closing:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._cell = []
            found = _SPAN.search(words)
            self._span = max(1, min(int(found[1]), _WIDEST_SPAN)) if found else 1
        elif tag == "br":
            self.say(" ")

    def close(self) -> None:
        """The open cell ends."""
        if self._cell is None:
            return
        if not self.rows:
            self.rows.append([])
        text = " ".join(unescape("".join(self._cell)).split())
        self.rows[-1].extend([text, *[""] * (self._span - 1)])
        self._cell = None
