"""Lists out of the office: any table as shown, and people in an order of columns."""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, cast

from msgspec import Struct

from rehabdesk.domain.importing import ExportPreset
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.person import RegisteredPerson, known_person
from rehabdesk.services.importing.register import read_register
from rehabdesk.services.rights import needs
from rehabdesk.spreadsheets.writing import OutCell, csv_of, xlsx_of
from rehabdesk.storage import Store
from rehabdesk.wording.fields.field import RecordFields
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.names import with_aliases
from rehabdesk.wording.terms import label


class ListFormat(Enum):
    """What a list is written as."""

    XLSX = ".xlsx"
    CSV = ".csv"


class OutTable(Struct, frozen=True, kw_only=True):
    """A table to be written: its name, headings, and cells with their types."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[OutCell, ...], ...]


def list_bytes(table: OutTable, form: ListFormat) -> bytes:
    """A table as a file: dates as dates, text as text, nothing that Excel would obey."""
    if form is ListFormat.CSV:
        return csv_of(table.headings, table.rows)
    return xlsx_of(table.headings, table.rows, sheet=table.name)


def _values_of(
    fields: RecordFields, record: Callable[[RegisteredPerson], object], *besides: str
) -> dict[str, tuple[str, Callable[[RegisteredPerson], OutCell]]]:
    """The columns of a record: usual heading and value of each field, save those ``besides``."""
    return {
        key: (fields.by_key[key].heading, lambda one, key=key: _cell(getattr(record(one), key)))
        for key in fields.in_lists
        if key not in besides
    }


def _cell(value: Any) -> OutCell:  # noqa: ANN401 - a value of any field
    if isinstance(value, Enum):
        return label(value)
    return ", ".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value


_VALUES: dict[str, tuple[str, Callable[[RegisteredPerson], OutCell]]] = {
    "person_no": ("No Induk", lambda one: one.person_no),
    "name": ("Nama", lambda one: with_aliases(one.resident.name, one.resident.aliases)),
    "plain_name": ("Nama Lengkap", lambda one: one.resident.name),
    **_values_of(RESIDENT, lambda one: one.resident, "name"),
    **_values_of(STAY, lambda one: one.stay),
    "medical_no": ("No. Rekam Medis", lambda one: one.medical_no),
}
"""What can be written of a person: the usual heading and where the value is."""


def _preset(name: str, *keys: str) -> ExportPreset:
    return ExportPreset.of(name, [(key, _VALUES[key][0]) for key in keys])


SDP_LIKE = _preset(
    "Urutan SDP",
    *("registration_no", "name", "nationality", "religion", "sentence", "sentence_months"),
    *("offence", "expires_on", "block", "cell", "detained_on", "entered_on", "one_third_on"),
    *("half_on", "two_thirds_on", "remission_months", "remission_days", "birth_place"),
    *("birth_on", "education", "person_no"),
)
"""The order of an SDP export (domain.md 7.2), as far as the office keeps it."""
BNN_LIKE = _preset(
    "Urutan BNN",
    *("nik", "plain_name", "aliases", "sex", "birth_place", "birth_on", "religion"),
    *("ethnicity", "nationality", "marital_status", "education", "occupation", "address"),
    *("mother_name", "guarantor", "registration_no", "medical_no", "offence", "entered_on"),
)
"""The order in which BNN's forms ask for a client; to be changed where a form asks otherwise."""


def column_choices() -> tuple[tuple[str, str], ...]:
    """Every column that a preset may have: key and usual heading."""
    return tuple((key, heading) for key, (heading, _) in _VALUES.items())


@needs(Right.EXPORT)
def people_table(
    store: Store, preset: ExportPreset, residents: Iterable[str] | None = None
) -> OutTable:
    """People in the order of columns of a preset; all of the register where nobody is named."""
    register = read_register(store)
    everybody = sorted(register.residents, key=lambda one: register.name_of(one).casefold())
    wanted = everybody if residents is None else residents
    values = [_VALUES[key][1] for key, _ in preset.pairs]
    people = [known_person(one, register) for one in wanted if one in register.residents]
    return OutTable(
        name=preset.name,
        headings=tuple(heading for _, heading in preset.pairs),
        rows=tuple(tuple(value(person) for value in values) for person in people),
    )
