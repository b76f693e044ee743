"""For each kind of list a workbook to be filled in, which imports without any question."""

from datetime import date
from pathlib import Path

from rehabdesk.domain.excuse import may_be_given
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.office import DayKind
from rehabdesk.domain.refusals import Unwritable
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.fields import FIELDS, ColumnMeaning
from rehabdesk.services.rights import needs
from rehabdesk.services.writing import write_file
from rehabdesk.spreadsheets.template import TemplateColumn, template_of
from rehabdesk.storage import Store
from rehabdesk.wording.dates import month_year
from rehabdesk.wording.fields.field import FieldKind
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY
from rehabdesk.wording.terms import label

_LEFT_OUT = {
    ImportSubject.PEOPLE: {"born", "place", "status"},
    ImportSubject.ENROLMENTS: {"state"},
    ImportSubject.COUNSELORS: {"remark"},
}
"""Columns that say in another way what others say, or that only other programs' lists have."""
_NEEDED = {
    ImportSubject.PEOPLE: "name",
    ImportSubject.ENROLMENTS: "name",
    ImportSubject.COUNSELORS: "name",
    ImportSubject.ROOMS: "name",
    ImportSubject.HOLIDAYS: "day",
    ImportSubject.TOPICS: "title",
    ImportSubject.MARKS: "name",
    ImportSubject.EXCUSES: "name",
}
_LAST_DAY = 31
_DAY = "Hari-bulan-tahun, misalnya 12-03-1988."
_HOW = {
    FieldKind.DAY: _DAY,
    FieldKind.BIRTHDAY: _DAY,
    FieldKind.WHOLE: "Angka saja.",
    FieldKind.YES: "Ya atau Tidak; kosong berarti Ya.",
    FieldKind.NIP: "18 angka.",
    FieldKind.NIK: "16 angka.",
    FieldKind.SEX: "L untuk laki-laki, P untuk perempuan.",
    FieldKind.PHONE: "Dengan angka 0 di depan.",
    FieldKind.REGISTRATION: "Seperti di register; dipakai untuk mengenali orang yang sama.",
    FieldKind.PERSON_NO: "Seperti di SDP atau register.",
    FieldKind.ALIASES: "Beberapa alias dipisahkan titik koma.",
    FieldKind.INTERNAL: "Internal untuk pegawai lapas, Eksternal untuk mitra.",
    FieldKind.PERSON: "Nama lengkap, dengan bin atau binti.",
    FieldKind.PLACE: "Blok, garis miring, kamar.",
}
_HOW_OF = {
    "kind": "Seperti di halaman Kantor; kosong berarti tidak ditentukan.",
    "group": "Nama kelompok; yang belum ada dibuat.",
    "counselor": "Nama konselor; yang belum ada ditambahkan.",
    "capacity": "Banyaknya orang; kosong bila tidak diketahui.",
    "last_on": f"{_DAY} Kosong berarti hari itu saja.",
    "weekdays": "Nama hari, dipisahkan koma; kosong berarti setiap hari.",
    "starts_at": "Jam dan menit, misalnya 09.00; kosong berarti sejak pagi.",
    "ends_at": "Jam dan menit, misalnya 11.00; kosong berarti sampai sore.",
    "sentence_months": "Lamanya dalam bulan, angka saja.",
}


@needs(Right.IMPORT)
def save_template(store: Store, subject: ImportSubject, path: Path, *, today: date) -> Path:
    """Write the workbook of a kind of list; a folder that is gone is not made (``Unwritable``)."""
    if not path.parent.is_dir():
        raise Unwritable("out", file=path.name)
    return write_file(path.with_suffix(".xlsx"), template(store, subject, today))


def template(store: Store, subject: ImportSubject, today: date) -> bytes:
    """The workbook of a kind of list, with the office's own choices; marks are of this month."""
    columns = template_columns(store, subject)
    words = [
        "Isi mulai dari baris di bawah contoh. Baris contoh tidak diimpor dan boleh dihapus.",
        "Judul kolom jangan diubah; kolom yang tidak dipakai boleh dikosongkan atau dihapus.",
        "Kolom wajib berwarna kuning.",
    ]
    above = ""
    if subject is ImportSubject.MARKS:
        above = f"Kehadiran bulan {month_year(today)}"
        words.append("Ganti nama bulan dan tahun di baris pertama; sel tanpa kode dilewati.")
        words += [f"{one.code}: {one.label}" for one in store.statuses.all() if one.active]
    return template_of(columns, sheet=label(subject)[:31], above=above, words=words)


def template_columns(store: Store, subject: ImportSubject) -> list[TemplateColumn]:
    """The columns of a kind of list, as its workbook has them."""
    left_out = _LEFT_OUT.get(subject, set())
    made = [_column(store, subject, one) for one in FIELDS[subject] if one.key not in left_out]
    if subject is ImportSubject.MARKS:
        codes = tuple(one.code for one in store.statuses.all() if one.active)
        made += [
            TemplateColumn(
                heading=str(day),
                example=codes[0],
                how="Kode kehadiran.",
                choices=codes if day == 1 else (),
                narrow=True,
            )
            for day in range(1, _LAST_DAY + 1)
        ]
    return made


def _column(store: Store, subject: ImportSubject, field: ColumnMeaning) -> TemplateColumn:
    choices, closed = _choices(store, subject, field)
    return TemplateColumn(
        heading=field.label,
        example=field.example or choices[0],
        how=_how(subject, field),
        required=field.key == _NEEDED[subject],
        choices=choices,
        closed=closed,
    )


def _how(subject: ImportSubject, field: ColumnMeaning) -> str:
    records = (RESIDENT, STAY) if subject is ImportSubject.PEOPLE else ()
    hints = [fields[field.key].hint for fields in records if field.key in fields.by_key]
    found = _HOW_OF.get(field.key) or _HOW.get(field.kind) or "".join(hints)
    return found or f"{field.label}, paling banyak {field.limit} karakter."


def _choices(
    store: Store, subject: ImportSubject, field: ColumnMeaning
) -> tuple[tuple[str, ...], bool]:
    """What may be chosen for a column, and whether nothing else may stand there."""
    if field.kind is FieldKind.SEX:
        return ("L", "P"), True
    if field.kind is FieldKind.YES:
        return ("Ya", "Tidak"), True
    if field.kind is FieldKind.INTERNAL:
        return ("Internal", "Eksternal"), True
    if subject is ImportSubject.EXCUSES and field.key == "status":
        return tuple(one.label for one in store.statuses.all() if may_be_given(one)), True
    if field.key == "kind":
        return _kinds(store, subject), True
    if subject is ImportSubject.PEOPLE and field.key in RESIDENT.by_key:
        return RESIDENT[field.key].usual, False
    return (), False


def _kinds(store: Store, subject: ImportSubject) -> tuple[str, ...]:
    if subject is ImportSubject.HOLIDAYS:
        return tuple(label(one) for one in DayKind)
    if subject is ImportSubject.TOPICS:
        return tuple(one.name for one in store.session_kinds.all())
    return tuple(one.title for one in store.program_kinds.all())
