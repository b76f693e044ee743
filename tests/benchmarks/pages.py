"""The invented dossiers that the benchmarks of printed pages are given, product and floor alike."""

import struct
import zlib

from msgspec.structs import replace

from tests.documents.invented import certificate, sheet

_SIDE = 240
_RED_GREEN_BLUE_ALPHA = 6
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")
_TOPICS = ("Pengenalan TC", "Konsep adiksi", "Pencegahan kekambuhan", "Pengelolaan emosi")


def certificates(count):
    """Certificates of one cohort with three signatories and a logo with transparency."""
    first = certificate(1, 3)
    kop = replace(first.kop, left_logo=logo())
    made = (certificate(number, 3) for number in range(1, count + 1))
    return [replace(one, kop=kop) for one in made]


def sheets(count):
    """Sheets of six groups of 22, one for each working day in turn."""
    groups = [_group(number) for number in range(6)]
    made = []
    for number in range(count):
        day = number // 6
        date = f"{_DAYS[day % 5]}, {1 + day % 28} Maret 2021"
        topic = _TOPICS[number % 4]
        facts = (
            ("Hari/Tanggal", date),
            *groups[0].facts[1:3],
            ("Pertemuan ke-", str(day + 1)),
            ("Kelompok", f"Kelompok {number % 6 + 1}"),
            groups[0].facts[5],
            ("Materi", topic),
            groups[0].facts[7],
        )
        made.append(
            replace(
                groups[number % 6],
                facts=facts,
                sheet_number=f"21-{number:04}-{number % 7}",
                session_line=f"{date} · 08.30-09.15 · Seminar · Kelompok {number % 6 + 1}",
                place_and_date=f"Serang, {1 + day % 28} Maret 2021",
            )
        )
    return made


def _group(number):
    """A sheet of one of the groups: other people, another signer."""
    usual = sheet(22)
    rows = tuple(replace(row, name=f"{row.name} {number}") for row in usual.rows)
    signer = replace(usual.right_signature, name=f"Konselor {number}, S.Sos.")
    return replace(usual, rows=rows, right_signature=signer, spare_rows=2)


def logo():
    """A round badge as PNG bytes, transparent outside, made without any library."""
    middle, rows = _SIDE / 2, []
    for y in range(_SIDE):
        high = middle**2 - (y - middle) ** 2
        reach = int(high**0.5)
        outside = bytes(4) * (_SIDE // 2 - reach)
        rows.append(b"\0" + outside + bytes((20, 60, 110, 255)) * (2 * reach) + outside)
    return png(_SIDE, _RED_GREEN_BLUE_ALPHA, rows)


def png(side, colours, rows):
    """A square picture: PNG's number of its kind of colours, and each row with its filter byte."""
    head = struct.pack(">IIBBBBB", side, side, 8, colours, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
