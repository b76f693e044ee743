"""What a column of a list can mean: its key, its Indonesian name, the headings it goes by."""

from enum import Enum

from msgspec import Struct

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.people_fields import PEOPLE
from rehabdesk.spreadsheets.headings import normal_heading


class Kind(Enum):
    """How the cells of a column are read."""

    TEXT = "text"
    NAME = "name"
    PERSON = "person"
    REGISTRATION = "registration"
    PERSON_NO = "person_no"
    DAY = "day"
    BIRTHDAY = "birthday"
    WHOLE = "whole"
    NIP = "nip"
    NIK = "nik"
    PHONE = "phone"
    SEX = "sex"
    STATUS = "status"
    BLOCK = "block"
    CELL = "cell"
    PLACE = "place"
    BORN = "born"
    ALIASES = "aliases"
    YES = "yes"
    INTERNAL = "internal"


class Field(Struct, frozen=True, kw_only=True):
    """One meaning; ``words`` are normal headings, the first ones likelier; ``limit`` in signs."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    words: tuple[str, ...] = ()
    limit: int = 120


def _fields(*lines: tuple[str, str, str, int, str]) -> tuple[Field, ...]:
    return tuple(
        Field(
            key=key,
            label=label,
            kind=Kind(kind),
            limit=limit,
            words=tuple(normal_heading(one) for one in (label, *words.split(";")) if one),
        )
        for key, label, kind, limit, words in lines
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

_ENROLMENTS = _fields(
    (
        "name",
        "Nama",
        "person",
        120,
        "Nama Lengkap;Nama Peserta;Nama WBP;Nama Warga Binaan;Name;Full Name",
    ),
    (
        "registration_no",
        "No. Registrasi",
        "registration",
        40,
        "No Reg;Registrasi;No Registrasi Instansi;Nomor Register",
    ),
    ("person_no", "No. Induk", "person_no", 40, "Nomor Induk;No Induk WBP"),
    ("birth_on", "Tgl. Lahir", "birthday", 0, "Tanggal Lahir"),
    ("place", "Blok/Kamar", "place", 60, "Blok/Sel;Kamar;Hunian;Blok"),
    (
        "kind",
        "Jenis Rehabilitasi",
        "text",
        60,
        "Jenis;Program;Jenis Program;Rehabilitasi;Jenis Rehab;Jenis Layanan",
    ),
    ("group", "Kelompok", "text", 60, "Group;Grup;Kelompok Binaan;Kelas"),
    ("counselor", "Konselor", "text", 100, "Nama Konselor;Pendamping;Wali Konselor;Petugas"),
    ("state", "Status", "text", 60, "Status Peserta;Status Kepesertaan"),
    ("remark", "Keterangan", "text", 200, "Catatan"),
)
_COUNSELORS = _fields(
    (
        "name",
        "Nama",
        "text",
        100,
        "Nama Konselor;Nama Lengkap;Nama Petugas;Nama dan Gelar;Name;Full Name",
    ),
    ("nip", "NIP", "nip", 18, "NIP/NRP;NIP/NIK"),
    ("function", "Jabatan", "text", 100, "Fungsi;Tugas;Jabatan/Fungsi"),
    ("institution", "Instansi", "text", 120, "Lembaga;Asal Instansi;Unit Kerja;Mitra"),
    ("phone", "No. HP", "phone", 40, "HP;Telepon;No Telepon;No WA;Kontak;Telp"),
    ("certificates", "Sertifikat", "text", 400, "Sertifikasi;Pelatihan;Kompetensi"),
    ("active_from", "Mulai Tugas", "day", 0, "Tanggal Mulai;TMT;Aktif Sejak"),
    ("active_to", "Selesai Tugas", "day", 0, "Tanggal Selesai;Akhir Tugas;Aktif Sampai"),
    ("internal", "Asal", "internal", 20, "Internal/Eksternal"),
    ("remark", "Jenis", "text", 60, "Jenis Rehabilitasi;Keterangan"),
)
_ROOMS = _fields(
    ("name", "Ruang", "text", 80, "Nama Ruang;Ruangan;Nama Ruangan;Tempat;Nama"),
    ("capacity", "Kapasitas", "whole", 4, "Daya Tampung;Jumlah Kursi"),
    ("active", "Aktif", "yes", 20, "Dipakai"),
)
_HOLIDAYS = _fields(
    ("day", "Tanggal", "day", 0, "Tanggal Libur;Hari/Tanggal"),
    ("label", "Nama Libur", "text", 100, "Keterangan;Uraian;Hari Libur;Nama Hari Libur;Perayaan"),
    ("kind", "Jenis Libur", "text", 60, "Jenis;Kategori;Macam"),
)
_TOPICS = _fields(
    ("title", "Materi", "text", 200, "Judul;Topik;Judul Materi;Tema;Pokok Bahasan;Materi/Topik"),
    ("kind", "Jenis Sesi", "text", 80, "Jenis;Sesi;Kegiatan;Jenis Kegiatan"),
    ("active", "Aktif", "yes", 20, "Dipakai"),
)
_MARKS = _fields(
    ("name", "Nama", "person", 120, "Nama Lengkap;Nama Peserta;Nama WBP;Name;Full Name"),
    ("registration_no", "No. Registrasi", "registration", 40, "No Reg;Registrasi"),
    ("person_no", "No. Induk", "person_no", 40, "Nomor Induk"),
)

FIELDS: dict[ImportSubject, tuple[Field, ...]] = {
    ImportSubject.PEOPLE: _fields(*PEOPLE),
    ImportSubject.ENROLMENTS: _ENROLMENTS,
    ImportSubject.COUNSELORS: _COUNSELORS,
    ImportSubject.ROOMS: _ROOMS,
    ImportSubject.HOLIDAYS: _HOLIDAYS,
    ImportSubject.TOPICS: _TOPICS,
    ImportSubject.MARKS: _MARKS,
}

KNOWN = (
    frozenset(word for fields in FIELDS.values() for field in fields for word in field.words)
    | NOTHING
    | {normal_heading(REASON)}
)
"""Every heading that any list may have, in its normal form."""


def field_of(subject: ImportSubject, key: str) -> Field | None:
    """The field with this key, or None for a column that means nothing."""
    return next((one for one in FIELDS[subject] if one.key == key), None)
