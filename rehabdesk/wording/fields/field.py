"""How a field of a record is described: its names, what may stand in it, and what asks for it."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cached_property
from typing import Any

from msgspec import Struct


class FieldKind(Enum):
    """What sort of value: which widget asks for it, and how a cell of a list is read."""

    TEXT = "text"
    NOTE = "note"
    """Several lines."""
    DAY = "day"
    TIME = "time"
    """A time of day."""
    BIRTHDAY = "birthday"
    WHOLE = "whole"
    YES = "yes"
    CHOICE = "choice"
    """A member of an enum, one of ``options``, or a record that the form is given."""
    LINES = "lines"
    """Several texts, each on a line of its own."""
    PICTURE = "picture"
    SEVERAL = "several"
    """Some of the records that the form is given."""
    NIP = "nip"
    NIK = "nik"
    PHONE = "phone"
    PERSON = "person"
    """A name, in a list with aliases behind it."""
    ALIASES = "aliases"
    REGISTRATION = "registration"
    SEX = "sex"
    BLOCK = "block"
    CELL = "cell"
    INTERNAL = "internal"
    """Of the office's own staff, or of a partner's."""
    PERSON_NO = "person_no"
    STATUS = "status"
    PLACE = "place"
    """Block and cell in one column of a list."""
    BORN = "born"
    """Place and day of birth in one column of a list."""


class RecordField(Struct, frozen=True, kw_only=True):
    """One field of a record.

    ``label`` stands above it in a form, "&" before its access key; ``short`` everywhere else,
    where it is not the same. ``limit`` is the most characters of a text (of one alias or line),
    ``least`` and ``most`` bound a whole number, or how many lines there are. ``check`` tidies a
    text or raises its refusal. ``headings`` are the names of its column in lists of other
    offices, ";" between them: the first is the one that our lists write; without any, no list
    has it.
    """

    key: str
    label: str
    what: str
    """What it asks for, for somebody who is new to it: *Apa ini?*"""
    kind: FieldKind = FieldKind.TEXT
    group: str = ""
    """The title that it stands under, in a form and wherever the record is shown."""
    short: str = ""
    limit: int = 0
    least: int = 0
    most: int = 0
    required: bool = False
    check: Callable[[str], str] | None = None
    headings: str = ""
    example: str = ""
    """What stands in its column where the template of a list shows how it is filled in."""
    usual: tuple[str, ...] = ()
    """Words that are offered while it is typed."""
    hint: str = ""
    placeholder: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """What is chosen from, each a value and its words, where it is no enum."""
    unit: str = ""
    """What a whole number counts: "menit"."""
    tick: str = ""
    """What stands beside the box of a yes or no, "&" before its access key."""
    lines: int = 1
    """How many lines of a long text its form shows; it is kept as one, unless it is a note."""
    wide: bool = False
    """Whether it takes the whole width of a form."""

    @property
    def name(self) -> str:
        """What it is called outside of its form: "Nama ayah"."""
        return self.short or self.label.replace("&", "")

    @property
    def heading(self) -> str:
        """Its column in our own lists: "Nama Ayah"; nothing for a field that no list has."""
        return self.headings.partition(";")[0]

    @property
    def word(self) -> str:
        """Its name within a sentence: "nama ayah", "NIK"."""
        name = self.name
        return name if name[:2].isupper() else name[:1].lower() + name[1:]


class FieldsTogether(Struct, frozen=True, kw_only=True):
    """Fields that are shown as one: "Tempat, tanggal lahir"; ``words`` are of a record."""

    keys: tuple[str, ...]
    name: str
    words: Callable[[Any], str]


class RecordFields(Struct, frozen=True, kw_only=True, dict=True):
    """The fields of one kind of record, in the order of its form.

    ``elsewhere`` are attributes that nobody types into a form of the record, with the reason;
    each attribute stands either here or there.
    """

    record: type[Struct]
    fields: tuple[RecordField, ...]
    elsewhere: Mapping[str, str]
    together: tuple[FieldsTogether, ...] = ()
    follows: Mapping[str, tuple[str, ...]] = {}
    """The days that each of these days cannot lie before."""

    def __getitem__(self, key: str) -> RecordField:
        return self.by_key[key]

    @cached_property
    def by_key(self) -> dict[str, RecordField]:
        """The fields by their attribute."""
        return {one.key: one for one in self.fields}

    @cached_property
    def in_lists(self) -> tuple[str, ...]:
        """The attributes that lists of other offices have a column for."""
        return tuple(one.key for one in self.fields if one.headings)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The titles in the order of the form; the first fields may have none."""
        return tuple(dict.fromkeys(one.group for one in self.fields))

    def of_group(self, *groups: str) -> tuple[RecordField, ...]:
        """The fields under some titles, in order."""
        return tuple(one for one in self.fields if one.group in groups)
