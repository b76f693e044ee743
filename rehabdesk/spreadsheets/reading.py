"""The sheets of any file that an office calls a table: xlsx, xls, ods, CSV, a pasted text.

Only the process that ``asking`` starts for it calls this: what is read here is not ours.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehabdesk.spreadsheets.delimited import read_text
from rehabdesk.spreadsheets.grid import ALMOST_ROWS, Grid, filled, require_few_rows, unreadable
from rehabdesk.spreadsheets.guard import broken, locked, require_modest
from rehabdesk.spreadsheets.hidden import NOTHING_HIDDEN, facts_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

    from rehabdesk.spreadsheets.cells import Cell

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MOST_SHEETS = 20


def read_tables(file: str, content: bytes) -> tuple[Grid, ...]:
    """Every sheet that holds something, whatever the file's ending says it is.

    Raises:
        ListUnreadable: locked by a password, damaged, far too large, or no table at all.
    """
    if content.startswith(_WORKBOOKS):
        merged = require_modest(file, content)
        grids = _workbook(file, content, merged=merged)
    else:
        grids = (read_text(file, content),)
    grids = tuple(one for one in grids if any(any(cell != "" for cell in r) for r in one.cells))
    if not grids:
        raise unreadable(file, "tidak ada isinya.")
    return grids


def _workbook(file: str, content: bytes, *, merged: bool) -> tuple[Grid, ...]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [
            one for one in book.sheets_metadata if one.typ is calamine.SheetTypeEnum.WorkSheet
        ]
        names = [one.name for one in sheets if one.visible is calamine.SheetVisibleEnum.Visible]
        unseen = tuple(one.name for one in sheets if names and one.name not in names)
        facts = facts_of(content, [one.name for one in sheets])
        return tuple(
            replace(
                _grid(file, book, name, merged=merged),
                hidden_rows=facts.sheets.get(name, NOTHING_HIDDEN).rows,
                hidden_columns=facts.sheets.get(name, NOTHING_HIDDEN).columns,
                hidden_sheets=unseen,
                since_1904=facts.since_1904,
            )
            for name in (names or book.sheet_names)[:_MOST_SHEETS]
        )
    except calamine.PasswordError:
        raise locked(file) from None
    except (calamine.CalamineError, OSError, ValueError, IndexError):
        raise broken(file) from None
    except BaseException as error:
        # A panic of the reader, which is written in Rust, is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise broken(file) from None


def _grid(file: str, book: "CalamineWorkbook", name: str, *, merged: bool) -> Grid:
    sheet = book.get_sheet_by_name(name)
    lines: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    if len(lines) > ALMOST_ROWS:
        require_few_rows(file, lines)
    areas = (sheet.merged_cell_ranges or []) if merged else []
    return Grid(name=name, cells=filled(lines, areas) if areas else lines)
