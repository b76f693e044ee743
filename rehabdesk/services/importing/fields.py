"""What a column of a list can mean: its key, its Indonesian name, the headings it goes by."""

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.spreadsheets.headings import normal_heading
from rehabdesk.wording.fields.counselor import COUNSELOR
from rehabdesk.wording.fields.excuse import EXCUSE
from rehabdesk.wording.fields.field import FieldKind, RecordFields
from rehabdesk.wording.fields.office import HOLIDAY, ROOM
from rehabdesk.wording.fields.office_terms import TOPIC
from rehabdesk.wording.fields.resident import RESIDENT
from rehabdesk.wording.fields.stay import STAY


class ColumnMeaning(Struct, frozen=True, kw_only=True):
    """One meaning; ``words`` are normal headings, the first ones likelier.

    ``limit`` is the most characters of a text, ``most`` the largest whole number.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    words: tuple[str, ...] = ()
    limit: int = 0
    most: int = 0
    example: str = ""
    """How a cell is filled in; nothing where it is one of the office's own choices."""


def _column(
    key: str, kind: FieldKind, headings: str, *, limit: int = 0, most: int = 0, example: str = ""
) -> ColumnMeaning:
    """A column by its headings, ";" between them; the first is what it is called."""
    names = [one for one in headings.split(";") if one]
    return ColumnMeaning(
        key=key,
        label=names[0],
        kind=kind,
        words=tuple(normal_heading(one) for one in names),
        limit=limit,
        most=most,
        example=example,
    )


def _columns_of(fields: RecordFields) -> tuple[ColumnMeaning, ...]:
    """The columns of a record, from the description of its fields."""
    return tuple(
        _column(
            one.key,
            one.kind,
            one.headings,
            limit=one.limit,
            most=one.most,
            example=one.example,
        )
        for one in fields.fields
        if one.headings
    )


NOTHING = frozenset(
    normal_heading(one)
    for one in (
        *("No", "No Urut", "Urut", "Foto", "Paraf", "Tanda Tangan", "TTD", "Alasan", "Umur"),
        *("Sisa Pidana", "Verifikasi", "Asal UPT", "Nomor Berkas", "Usia", "Nomor Urut"),
    )
)
"""Headings that are known and taken over into nothing."""

REASON = "Alasan ditolak"
"""The heading of the column that our workbook of refused rows adds; it is passed over again."""

_PEOPLE = (
    _column(
        "person_no",
        FieldKind.PERSON_NO,
        "No Induk;Nomor Induk;No Induk WBP;Nomor Induk WBP;Nomor Induk Nasional",
        limit=40,
        example="0012345",
    ),
    *_columns_of(RESIDENT),
    _column(
        "born",
        FieldKind.BORN,
        "Tempat/Tgl. Lahir;TTL;Tempat Tanggal Lahir;Tempat dan Tanggal Lahir;Tempat, Tgl Lahir",
        limit=120,
    ),
    _column(
        "place",
        FieldKind.PLACE,
        "Blok/Kamar;Blok/Sel;Hunian;Kamar Hunian;Lokasi Blok/Sel;Penempatan",
        limit=60,
        example="A/18",
    ),
    *_columns_of(STAY),
    _column(
        "status", FieldKind.STATUS, "Status;Status Penghuni;Status WBP;Sub Status;Keadaan", limit=40
    ),
    _column(
        "medical_no",
        FieldKind.PERSON_NO,
        "No. Rekam Medis;Rekam Medis;No RM;Nomor Rekam Medis",
        limit=40,
        example="RM 12",
    ),
)
"""The fields of a resident and of the stay, and columns that are no field of either."""
_ENROLMENTS = (
    _column(
        "name",
        FieldKind.PERSON,
        "Nama;Nama Lengkap;Nama Peserta;Nama WBP;Nama Warga Binaan;Name;Full Name",
        limit=120,
        example="Mahmud bin Karta",
    ),
    _column(
        "registration_no",
        FieldKind.REGISTRATION,
        "No. Registrasi;No Reg;Registrasi;No Registrasi Instansi;Nomor Register",
        limit=40,
        example="BI 283/21",
    ),
    _column(
        "person_no",
        FieldKind.PERSON_NO,
        "No. Induk;Nomor Induk;No Induk WBP",
        limit=40,
        example="0012345",
    ),
    _column("birth_on", FieldKind.BIRTHDAY, "Tgl. Lahir;Tanggal Lahir", example="12-03-1988"),
    _column(
        "place", FieldKind.PLACE, "Blok/Kamar;Blok/Sel;Kamar;Hunian;Blok", limit=60, example="A/18"
    ),
    _column(
        "kind",
        FieldKind.TEXT,
        "Jenis Rehabilitasi;Jenis;Program;Jenis Program;Rehabilitasi;Jenis Rehab;Jenis Layanan",
        limit=60,
    ),
    _column(
        "group",
        FieldKind.TEXT,
        "Kelompok;Group;Grup;Kelompok Binaan;Kelas",
        limit=60,
        example="Kelompok A",
    ),
    _column(
        "counselor",
        FieldKind.TEXT,
        "Konselor;Nama Konselor;Pendamping;Wali Konselor;Petugas",
        limit=100,
        example="Ratna Kusumawati, S.Psi.",
    ),
    _column("state", FieldKind.TEXT, "Status;Status Peserta;Status Kepesertaan", limit=60),
    _column("remark", FieldKind.TEXT, "Keterangan;Catatan", limit=200, example="Peserta baru"),
)
_COUNSELORS = (
    *_columns_of(COUNSELOR),
    _column(
        "remark",
        FieldKind.TEXT,
        "Jenis;Jenis Rehabilitasi;Keterangan",
        limit=60,
        example="Peserta baru",
    ),
)
_MARKS = (
    _column(
        "name",
        FieldKind.PERSON,
        "Nama;Nama Lengkap;Nama Peserta;Nama WBP;Name;Full Name",
        limit=120,
        example="Mahmud bin Karta",
    ),
    _column(
        "registration_no",
        FieldKind.REGISTRATION,
        "No. Registrasi;No Reg;Registrasi",
        limit=40,
        example="BI 283/21",
    ),
    _column("person_no", FieldKind.PERSON_NO, "No. Induk;Nomor Induk", limit=40, example="0012345"),
)
_READ_AS_TEXT = {FieldKind.SEVERAL: 60, FieldKind.TIME: 20}
"""Kinds whose cells the list itself takes apart, and how long they may be."""
_EXCUSES = (
    *_MARKS,
    *(
        replace(one, kind=FieldKind.TEXT, limit=_READ_AS_TEXT[one.kind])
        if one.kind in _READ_AS_TEXT
        else one
        for one in _columns_of(EXCUSE)
    ),
)

FIELDS: dict[ImportSubject, tuple[ColumnMeaning, ...]] = {
    ImportSubject.PEOPLE: _PEOPLE,
    ImportSubject.ENROLMENTS: _ENROLMENTS,
    ImportSubject.COUNSELORS: _COUNSELORS,
    ImportSubject.ROOMS: _columns_of(ROOM),
    ImportSubject.HOLIDAYS: _columns_of(HOLIDAY),
    ImportSubject.TOPICS: _columns_of(TOPIC),
    ImportSubject.MARKS: _MARKS,
    ImportSubject.EXCUSES: _EXCUSES,
}

KNOWN = (
    frozenset(word for fields in FIELDS.values() for field in fields for word in field.words)
    | NOTHING
    | {normal_heading(REASON)}
)
"""Every heading that any list may have, in its normal form."""


def field_of(subject: ImportSubject, key: str) -> ColumnMeaning | None:
    """The field with this key, or None for a column that means nothing."""
    return next((one for one in FIELDS[subject] if one.key == key), None)
