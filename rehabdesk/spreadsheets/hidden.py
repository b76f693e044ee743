"""What a workbook hides from whoever looks at it: rows, columns, and the calendar it counts by.

The reader of the cells tells none of it.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from io import BytesIO
from posixpath import normpath
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from rehabdesk.spreadsheets.old_workbook import records_of

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,9})[\"']")
_HIDDEN = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)[\"']|\sht\s*=\s*[\"']0(?:\.0+)?[\"']")
_SPAN = re.compile(rb"\s(min|max)\s*=\s*[\"'](\d{1,9})[\"']")
_NARROW = re.compile(rb"\swidth\s*=\s*[\"']0(?:\.0+)?[\"']")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SINCE_1904 = re.compile(r"\sdate1904\s*=\s*[\"'](?:1|true)[\"']")
_ODS_PART = re.compile(rb"<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>")
_ODS_NAME = re.compile(rb"table:name=\"([^\"]*)\"")
_ODS_TIMES = re.compile(rb"table:number-(?:rows|columns)-repeated=\"(\d{1,9})\"")
_ODS_HIDDEN = re.compile(rb"table:visibility=\"(?:collapse|filter)\"")
# The records of an old workbook: a sheet begins, a row, columns, days counted from 1904.
_XLS_BEGIN, _XLS_ROW, _XLS_COLUMNS, _XLS_CALENDAR = 0x0809, 0x0208, 0x007D, 0x0022
_XLS_SHEET = 0x0010
_XLS_ROW_HIDDEN, _XLS_COLUMN_HIDDEN = 0x20, 0x01
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


class Unseen(Struct, frozen=True, kw_only=True):
    """What is hidden in one sheet: numbers of rows and columns, counted from 0."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


class HiddenParts(Struct, frozen=True, kw_only=True):
    """What is hidden in each sheet, by its name, and whether days are counted from 1904."""

    sheets: Mapping[str, Unseen]
    since_1904: bool = False


NOTHING_HIDDEN = Unseen()


def facts_of(content: bytes, names: Sequence[str]) -> HiddenParts:
    """What a workbook hides; ``names`` are its sheets in order. A damaged part hides nothing."""
    try:
        if not content.startswith(b"PK"):
            return _in_xls(content, names)
        with ZipFile(BytesIO(content)) as parts:
            if "content.xml" in parts.namelist():
                return HiddenParts(sheets=dict(_in_ods(parts.read("content.xml"))))
            return _in_xlsx(parts)
    except (BadZipFile, LookupError, OSError, ValueError, EOFError, RuntimeError, zlib.error):
        return HiddenParts(sheets={})


def _in_xlsx(parts: ZipFile) -> HiddenParts:
    inside = set(parts.namelist())
    book = next((one for one in inside if one.endswith("workbook.xml")), "")
    if not book:
        return HiddenParts(sheets={})
    folder, _, file = book.rpartition("/")
    text = parts.read(book).decode("utf-8", "replace")
    relations = parts.read(f"{folder}/_rels/{file}.rels".lstrip("/")).decode("utf-8", "replace")
    targets = {one.get("Id", ""): one.get("Target", "") for one in _parts(_RELATION, relations)}
    sheets: dict[str, Unseen] = {}
    for part in _parts(_SHEET, text):
        key = next((value for name, value in part.items() if name.endswith(":id")), "")
        target = targets.get(key, "")
        path = normpath(target if target.startswith("/") else f"{folder}/{target}").lstrip("/")
        if path in inside and path.endswith(".xml"):
            sheets[part.get("name", "")] = _unseen(parts.read(path))
    return HiddenParts(sheets=sheets, since_1904=bool(_SINCE_1904.search(text)))


def _parts(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for found in pattern.finditer(text):
        yield {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(found[1])}


def _unseen(sheet: bytes) -> Unseen:
    start = sheet.find(b"sheetData")
    columns = {
        number
        for found in _COLUMN.finditer(sheet, 0, max(start, 0))
        if _HIDDEN.search(found[1]) or _NARROW.search(found[1])
        for number in _span(found[1])
    }
    rows: set[int] = set()
    # Most sheets hide nothing, which is seen without going through their rows.
    if sheet.find(b"hidden", max(start, 0)) >= 0 or b'ht="0"' in sheet:
        number = 0
        for found in _ROW.finditer(sheet, max(start, 0)):
            told = _NUMBER.search(found[1])
            number = int(told[1]) if told else number + 1
            if _HIDDEN.search(found[1]):
                rows.add(number - 1)
    return Unseen(rows=frozenset(rows), columns=frozenset(columns))


def _span(attributes: bytes) -> Iterable[int]:
    ends = {name: int(number) for name, number in _SPAN.findall(attributes)}
    return range(ends.get(b"min", 1) - 1, min(ends.get(b"max", 0), _MOST_COLUMNS))


def _in_ods(content: bytes) -> Iterator[tuple[str, Unseen]]:
    name, row, column = "", 0, 0
    rows: set[int] = set()
    columns: set[int] = set()
    for part, attributes in _ODS_PART.findall(content):
        if part == b"table":
            if name:
                yield name, Unseen(rows=frozenset(rows), columns=frozenset(columns))
            found = _ODS_NAME.search(attributes)
            name = unescape(found[1].decode("utf-8", "replace")) if found else ""
            row, column = 0, 0
            rows, columns = set[int](), set[int]()
            continue
        times = _ODS_TIMES.search(attributes)
        count = int(times[1]) if times else 1
        hidden = bool(_ODS_HIDDEN.search(attributes))
        if part == b"table-row":
            rows.update(range(row, min(row + count, _MOST_ROWS)) if hidden else ())
            row += count
        else:
            columns.update(range(column, min(column + count, _MOST_COLUMNS)) if hidden else ())
            column += count
    if name:
        yield name, Unseen(rows=frozenset(rows), columns=frozenset(columns))


def _in_xls(content: bytes, names: Sequence[str]) -> HiddenParts:
    found: list[tuple[set[int], set[int]]] = []
    since_1904 = False
    for kind, data in records_of(content):
        if kind == _XLS_BEGIN and data[2:4] == _XLS_SHEET.to_bytes(2, "little"):
            found.append((set(), set()))
        elif kind == _XLS_CALENDAR:
            since_1904 = data[:2] == b"\x01\x00"
        elif kind == _XLS_ROW and found and data[12] & _XLS_ROW_HIDDEN:
            found[-1][0].add(int.from_bytes(data[:2], "little"))
        elif kind == _XLS_COLUMNS and found and data[8] & _XLS_COLUMN_HIDDEN:
            first, last = (int.from_bytes(data[at : at + 2], "little") for at in (0, 2))
            found[-1][1].update(range(first, min(last + 1, 256)))
    told = [Unseen(rows=frozenset(rows), columns=frozenset(columns)) for rows, columns in found]
    # Where the parts are not one for each sheet, whose they are cannot be told.
    sheets = dict(zip(names, told, strict=True)) if len(told) == len(names) else {}
    return HiddenParts(sheets=sheets, since_1904=since_1904)
