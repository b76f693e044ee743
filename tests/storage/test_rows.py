"""Every record comes out of the file as it went in."""

from datetime import UTC, date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from rehabdesk.domain.dossiers import CertificateDossier
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.rows import columns, from_row, from_text, to_row, to_text

WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)


def values_of(hint):
    """Any value a field of this type can hold."""
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        return st.none() | values_of(inner[0])
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(values_of(inner[0]), max_size=3).map(tuple)
        return st.tuples(*(values_of(one) for one in inner))
    hint = getattr(hint, "__supertype__", hint)
    if issubclass(hint, Struct):
        return records_of(hint)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return {
        str: WORDS,
        int: st.integers(0, 10_000),
        bool: st.booleans(),
        bytes: st.binary(max_size=20),
        date: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        time: st.times().map(lambda one: one.replace(second=0, microsecond=0)),
        datetime: st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
            lambda one: one.replace(microsecond=0, tzinfo=UTC)
        ),
    }[hint]


def records_of(record_type):
    hints = get_type_hints(record_type)
    fields = record_type.__struct_fields__
    return st.builds(record_type, **{name: values_of(hints[name]) for name in fields})


def _comes_back(record_type):
    @given(records_of(record_type))
    def comes_back(record):
        row = to_row(record)
        values = tuple(row[name] for name in columns(record_type))
        assert from_row(record_type, values) == record

    comes_back()


def test_every_record_of_every_table_comes_back_as_it_was(store):
    shelves = [one for one in vars(store).values() if isinstance(one, Repository)]
    assert len(shelves) > 20

    for shelf in shelves:
        _comes_back(shelf.record_type)


def test_every_table_has_the_columns_of_its_record(store):
    for shelf in (one for one in vars(store).values() if isinstance(one, Repository)):
        there = {row[1] for row in store.query(f"PRAGMA table_info({shelf.table})")}
        stamps = {"origin", "rev", "created_at", "created_by", "updated_at", "updated_by"}
        stamps |= {"deleted_at", "deleted_by"}
        assert there == {*columns(shelf.record_type), *stamps}, shelf.table


@given(records_of(CertificateDossier))
def test_a_frozen_certificate_reads_back_word_for_word(dossier):
    assert from_text(CertificateDossier, to_text(dossier)) == dossier
