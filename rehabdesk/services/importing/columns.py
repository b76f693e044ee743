"""What each column means, guessed from the words of its heading and from its values."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.unknown import is_unknown
from rehabdesk.services.importing.fields import FIELDS, NOTHING, REASON, ColumnMeaning
from rehabdesk.spreadsheets.cells import Cell, text_in
from rehabdesk.spreadsheets.days import DayOrder, day_in
from rehabdesk.spreadsheets.headings import OTHERS, normal_heading, words_of
from rehabdesk.spreadsheets.table import FoundTable, TableLine
from rehabdesk.wording.fields.field import FieldKind

_LOOKED_AT, _SEEN = 40, 120
_PART = 3
"""A line of so small a part of the fullest one is hardly a record."""
_EXACT, _WITHIN, _ALIKE = 100, 62, 60
_LEAST = 50
_CLEARLY = 3
_ALIKE_ENOUGH = 88  # one letter in eight
# "no" and "wn" are in everything.
_TELLING_LENGTH = 3
_SHORT = 4
_SURE, _UNLIKELY = 0.6, 0.25
# Less than what an exact heading is worth: bad values are to be told, not passed over.
_CONTRADICTED = -45
_NUMBER = re.compile(r"(?:A|B|C|F)[IVL]{0,3}[ab]? \d+/\d\d(?:/\w+)*")
_NAME = re.compile(r"[^\W\d_][\w.'’`,/()\- ]{1,}")
# What is said of somebody else: "Pekerjaan Ayah" is neither an occupation nor a father.
_SAID_OF = frozenset(
    (
        *(
            "pekerjaan",
            "alamat",
            "nik",
            "agama",
            "pendidikan",
            "tanggal",
            "tempat",
            "lahir",
            "umur",
        ),
        *("usia", "status", "suku", "no", "hp", "telepon", "telp", "wa", "ktp", "kontak"),
    )
)
_BOTH_ORDERS = (DayOrder(), DayOrder(day_first=False))
_DIGITS = re.compile(r"[\d\s.\-]+(?:bln|bulan|hari|hr|orang)?\.?", re.IGNORECASE)
_DAY = re.compile(r"(?:TGL\.?\s*)?(?:3[01]|[12]\d|0?[1-9])(?:\s+[A-Z]{2,6})?", re.IGNORECASE)
STATUS_WORDS = frozenset({"aktif", "bon", "sakit", "pindah upt", "pindah", "pulang", "meninggal"})


def guess(subject: ImportSubject, table: FoundTable) -> tuple[str, ...]:
    """The key of each column's meaning, "" where it means nothing; no meaning stands twice.

    The order of the columns plays no part.
    """
    scored: list[tuple[float, int, str, int, str]] = []
    passed_over = NOTHING | {normal_heading(REASON)}
    records = _records(table)
    for number, heading in enumerate(table.keys):
        if heading not in passed_over:
            sample = _sample(table, number, records)
            scored += [
                (-score, rank, heading, number, key)
                for score, rank, key in _scores(subject, heading, sample)
            ]
    columns = [""] * len(table.keys)
    for _, _, _, number, key in sorted(scored):
        if not columns[number] and key not in columns:
            columns[number] = key
    return tuple(columns)


def likelier_subject(subject: ImportSubject, table: FoundTable) -> ImportSubject | None:
    """What the headings speak of, where it is clearly another kind of list than the chosen one."""
    days = sum(map(is_day, table.headings))
    said = {
        one: sum(key in _ranks(one) for key in table.keys)
        + (days if one is ImportSubject.MARKS else 0)
        for one in ImportSubject
    }
    best = max(said, key=lambda one: said[one])
    clear = said[best] >= said[subject] + _CLEARLY or (not said[subject] and said[best] > 1)
    return best if clear else None


def _scores(
    subject: ImportSubject, heading: str, sample: list[Cell]
) -> Iterator[tuple[float, int, str]]:
    """Score, rank and key of every field that a column may well be."""
    fields = FIELDS[subject]
    nameless = heading.startswith("kolom ")
    by_heading = dict.fromkeys(range(len(fields)), 0.0) if nameless else _named(subject, heading)
    shares: dict[FieldKind, float | None] = {}
    for rank, base in by_heading.items():
        field = fields[rank]
        if field.kind not in shares:
            shares[field.kind] = _share(sample, field.kind)
        score = base + _by_values(shares[field.kind], field, nameless=nameless)
        if score >= _LEAST:
            yield score, rank, field.key


def _sample(table: FoundTable, number: int, records: Sequence[TableLine]) -> list[Cell]:
    filled = (
        cell
        for cell in chain((line.cells[number] for line in records), table.column(number)[_SEEN:])
        if cell != "" and not (isinstance(cell, str) and is_unknown(cell))
    )
    return list(islice(filled, _LOOKED_AT))


def _records(table: FoundTable) -> list[TableLine]:
    """The first lines without those that hold little: sections, sums, and who signed."""
    counts = [(sum(cell != "" for cell in line.cells), line) for line in table.lines[:_SEEN]]
    most = max((count for count, _ in counts), default=0)
    return [line for count, line in counts if count * _PART > most]


def _named(subject: ImportSubject, heading: str) -> dict[int, float]:
    """How well a heading names the fields of a list, by rank; those it does not are left out."""
    ranks = _ranks(subject)
    found = {rank: _EXACT - place / 10 for rank, place in ranks.get(heading, ())}
    others = OTHERS.intersection(words_of(heading))
    apart = bool(others) and not _SAID_OF.isdisjoint(words_of(heading))
    within = (
        one
        for one in (() if apart else _phrases(heading))
        if one in ranks
        and len(one) >= _TELLING_LENGTH
        and (not others or not others.isdisjoint(words_of(one)))
    )
    for phrase in sorted(within, key=len, reverse=True):
        for rank, _ in ranks[phrase]:
            found.setdefault(rank, _WITHIN + min(20, len(phrase)))
    for phrase, likeness in _spelt_alike(heading, _long_words(subject).get(heading[:1], ())):
        for rank, _ in ranks[phrase]:
            found.setdefault(rank, _ALIKE + likeness - _ALIKE_ENOUGH)
    return found


@cache
def _ranks(subject: ImportSubject) -> dict[str, list[tuple[int, int]]]:
    """For every heading of a list the ranks of its fields, and its place among their headings."""
    found: dict[str, list[tuple[int, int]]] = {}
    for rank, field in enumerate(FIELDS[subject]):
        for place, word in enumerate(field.words):
            found.setdefault(word, []).append((rank, place))
    return found


@cache
def _long_words(subject: ImportSubject) -> dict[str, list[str]]:
    """The headings by their first letter; short words are all alike, and "asal" is no "pasal"."""
    found: dict[str, list[str]] = {}
    for word in _ranks(subject):
        if len(word) > _SHORT:
            found.setdefault(word[0], []).append(word)
    return found


def _phrases(heading: str) -> Iterator[str]:
    """Every run of whole words in a heading."""
    words = heading.split(" ")
    for first in range(len(words)):
        for last in range(first, len(words)):
            yield " ".join(words[first : last + 1])


def _spelt_alike(heading: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The words that are written nearly so, the likeliest first."""
    from rapidfuzz import fuzz, process

    for word, likeness, _ in process.extract(
        heading, words, scorer=fuzz.ratio, score_cutoff=_ALIKE_ENOUGH, limit=None
    ):
        yield word, likeness


def _share(sample: list[Cell], kind: FieldKind) -> float | None:
    """Which part of the values is of a kind; None where that cannot be told."""
    check = _CHECKS.get(kind)
    return sum(map(check, sample)) / len(sample) if check is not None and sample else None


def _by_values(share: float | None, field: ColumnMeaning, *, nameless: bool) -> float:
    """More where the values are of the field's kind, much less where they are not."""
    if share is None:
        return 0
    if share >= _SURE:
        return 55 * share if nameless and field.kind in _TELLING else 20 * share
    return _CONTRADICTED if share < _UNLIKELY else 0


def _is_registration(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_NUMBER.fullmatch(normal_registration(cell)))


def _is_name(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _NAME.fullmatch(cell.strip()):
        return False
    return not _is_registration(cell) and cell.strip().casefold() not in STATUS_WORDS


def _is_day(cell: Cell) -> bool:
    for order in _BOTH_ORDERS:
        try:
            return day_in(cell, order) is not None
        except (Refusal, OverflowError, ValueError):
            continue
    return False


def _is_nip(cell: Cell) -> bool:
    return len(re.sub(r"\D", "", text_in(cell))) == 18  # noqa: PLR2004 - a NIP


def _is_nik(cell: Cell) -> bool:
    return len(re.sub(r"\D", "", text_in(cell))) in (15, 16)


def _is_number(cell: Cell) -> bool:
    return bool(_DIGITS.fullmatch(text_in(cell)))


def _is_status(cell: Cell) -> bool:
    return text_in(cell).casefold() in STATUS_WORDS


_CHECKS: dict[FieldKind, Callable[[Cell], bool]] = {
    FieldKind.REGISTRATION: _is_registration,
    FieldKind.PERSON: _is_name,
    FieldKind.DAY: _is_day,
    FieldKind.BIRTHDAY: _is_day,
    FieldKind.NIP: _is_nip,
    FieldKind.NIK: _is_nik,
    FieldKind.WHOLE: _is_number,
    FieldKind.STATUS: _is_status,
}
_TELLING = {
    FieldKind.REGISTRATION,
    FieldKind.PERSON,
    FieldKind.NIP,
    FieldKind.NIK,
    FieldKind.STATUS,
}


def is_day(heading: str) -> bool:
    """Whether a heading of a month of marks is a day: 5, Tgl 5, 5 SEM."""
    return _DAY.fullmatch(heading.strip()) is not None
