"""The first sheet of an Excel file: its heading row found by name, its rows by heading."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from rehabdesk.domain.refusals import ListUnreadable, Refusal
from rehabdesk.spreadsheets.cells import Cell, date_in, number_in, text_in
from rehabdesk.wording.refusals import sentence

_HEADING_ROWS = 30
_NO_ROWS = "tidak ada baris di bawah judul kolom."

T = TypeVar("T")


class ReadRow(Struct, frozen=True, kw_only=True):
    """One row below the headings; ``number`` is its number in Excel, counted from 1."""

    file: str
    number: int
    cells: dict[str, Cell]

    def text(self, heading: str) -> str:
        """The text under a heading, perhaps empty."""
        return self._read(heading, text_in)

    def required(self, heading: str) -> str:
        """The text under a heading that may not be empty."""
        text = self.text(heading)
        if not text:
            raise self._refusal(f"kolom “{heading}” kosong.")
        return text

    def day(self, heading: str) -> date | None:
        """The date under a heading, or None where it is empty."""
        return self._read(heading, date_in)

    def whole(self, heading: str) -> int | None:
        """The whole number under a heading, or None where it is empty."""
        return self._read(heading, number_in)

    def _read(self, heading: str, reading: Callable[[Cell], T]) -> T:
        key = _key(heading)
        if key not in self.cells:
            raise ListUnreadable(
                file=self.file, reason="file", problem=f"kolom “{heading}” tidak ada."
            )
        try:
            return reading(self.cells[key])
        except Refusal as refusal:
            raise self._refusal(f"kolom “{heading}”: {sentence(refusal)}") from None

    def _refusal(self, problem: str) -> ListUnreadable:
        return ListUnreadable(file=self.file, row=self.number, problem=problem)


class ReadSheet(Struct, frozen=True, kw_only=True):
    """The cells of a sheet, row by row, and the name of its file without the folder."""

    file: str
    cells: tuple[tuple[Cell, ...], ...]

    def rows(self, *headings: str) -> tuple[ReadRow, ...]:
        """The rows below the heading row that holds ``headings``, blank rows left out.

        Raises:
            ListUnreadable: there is no such heading row, or nothing below it.
        """
        top = self._heading_row(headings)
        keys = [_key(text_in(cell)) for cell in self.cells[top]]
        rows = tuple(
            ReadRow(file=self.file, number=at, cells=dict(zip(keys, line, strict=False)))
            for at, line in enumerate(self.cells[top + 1 :], top + 2)
            if any(text_in(cell) for cell in line)
        )
        if not rows:
            raise ListUnreadable(file=self.file, reason="file", problem=_NO_ROWS)
        return rows

    def preface(self, *headings: str) -> tuple[str, ...]:
        """The lines of text above the heading row."""
        above = self.cells[: self._heading_row(headings)]
        lines = (" ".join(filter(None, map(text_in, line))) for line in above)
        return tuple(line for line in lines if line)

    def _heading_row(self, headings: tuple[str, ...]) -> int:
        wanted = {_key(heading) for heading in headings}
        for at, line in enumerate(self.cells[:_HEADING_ROWS]):
            if wanted <= {_key(text_in(cell)) for cell in line}:
                return at
        named = " dan ".join(f"“{heading}”" for heading in headings)
        raise ListUnreadable(
            file=self.file, reason="file", problem=f"baris judul dengan kolom {named} tidak ada."
        )


def open_sheet(path: Path) -> ReadSheet:
    """The first sheet of an Excel file (.xlsx, .xls, .ods).

    Raises:
        ListUnreadable: the file is not there, locked by a password, or no spreadsheet.
    """
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
        lines = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except FileNotFoundError:
        raise _unreadable(path, "berkasnya tidak ada.") from None
    except calamine.PasswordError:
        raise _unreadable(path, "berkasnya dikunci dengan kata sandi. Buka kuncinya.") from None
    except OSError:
        raise _unreadable(path, "berkasnya tidak dapat dibuka. Tutup dahulu di Excel.") from None
    except (calamine.CalamineError, IndexError):
        raise _unreadable(path, "ini bukan berkas Excel yang utuh.") from None
    return ReadSheet(file=path.name, cells=tuple(map(tuple, lines)))


def _unreadable(path: Path, problem: str) -> ListUnreadable:
    return ListUnreadable(file=path.name, reason="file", problem=problem)


def _key(heading: str) -> str:
    """A heading without case, dots and blanks: "No. Registrasi" is "noregistrasi"."""
    return re.sub(r"[\s.]", "", heading).casefold()
