"""Lists in the shapes that offices send, told as data; all people are invented.

A ``Shape`` says which columns a list has and what stands around and between its records.
``laid_out`` makes a sheet of it, and ``due`` says what has to come out of it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct, field

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.resident import Sex

XLSX, XLS, ODS, CSV = "xlsx", "xls", "ods", "csv"
WORKBOOKS = (XLSX, XLS, ODS)
_WORDS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"),
    *("Oktober", "November", "Desember"),
)
_EPOCH = date(1899, 12, 30)


class Person(Struct, frozen=True, kw_only=True):
    """An invented person; what a list of people can say of one."""

    name: str
    registration_no: str
    birth_on: date
    birth_place: str
    sex: Sex
    person_no: str
    religion: str
    block: str
    cell: str
    entered_on: date
    sentence_months: int
    offence: str = "Narkotika"
    aliases: tuple[str, ...] = ()


def _person(number: int, name: str, birth: date, place: str, **more: Any) -> Person:
    return Person(
        name=name,
        registration_no=f"BI {number}/2021",
        birth_on=birth,
        birth_place=place,
        sex=more.pop("sex", Sex.MALE),
        person_no=f"00{1200 + number}",
        religion=("Islam", "Kristen", "Hindu", "Katolik")[number % 4],
        block="ABC"[number % 3],
        cell=str(number % 20 + 1),
        entered_on=date(2020, 1 + number % 12, 13 + number % 15),
        sentence_months=12 + number,
        **more,
    )


PEOPLE = (
    _person(11, "Muhammad Al Fatih", date(1988, 3, 25), "Serang"),
    _person(12, "Rudi Bin Ali", date(1990, 1, 15), "Cilegon"),
    _person(13, "Siti Binti Amin", date(1991, 2, 13), "Pandeglang", sex=Sex.FEMALE),
    _person(14, "Nu'man Bin Karta", date(1979, 12, 31), "Lebak"),
    _person(15, "I Gede Putra", date(1985, 7, 17), "Denpasar"),
    _person(16, "Ujang", date(1993, 5, 28), "Rangkasbitung"),
    _person(17, "Bambang Sutejo Kusuma Wijaya", date(1966, 8, 17), "Surakarta"),
    _person(18, "Christian Jumlah Simanjuntak", date(1982, 4, 19), "Medan"),
    _person(19, "Galih Permadi", date(1996, 10, 29), "Bandung"),
    _person(20, "Maria Goreti", date(1987, 6, 14), "Kupang", sex=Sex.FEMALE),
    _person(21, "Totalindo Pratama", date(1978, 9, 22), "Bogor"),
    _person(22, "Kelik Blokir", date(1999, 11, 16), "Sleman"),
)

Cell = str | int | float | date
Spell = Callable[[Person], Cell]
KEYS = tuple(one for one in Person.__struct_fields__)


def day_words(day: date) -> str:
    """A day in words."""
    return f"{day.day} {_WORDS[day.month - 1]} {day.year}"


def _sex(one: Person, male: str = "L", female: str = "P") -> str:
    return male if one.sex is Sex.MALE else female


SPELLINGS: dict[str, Spell] = {
    **{key: (lambda one, key=key: getattr(one, key)) for key in KEYS},
    "sex": _sex,
    "sex code": lambda one: _sex(one, "1", "2"),
    "sex words": lambda one: _sex(one, "Laki-laki", "Perempuan"),
    "NAME": lambda one: one.name.upper(),
    "name als": lambda one: f"{one.name} als. {one.cell}X",
    "birth text": lambda one: f"{one.birth_on:%d-%m-%Y}",
    "birth strokes": lambda one: f"{one.birth_on:%d/%m/%Y}",
    "birth american": lambda one: f"{one.birth_on:%m/%d/%Y}",
    "birth iso": lambda one: one.birth_on.isoformat(),
    "birth words": lambda one: day_words(one.birth_on),
    "birth serial": lambda one: (one.birth_on - _EPOCH).days,
    "born": lambda one: f"{one.birth_place}, {one.birth_on:%d-%m-%Y}",
    "born words": lambda one: f"{one.birth_place} / {day_words(one.birth_on)}",
    "entered text": lambda one: f"{one.entered_on:%d-%m-%Y}",
    "place": lambda one: f"{one.block}/{one.cell}",
    "months": lambda one: f"{one.sentence_months} bln",
    "aliases": lambda _one: "-",
    "nothing": lambda _one: "",
    "dash": lambda _one: "-",
    "zero": lambda _one: 0,
    "months left": lambda one: f"{one.sentence_months} bln",
}
"""How a cell says what it says of a person, by a name of the way."""
SAYS = {
    "sex code": "sex", "sex words": "sex", "NAME": "name", "name als": "name",
    "birth text": "birth_on", "birth strokes": "birth_on", "birth american": "birth_on",
    "birth iso": "birth_on", "birth words": "birth_on", "birth serial": "birth_on",
    "born": "birth_place birth_on", "born words": "birth_place birth_on",
    "entered text": "entered_on", "place": "block cell", "months": "sentence_months",
    "aliases": "", "nothing": "", "dash": "", "zero": "", "months left": "",
}  # fmt: skip
"""Which fields of a person a way says, where it is not the field of its own name."""


class Shape(Struct, frozen=True, kw_only=True):
    """How a list looks.

    ``columns`` are pairs of a heading and a way to spell (``SPELLINGS``), "#" for a running
    number; ``people`` are whoever or whatever the list is of. ``over`` is a second row of
    headings above, "" where the one to the left reaches on. ``sections``, ``repeat`` and
    ``blank`` put a row before every so many people. ``left`` are empty columns. ``merge`` merges
    what is equal below each other in columns of these headings.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    over: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    sections: tuple[int, Callable[[int], str]] | None = None
    repeat: int = 0
    blank: int = 0
    count_columns: bool = False
    left: int = 0
    merge: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()
    delimiter: str = ";"
    encoding: str = "utf-8"
    sheets_before: tuple[str, ...] = ()
    subject: ImportSubject = ImportSubject.PEOPLE
    people: tuple[Any, ...] = PEOPLE
    formats: tuple[str, ...] = (XLSX, XLS, ODS, CSV)


class Sheet(Struct, kw_only=True):
    """A sheet: its rows, what is merged in it and which of its rows are hidden, all from 0."""

    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def spelt(way: str, one: Any) -> Cell:
    """What a cell says of somebody or something; a way that is no other is a field's name."""
    return SPELLINGS[way](one) if way in SPELLINGS else getattr(one, way)


def due(shape: Shape) -> list[dict[str, Any]]:
    """What has to come out: the fields of each person that the list says."""
    told = dict.fromkeys(key for _, way in shape.columns for key in SAYS.get(way, way).split())
    keys = [key for key in told if key != "#"]
    return [
        {key: getattr(one, key) for key in keys}
        for at, one in enumerate(shape.people)
        if at not in shape.hidden
    ]


def laid_out(shape: Shape) -> Sheet:
    """The list as a sheet."""
    sheet = Sheet()
    width = len(shape.columns)

    def put(cells: tuple[Cell, ...]) -> int:
        sheet.rows.append([""] * shape.left + [*cells, *[""] * (width - len(cells))])
        return len(sheet.rows) - 1

    headings = tuple(heading for heading, _ in shape.columns)
    _put_head(shape, sheet, put, headings)
    first = len(sheet.rows)
    for at, one in enumerate(shape.people):
        _put_between(shape, at, put, headings)
        row = put(tuple(at + 1 if way == "#" else spelt(way, one) for _, way in shape.columns))
        sheet.hidden |= {row} if at in shape.hidden else set()
    last = len(sheet.rows) - 1
    for cells in shape.below:
        put(cells)
    for number in (at for at, heading in enumerate(headings) if heading in shape.merge):
        _merge_down(sheet, shape.left + number, first, last)
    return sheet


def _put_head(
    shape: Shape, sheet: Sheet, put: Callable[[tuple[Cell, ...]], int], headings: tuple[str, ...]
) -> None:
    """Everything above the people, titles merged across the table."""
    for line in shape.above:
        at = put((line,))
        if line and len(headings) > 1:
            sheet.merged.append(((at, shape.left), (at, shape.left + len(headings) - 1)))
    if shape.over:
        _put_over(shape, sheet, put(shape.over))
    put(headings)
    if shape.count_columns:
        put(tuple(range(1, len(headings) + 1)))


def _put_over(shape: Shape, sheet: Sheet, at: int) -> None:
    """Merge each upper heading over what stands below it, to the right or down."""
    starts = [number for number, one in enumerate(shape.over) if one]
    for start, end in zip(starts, [*starts[1:], len(shape.columns)], strict=True):
        lower = [heading for heading, _ in shape.columns[start:end]]
        if end - start > 1:
            sheet.merged.append(((at, shape.left + start), (at, shape.left + end - 1)))
        elif not lower[0]:
            sheet.merged.append(((at, shape.left + start), (at + 1, shape.left + start)))


def _put_between(
    shape: Shape, at: int, put: Callable[[tuple[Cell, ...]], int], headings: tuple[str, ...]
) -> None:
    if shape.sections and at % shape.sections[0] == 0:
        put((shape.sections[1](at // shape.sections[0]),))
    if shape.repeat and at and at % shape.repeat == 0:
        put(headings)
    if shape.blank and at and at % shape.blank == 0:
        put(())


def _merge_down(sheet: Sheet, column: int, first: int, last: int) -> None:
    top = first
    for at in range(first + 1, last + 2):
        same = at <= last and sheet.rows[at][column] == sheet.rows[top][column]
        if not same:
            if at - 1 > top:
                sheet.merged.append(((top, column), (at - 1, column)))
                for row in range(top + 1, at):
                    sheet.rows[row][column] = ""
            top = at
