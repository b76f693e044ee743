"""The value that a cell means, by the kind of its column; what cannot be meant is said in words."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from rehabdesk.domain.matching import NameParts, split_name
from rehabdesk.domain.nip import require_nik, require_nip
from rehabdesk.domain.refusals import NotANumber
from rehabdesk.domain.resident import Sex
from rehabdesk.domain.text import require_text, tidy_text
from rehabdesk.domain.unknown import is_unknown, is_zero
from rehabdesk.services.importing.fields import ColumnMeaning
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.spreadsheets.days import DayOrder, day_in
from rehabdesk.wording.fields.field import FieldKind

_POWER = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+")
_LONG = 10**15
LONGEST_NUMBER = 40
# 1 and 2 are the codes of SIAK, the population register.
_SEXES = {
    **dict.fromkeys(("l", "lk", "lki", "lakilaki", "laki", "laki2", "lelaki", "pria"), Sex.MALE),
    **dict.fromkeys(("m", "male", "1", "♂"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "prp", "perempuan", "wanita", "wnt", "f"), Sex.FEMALE),
    **dict.fromkeys(("female", "2", "♀"), Sex.FEMALE),
}
_SEX_SIGNS = re.compile(r"[\s\-‐‑‒–—.()]+")
_SEX_CODED = re.compile(r"([12])[\s\-–.:=()]+(\D+)|(\D+?)[\s\-–.:=()]+([12])\)?")
_NO_FATHER = re.compile(r"\s+(?:bin|binti|bt|bti)\.?\s*[-–—.?_]+$", re.IGNORECASE)
_ANSWERS = {
    **dict.fromkeys(("ya", "y", "✓", "v", "x", "1", "aktif", "masih", "benar"), True),
    **dict.fromkeys(("tidak", "tdk", "t", "0", "tidak aktif", "nonaktif", "bukan", "salah"), False),
}
_ORIGINS = {"internal": True, "lapas": True, "eksternal": False, "mitra": False, "luar": False}
_YOUNGEST = timedelta(days=12 * 365)
_OLDEST = timedelta(days=110 * 366)
_BORN = re.compile(r"(?P<place>[^\d\s,/](?:.*?[^\d\s,/])??)?[\s,/]*(?P<day>\d.*)?")


class Unclear(Exception):  # noqa: N818 - an answer, not an error
    """A cell that cannot be what its column is; the words are for the user."""


def as_text(cell: Cell) -> str:
    """A cell as text, a whole number without ".0"; raises ``Unclear`` for a rounded one."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, int | float):
        if abs(cell) >= _LONG:
            raise Unclear(
                "Angka ini lebih dari 15 digit dan sudah dibulatkan Excel. Tulis sebagai teks."
            )
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    return str(cell)


def _text(cell: Cell, field: ColumnMeaning, _order: DayOrder, _today: date) -> str | None:
    return _limited(as_text(cell), field.limit) or None


def _limited(text: str, limit: int) -> str:
    # The careful way looks at every sign; most cells need only this one look.
    plain = " ".join(text.split())
    if len(plain) <= limit and plain.isascii() and plain.isprintable():
        return plain
    return require_text("", text, limit, optional=True)


def stand_as_they_are(texts: Collection[str], limit: int) -> bool:
    """Whether texts are short, tidy and of plain letters: one look at all of them together."""
    together = " ".join(texts)
    if not together.isascii() or not together.isprintable():
        return False
    if "  " in together or together.strip() != together:
        return False
    return max(map(len, texts), default=0) <= limit


def _digits(cell: Cell, _field: ColumnMeaning, _order: DayOrder, _today: date) -> str | None:
    text = _limited(as_text(cell), 60)
    if _POWER.fullmatch(text):
        raise Unclear(
            "Angka ini ditulis Excel sebagai pangkat (misalnya 1,23E+15), jadi digitnya hilang."
            " Ketik ulang sebagai teks."
        )
    return require_text("", text, LONGEST_NUMBER, optional=True) or None


def _person(cell: Cell, field: ColumnMeaning, _order: DayOrder, _today: date) -> NameParts | None:
    text = _limited(as_text(cell), 2 * field.limit)
    parts = split_name(_NO_FATHER.sub("", text))
    known = tuple(one for one in parts.aliases if not is_unknown(one) and not is_zero(one))
    parts = replace(parts, aliases=known)
    require_text("", parts.name, field.limit, optional=True)
    if parts.name.replace(" ", "").isdigit():
        raise Unclear("Ini bukan nama.")
    return parts if parts.name else None


def _day(cell: Cell, _field: ColumnMeaning, order: DayOrder, _today: date) -> date | None:
    return day_in(cell.replace("\u00a0", " ") if isinstance(cell, str) else cell, order)


def _birthday(cell: Cell, field: ColumnMeaning, order: DayOrder, today: date) -> date | None:
    day = _day(cell, field, order, today)
    if day is not None and day > today and isinstance(cell, str):
        # "12/3/31" of somebody in prison is 1931, not 2031.
        # A leap day of this century is one of the last, too.
        day = day if re.search(r"\d{4}", cell) else day.replace(year=day.year - 100)
    if day is not None and day > today - _YOUNGEST:
        raise Unclear(f"Tanggal lahir {day:%d-%m-%Y} terlalu baru.")
    if day is not None and day < today - _OLDEST:
        raise Unclear(f"Tanggal lahir {day:%d-%m-%Y} terlalu lama; periksa tahunnya.")
    return day


def _whole(cell: Cell, field: ColumnMeaning, _order: DayOrder, _today: date) -> int | None:
    text = tidy_text(as_text(cell)).removesuffix(",00").removesuffix(",0").removesuffix(".0")
    found = re.fullmatch(r"(\d{1,9})(?:\s*(?:bln|bulan|hari|hr|orang))?\.?", text, re.IGNORECASE)
    if not found or int(found[1]) > field.most:
        raise NotANumber(least=0, most=field.most)
    return int(found[1])


def _nip(cell: Cell, field: ColumnMeaning, order: DayOrder, today: date) -> str | None:
    return require_nip(_digits(cell, field, order, today) or "") or None


def _nik(cell: Cell, field: ColumnMeaning, order: DayOrder, today: date) -> str | None:
    return require_nik((_digits(cell, field, order, today) or "").lstrip("'")) or None


def _phone(cell: Cell, field: ColumnMeaning, order: DayOrder, today: date) -> str | None:
    text = _digits(cell, field, order, today)
    # A number cell loses the zero in front; mobile numbers here begin with 08.
    return f"0{text}" if text and isinstance(cell, int | float) and text[0] == "8" else text


def _sex(cell: Cell, _field: ColumnMeaning, _order: DayOrder, _today: date) -> Sex:
    text = tidy_text(as_text(cell)).casefold()
    coded = _SEX_CODED.fullmatch(text)
    ways = [one for one in coded.groups() if one] if coded else [text]
    meant = {_SEXES.get(_SEX_SIGNS.sub("", one)) for one in ways}
    sex = meant.pop()
    if sex is None or meant:
        raise Unclear("Tulis L atau P.")
    return sex


def _yes(cell: Cell, _field: ColumnMeaning, _order: DayOrder, _today: date) -> bool:
    answer = _ANSWERS.get(tidy_text(as_text(cell)).casefold().strip("."))
    if answer is None:
        raise Unclear("Tulis Ya atau Tidak.")
    return answer


def _internal(cell: Cell, _field: ColumnMeaning, _order: DayOrder, _today: date) -> bool | None:
    """Nothing where it says something else: such a column also names places."""
    return _ORIGINS.get(tidy_text(as_text(cell)).casefold())


def _status(cell: Cell, field: ColumnMeaning, order: DayOrder, today: date) -> str | None:
    text = _text(cell, field, order, today)
    return text.upper() if text else None


def _cell(cell: Cell, field: ColumnMeaning, order: DayOrder, today: date) -> str | None:
    """SDP writes the block before the cell: "Blok A/18" is cell 18."""
    text = _text(cell, field, order, today)
    return text.rpartition("/")[2].strip() or None if text else None


def _place(
    cell: Cell, field: ColumnMeaning, order: DayOrder, today: date
) -> tuple[str, str] | None:
    if isinstance(cell, datetime | date):
        raise Unclear("Excel mengubah blok/kamar menjadi tanggal. Ketik ulang sebagai teks.")
    text = _text(cell, field, order, today)
    if not text:
        return None
    block, _, room = text.partition("/") if "/" in text else text.rpartition(" ")
    block, room = ("" if is_unknown(one) else one.strip() for one in (block, room))
    if not block:
        return (room, "") if room else None
    return _limited(block, 40), _limited(room, 20)


def place_and_day(text: str) -> tuple[str, str] | None:
    """Place and day of birth out of one text, as they stand in it; None where it is neither."""
    found = _BORN.fullmatch(tidy_text(text))
    return ((found["place"] or "").strip(" ,-–—"), found["day"] or "") if found else None


def _born(
    cell: Cell, field: ColumnMeaning, order: DayOrder, today: date
) -> tuple[str, date | None]:
    parts = place_and_day(as_text(cell))
    if parts is None:
        raise Unclear("Tulis tempat lahir, koma, lalu tanggalnya.")
    place, typed = parts
    day = _birthday(typed, field, order, today) if typed and not is_unknown(typed) else None
    return "" if is_unknown(place) else place, day


def _aliases(
    cell: Cell, field: ColumnMeaning, _order: DayOrder, _today: date
) -> tuple[str, ...] | None:
    pieces = re.split(r"\s*[,;/]\s*|\s+(?:als|alias)\b\.?\s*", as_text(cell), flags=re.IGNORECASE)
    aliases = [_limited(one.strip(), field.limit) for one in pieces]
    return tuple(dict.fromkeys(one for one in aliases if one and not is_unknown(one))) or None


READERS: dict[FieldKind, Callable[[Cell, ColumnMeaning, DayOrder, date], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.CHOICE: _text,
    FieldKind.PERSON: _person,
    FieldKind.REGISTRATION: _digits,
    FieldKind.PERSON_NO: _digits,
    FieldKind.DAY: _day,
    FieldKind.BIRTHDAY: _birthday,
    FieldKind.WHOLE: _whole,
    FieldKind.NIP: _nip,
    FieldKind.NIK: _nik,
    FieldKind.PHONE: _phone,
    FieldKind.SEX: _sex,
    FieldKind.STATUS: _status,
    FieldKind.BLOCK: _text,
    FieldKind.CELL: _cell,
    FieldKind.PLACE: _place,
    FieldKind.BORN: _born,
    FieldKind.ALIASES: _aliases,
    FieldKind.YES: _yes,
    FieldKind.INTERNAL: _internal,
}
