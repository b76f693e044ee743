"""How large a workbook claims to be, found out before it is read.

The reader lays a sheet out as a full rectangle: one stray cell in the farthest corner asks for
gigabytes and aborts the process. So the farthest cell is looked for in the file's own parts.
"""

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from rehabdesk.spreadsheets.grid import unreadable

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read."""
MOST_CELLS = 4_000_000
"""The largest rectangle of cells: 100,000 rows of 40 columns."""

_MOST_UNPACKED = 512 * 1024 * 1024
_ROW = re.compile(rb'<row\b(?: r="(\d{1,9})")?')
_ANY_ROW = re.compile(rb"row\b[^>]*?\sr=[\"'](\d{1,9})")
_FAR_COLUMN = re.compile(rb'r="[A-Z]{3}\d')
_REFERENCE = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,9})")
_SHEET = re.compile(r"worksheets/[^/]+\.(?:xml|bin)$")
_ODS_PART = re.compile(rb"<(table:table-row|table:(?:covered-)?table-cell|table:table)\b([^>]*)>")
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d{1,9})"')
_XLS_SIZE = re.compile(rb"\x00\x02\x0e\x00(.{4})(.{4})(.{2})(.{2})\x00\x00", re.DOTALL)
_ENCRYPTED = 1
_TWO_LETTERS = 702
_ALL_COLUMNS = 16_384


def require_modest(file: str, content: bytes) -> bool:
    """Refuse a workbook that cannot be laid out in memory (``ListUnreadable``).

    Tells whether it may have merged cells, which take a second reading to find.
    """
    if len(content) > MOST_BYTES:
        raise unreadable(file, "berkasnya lebih besar dari 64 MB. Bagi menjadi beberapa berkas.")
    cells, merged = _cells(file, content)
    if cells > MOST_CELLS:
        raise unreadable(
            file,
            "ada isi yang sangat jauh di kanan atau di bawah tabel. Salin tabelnya ke berkas"
            " baru, lalu coba lagi.",
        )
    return merged


def _cells(file: str, content: bytes) -> tuple[int, bool]:
    if not content.startswith(b"PK"):
        return _largest_xls(content), True
    try:
        with ZipFile(BytesIO(content)) as parts:
            inside = parts.infolist()
            if sum(one.file_size for one in inside) > _MOST_UNPACKED:
                return MOST_CELLS + 1, False
            sheets = [_part(parts, content, o) for o in inside if _SHEET.search(o.filename)]
            if sheets:
                return max(map(_largest_xlsx, sheets)), any(map(_may_have_merged, sheets))
            return _largest_ods(parts.read("content.xml")), False
    except (BadZipFile, KeyError, OSError, ValueError, EOFError, RuntimeError, zlib.error):
        raise unreadable(file, "ini bukan berkas Excel yang utuh.") from None


def _part(parts: ZipFile, content: bytes, one: ZipInfo) -> bytes:
    """A part of a workbook, unpacked in one go where it is packed as usual: twice as fast."""
    if one.compress_type != ZIP_DEFLATED or one.flag_bits & _ENCRYPTED:
        return parts.read(one)
    at = one.header_offset
    name, extra = content[at + 26 : at + 28], content[at + 28 : at + 30]
    start = at + 30 + int.from_bytes(name, "little") + int.from_bytes(extra, "little")
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    part = unpacking.decompress(content[start : start + one.compress_size], one.file_size + 1)
    if not unpacking.eof:
        raise BadZipFile(one.filename)
    return part


def _largest_xlsx(sheet: bytes) -> int:
    rows = _ROW.findall(sheet)
    # Rows without their number in front are left to the references of the cells.
    if rows and b"" not in rows:
        last = max(map(int, rows))
        columns = _ALL_COLUMNS if _FAR_COLUMN.search(sheet) else _TWO_LETTERS
        if last * columns <= MOST_CELLS:
            return last * columns
    places = _REFERENCE.findall(sheet)
    numbers = (*_ANY_ROW.findall(sheet), *(row for _, row in places))
    columns = {_column(letters) for letters in {one for one, _ in places}}
    return max(map(int, numbers), default=sheet.count(b"row")) * max(columns, default=1)


def _may_have_merged(sheet: bytes) -> bool:
    """Merged areas are told behind the cells."""
    return sheet.find(b"mergeCell", max(0, sheet.rfind(b"sheetData>"))) >= 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _largest_ods(content: bytes) -> int:
    """The farthest filled cell; empty rows and cells count only where something follows them."""
    largest = row = column = last_row = last_column = step = 0
    for part, attributes in _ODS_PART.findall(content):
        found = _REPEATED.search(attributes)
        times = int(found[1]) if found else 1
        if part == b"table:table":
            row = step = last_row = last_column = 0
        elif part == b"table:table-row":
            row, column, step = row + step, 0, times
        else:
            column += times
            if b"office:value-type" in attributes:
                last_row, last_column = max(last_row, row + step), max(last_column, column)
                largest = max(largest, last_row * last_column)
    return largest


def _largest_xls(content: bytes) -> int:
    sizes = [
        struct.unpack("<I", found[2])[0] * struct.unpack("<H", found[4])[0]
        for found in _XLS_SIZE.finditer(content)
        if struct.unpack("<I", found[2])[0] <= 65_536 and struct.unpack("<H", found[4])[0] <= 256  # noqa: PLR2004 - the format's own limits
    ]
    return max(sizes, default=0)
