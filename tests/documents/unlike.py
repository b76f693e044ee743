"""Dossiers that differ from a given one: in a single place, or in every word."""

import typing
from enum import Enum

from msgspec import Struct
from msgspec.structs import asdict, replace

from rehabdesk.domain.dossiers import Signature
from tests.documents.reading import png


def one_by_one(dossier):
    """The dossier, changed in one place after another: each word, picture and length of a list.

    Of a list's lines the first and the last are changed, and one is left out or added.
    """
    for name, value in asdict(dossier).items():
        for other in (*_others(value, _hint(dossier, name)), *_lengths(value)):
            yield replace(dossier, **{name: other})


def in_every_word(dossier, tag):
    """The dossier with the tag behind each of its words, on other paper, with other pictures."""
    changes = {
        name: _tagged(value, _hint(dossier, name), tag) for name, value in asdict(dossier).items()
    }
    return replace(dossier, **changes)


def words_of(value):
    """Every text in a dossier."""
    if isinstance(value, str):
        yield from [value] if value.strip() else []
    elif isinstance(value, Struct):
        yield from words_of(tuple(asdict(value).values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one)


def _hint(record, name):
    return typing.get_type_hints(type(record))[name]


def _others(value, hint):
    """Values of the same kind, each unlike the given one in one place."""
    if isinstance(value, str):
        yield f"{value} Lain".strip()
    elif isinstance(value, Enum):
        yield next(one for one in type(value) if one is not value)
    elif isinstance(value, Struct):
        yield from one_by_one(value)
    elif isinstance(value, tuple):
        yield from _in_a_list(value)
    elif bytes in (hint, *typing.get_args(hint)):
        yield png(30, (10, 120, 40, 255))
    elif Signature in typing.get_args(hint):
        yield Signature(heading="Mengetahui,", position="Kepala", name="Penanda Tangan Lain")


def _in_a_list(value):
    for at in sorted({0, len(value) - 1} if value else ()):
        for other in _others(value[at], type(value[at])):
            yield (*value[:at], other, *value[at + 1 :])


def _lengths(value):
    """A list of records with one less and one more."""
    if isinstance(value, tuple) and value and isinstance(value[0], Struct):
        yield value[:-1]
        yield (*value, value[0])


def _tagged(value, hint, tag):
    if isinstance(value, str):
        return f"{value} {tag}" if value else ""
    if isinstance(value, Struct):
        return in_every_word(value, tag)
    if isinstance(value, tuple):
        return tuple(_tagged(one, type(one), tag) for one in value)
    if isinstance(value, Enum):
        kinds = list(type(value))
        return kinds[(kinds.index(value) + len(tag)) % len(kinds)]
    return value
