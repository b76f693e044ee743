"""Old workbooks (.xls, BIFF8) for tests: one sheet of texts, numbers and days.

No library that is here writes them. Only what a reader needs is written: [MS-XLS] 2.4 names the
records, [MS-CFB] 2 the file around them.
"""

import struct
from datetime import date, datetime

_EPOCH = date(1899, 12, 30)
_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_GENERAL, _AS_DAY = 0, 1
_HIDDEN, _ALWAYS = 0x20, 0x100


def an_xls(rows, *, name="Daftar", merged=(), hidden=()):
    """A workbook; ``merged`` are ((top, left), (bottom, right)), ``hidden`` rows, both from 0."""
    sheet = _sheet(rows, merged, frozenset(hidden))
    before = len(_globals(name, 0))
    return _compound(_globals(name, before) + sheet)


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def _bof(kind):
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 0x06))


def _globals(name, at):
    formats = b"".join(
        _record(0x00E0, struct.pack("<HHH14x", 0, kind, 0)) for kind in (_GENERAL, 14)
    )
    text = name.encode("utf-16-le")
    sheet = _record(0x0085, struct.pack("<IHBB", at, 0, len(name), 1) + text)
    codepage = _record(0x0042, struct.pack("<H", 1200))
    return _bof(0x0005) + codepage + formats + sheet + _record(0x000A)


def _sheet(rows, merged, hidden):
    width = max(map(len, rows), default=0)
    parts = [_bof(0x0010), _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))]
    for at in range(len(rows)):
        flags = _ALWAYS | (_HIDDEN if at in hidden else 0)
        parts.append(_record(0x0208, struct.pack("<6H2H", at, 0, width, 255, 0, 0, flags, 15)))
    parts += [
        _cell(at, column, cell)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell != ""
    ]
    if merged:
        areas = b"".join(
            struct.pack("<4H", top, bottom, left, right) for (top, left), (bottom, right) in merged
        )
        parts.append(_record(0x00E5, struct.pack("<H", len(merged)) + areas))
    return b"".join(parts) + _record(0x000A)


def _cell(at, column, cell):
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        number = float((day - _EPOCH).days)
        return _record(0x0203, struct.pack("<HHHd", at, column, _AS_DAY, number))
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", at, column, _GENERAL, float(cell)))
    text = str(cell).encode("utf-16-le")
    place = struct.pack("<HHHHB", at, column, _GENERAL, len(text) // 2, 1)
    return _record(0x0204, place + text)


def _compound(stream):
    """The file around the stream, which is made too long for the part for short ones."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    fats = 1
    while fats * (_SECTOR // 4) < fats + 1 + sectors:
        fats += 1
    first = fats + 1
    chain = [_FAT] * fats + [_END] + [first + at + 1 for at in range(sectors - 1)] + [_END]
    chain += [_FREE] * (fats * (_SECTOR // 4) - len(chain))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, fats, fats, 0, 4096, _END, 0, _END, 0),
        0,
    )
    places = [*range(fats), *[_FREE] * (109 - fats)]
    header = header[:-4] + struct.pack("<109I", *places)
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, first, len(stream))
    folder = entries.ljust(_SECTOR, b"\0")
    return header + struct.pack(f"<{len(chain)}I", *chain) + folder + stream


def _entry(name, kind, child, start, size):
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16x4x16xIQ",
        text,
        len(text) + 2,
        kind,
        1,
        _FREE,
        _FREE,
        child,
        start,
        size,
    )
