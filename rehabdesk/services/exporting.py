"""Lists out of the office: any table as shown, and people in an order of columns."""

from collections.abc import Callable, Iterable
from enum import Enum

from msgspec import Struct

from rehabdesk.domain.importing import ExportPreset
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.person import Person, known_person
from rehabdesk.services.importing.register import read_register
from rehabdesk.services.rights import needs
from rehabdesk.spreadsheets.writing import OutCell, csv_of, xlsx_of
from rehabdesk.storage import Store
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


_VALUES: dict[str, tuple[str, Callable[[Person], OutCell]]] = {
    "person_no": ("No Induk", lambda one: one.person_no),
    "registration_no": ("No. Registrasi", lambda one: one.resident.registration_no),
    "name": ("Nama", lambda one: with_aliases(one.resident.name, one.resident.aliases)),
    "plain_name": ("Nama Lengkap", lambda one: one.resident.name),
    "aliases": ("Alias", lambda one: ", ".join(one.resident.aliases)),
    "sex": ("Jenis Kelamin", lambda one: label(one.resident.sex)),
    "birth_place": ("Tempat Lahir", lambda one: one.resident.birth_place),
    "birth_on": ("Tgl Lahir", lambda one: one.resident.birth_on),
    "nik": ("NIK", lambda one: one.resident.nik),
    "nationality": ("Negara", lambda one: one.resident.nationality),
    "religion": ("Agama", lambda one: one.resident.religion),
    "education": ("Pendidikan", lambda one: one.resident.education),
    "occupation": ("Pekerjaan", lambda one: one.resident.occupation),
    "ethnicity": ("Suku", lambda one: one.resident.ethnicity),
    "marital_status": ("Status Perkawinan", lambda one: one.resident.marital_status),
    "address": ("Alamat", lambda one: one.resident.address),
    "father_name": ("Nama Ayah", lambda one: one.resident.father_name),
    "mother_name": ("Nama Ibu", lambda one: one.resident.mother_name),
    "guarantor": ("Penjamin", lambda one: one.resident.guarantor),
    "guardian": ("Wali Pemasyarakatan", lambda one: one.resident.guardian),
    "sentence": ("Putusan", lambda one: one.stay.sentence),
    "sentence_months": ("Putusan (bln)", lambda one: one.stay.sentence_months),
    "offence": ("Jenis Kejahatan", lambda one: one.stay.offence),
    "article": ("Pasal", lambda one: one.stay.article),
    "expires_on": ("Ekspirasi", lambda one: one.stay.expires_on),
    "block": ("Blok", lambda one: one.resident.block),
    "cell": ("Sel", lambda one: one.resident.cell),
    "detained_on": ("Tgl Mulai Ditahan", lambda one: one.stay.detained_on),
    "entered_on": ("Tgl Masuk UPT", lambda one: one.stay.entered_on),
    "one_third_on": ("1/3 MP", lambda one: one.stay.one_third_on),
    "half_on": ("1/2 MP", lambda one: one.stay.half_on),
    "two_thirds_on": ("2/3 MP", lambda one: one.stay.two_thirds_on),
    "remission_months": ("Remisi (bln)", lambda one: one.stay.remission_months),
    "remission_days": ("Remisi (hr)", lambda one: one.stay.remission_days),
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
