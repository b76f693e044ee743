"""How large a workbook claims to be, found out before it is read.

The reader lays a sheet out as a full rectangle: one stray cell in the farthest corner asks for
gigabytes. It would end the process that reads, and no more than that; but whoever brings such a
list, or one of too many rows, is told so at once and by name.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from rehabdesk.spreadsheets.grid import ALMOST_ROWS, too_many_rows, unreadable

MOST_CELLS = 4_000_000
"""The largest rectangle of cells: 100,000 rows of 40 columns."""

_MOST_UNPACKED = 512 * 1024 * 1024
_PIECE = 32 * 1024 * 1024
_ROW = re.compile(rb'<row\b(?: r="(\d{1,9})")?')
_ANY_ROW = re.compile(rb"row\b[^>]*?\sr\s*=\s*[\"']\s*(\d{1,9})")
_FAR_COLUMN = re.compile(rb'r="[A-Za-z]{3}\d')
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]{1,3})(\d{1,9})")
_FILLED_ROW = re.compile(
    rb"<(?:\w+:)?row\b[^>]*[^/>]>\s*<(?:\w+:)?c\b[^>]*>\s*<(?:\w+:)?(?:v|is|f)\b"
)
_SHEET = re.compile(rb"<(?:\w+:)?worksheet\b")
_ODS_PART = re.compile(rb"<(table:table-row|table:(?:covered-)?table-cell|table:table)\b([^>]*)>")
_ODS_FILLED = re.compile(rb"<table:table-row\b[^>]*>\s*<table:table-cell\b[^>]*office:value-type")
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d{1,9})"')
_XLS_SIZE = re.compile(rb"\x00\x02\x0e\x00(.{4})(.{4})(.{2})(.{2})\x00\x00", re.DOTALL)
# The name of the part that an encrypted workbook of Excel consists of.
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
# The start of an old workbook, and the record that says by what it is locked.
_LOCKED_XLS = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
_ENCRYPTED = 1
_TWO_LETTERS = 702
_ALL_COLUMNS = 16_384


def require_modest(file: str, content: bytes) -> bool:
    """Refuse a workbook that is locked or cannot be laid out in memory (``ListUnreadable``).

    Tells whether it may have merged cells, which take a second reading to find.
    """
    if not content.startswith(b"PK"):
        if _LOCKED_PART in content or _LOCKED_XLS.search(content):
            raise locked(file)
        _require_near(file, _largest_xls(content))
        return True
    try:
        with ZipFile(BytesIO(content)) as parts:
            inside = parts.infolist()
            if any(one.filename == "content.xml" for one in inside):
                _look_at_ods(file, parts)
                return False
            return _look_at_xlsx(file, parts, content)
    except (BadZipFile, KeyError, OSError, ValueError, EOFError, RuntimeError, zlib.error):
        raise broken(file) from None


def locked(file: str) -> Exception:
    """The refusal of a workbook that asks for a password."""
    return unreadable(file, "berkasnya dikunci dengan kata sandi. Buka kuncinya.")


def broken(file: str) -> Exception:
    """The refusal of a workbook that is damaged, or none."""
    return unreadable(file, "ini bukan berkas Excel yang utuh.")


def _require_near(file: str, cells: int) -> None:
    if cells > MOST_CELLS:
        raise unreadable(
            file,
            "ada isi yang sangat jauh di kanan atau di bawah tabel. Salin tabelnya ke berkas"
            " baru, lalu coba lagi.",
        )


def _look_at_xlsx(file: str, parts: ZipFile, content: bytes) -> bool:
    """The sheets, wherever in the workbook they lie and whatever they are called."""
    inside = [one for one in parts.infolist() if one.filename.endswith((".xml", ".bin"))]
    merged = False
    total = 0
    for entry in inside:
        # Where too many rows are the trouble, the first of them tell, and the rest is not waited
        # for; a part's own word about its size may be false, and is only believed when it is large.
        pieces = _pieces(parts, content, entry)
        first = next(pieces, b"")
        total += max(entry.file_size, len(first))
        if not _SHEET.search(first[:4096]):
            continue
        _require_few(file, first, pieces, _FILLED_ROW, b"<row")
        if entry.file_size > _MOST_UNPACKED:
            _require_near(file, MOST_CELLS + 1)
        whole = first + b"".join(pieces) if entry.file_size > _PIECE else first
        _require_near(file, _largest_xlsx(whole))
        merged = merged or _may_have_merged(whole)
    if total > _MOST_UNPACKED:
        _require_near(file, MOST_CELLS + 1)
    return merged


def _require_few(
    file: str, first: bytes, rest: Iterator[bytes], filled: re.Pattern[bytes], row: bytes
) -> None:
    """Refuse more rows than any list may have, its headings and empty lines left out.

    ``rest`` is only unpacked where the first piece is full of rows.
    """
    if first.count(row) <= ALMOST_ROWS and len(first) < _PIECE:
        return
    count = sum(1 for _ in filled.finditer(first))
    while count <= ALMOST_ROWS and (piece := next(rest, b"")):
        count += sum(1 for _ in filled.finditer(piece))
    if count > ALMOST_ROWS:
        raise too_many_rows(file)


def _pieces(parts: ZipFile, content: bytes, info: ZipInfo) -> Iterator[bytes]:
    """A part of a workbook, unpacked piece by piece; a small one in one go, twice as fast."""
    if info.compress_type != ZIP_DEFLATED or info.flag_bits & _ENCRYPTED:
        with parts.open(info) as stream:
            while piece := stream.read(_PIECE):
                yield piece
        return
    at = info.header_offset
    name, extra = content[at + 26 : at + 28], content[at + 28 : at + 30]
    start = at + 30 + int.from_bytes(name, "little") + int.from_bytes(extra, "little")
    packed = memoryview(content)[start : start + info.compress_size]
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    piece = unpacking.decompress(packed, _PIECE)
    while piece:
        yield piece
        piece = unpacking.decompress(unpacking.unconsumed_tail, _PIECE)
    if not unpacking.eof:
        raise BadZipFile(info.filename)


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
    columns = {_column(letters.upper()) for letters in {one for one, _ in places}}
    return max(map(int, numbers), default=sheet.count(b"row")) * max(columns, default=1)


def _may_have_merged(sheet: bytes) -> bool:
    """Merged areas are told behind the cells."""
    return sheet.find(b"mergeCell", max(0, sheet.rfind(b"sheetData>"))) >= 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _look_at_ods(file: str, parts: ZipFile) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in parts.namelist() and b"encryption-data" in parts.read(manifest):
        raise locked(file)
    with parts.open("content.xml") as stream:
        first = stream.read(_PIECE)
        rest = iter(lambda: stream.read(_PIECE), b"")
        _require_few(file, first, rest, _ODS_FILLED, b"<table:table-row")
        whole = first + b"".join(rest) if len(first) == _PIECE else first
    _require_near(file, _largest_ods(whole))


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
