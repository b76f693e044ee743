"""The shapes of the corpus, each a list as some office keeps it, with invented people."""

from datetime import date

from msgspec import Struct

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.office import DayKind
from tests.services.importing.shaping import CSV, PEOPLE, WORKBOOKS, XLS, XLSX, Shape

NO, NAME, NUMBER = ("No", "#"), ("Nama", "name"), ("No. Registrasi", "registration_no")
BIRTH, PLAIN = ("Tgl. Lahir", "birth_on"), (("No", "#"), ("Nama", "name"))
USUAL = (NO, NUMBER, NAME, BIRTH, ("Agama", "religion"))
LETTERHEAD = (
    "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN",
    "LEMBAGA PEMASYARAKATAN KELAS IIA CONTOH",
    "Jalan Melati Nomor 5, Telepon (0254) 200000",
    "",
    "DAFTAR WARGA BINAAN PESERTA REHABILITASI TAHUN 2021",
    "",
)
SIGNED = (
    (),
    ("", "", "Contoh, 30 Agustus 2021"),
    ("", "Mengetahui,"),
    ("", "Kepala Lapas Kelas IIA Contoh"),
    (),
    ("", "Bambang Sutejo, A.Md.IP., S.H."),
    ("", "NIP. 19700101 199503 1 001"),
)


def _block(at: int) -> str:
    return f"BLOK {'ABCDEFGHIJKL'[at]}"


def _room(at: int) -> str:
    return f"Kamar {at + 1}"


PEOPLE_SHAPES = (
    Shape(name="plain", columns=USUAL),
    Shape(name="no numbering", columns=USUAL[1:]),
    Shape(name="title", columns=USUAL, above=("DAFTAR WBP", "")),
    Shape(name="letterhead", columns=USUAL, above=LETTERHEAD),
    Shape(name="columns counted", columns=USUAL, count_columns=True),
    Shape(name="signed", columns=USUAL, above=("DAFTAR WBP",), below=SIGNED),
    Shape(name="total", columns=USUAL, below=(("Jumlah", "", "12 orang"),)),
    Shape(name="sum in words", columns=USUAL, below=((), ("TOTAL : 12 (dua belas) orang",))),
    Shape(name="note below", columns=USUAL, below=((), ("Keterangan: data per 30 Agustus 2021",))),
    Shape(name="blocks between", columns=USUAL, sections=(4, _block)),
    Shape(name="rooms between", columns=USUAL, sections=(3, _room), blank=6),
    Shape(name="headings again", columns=USUAL, repeat=4),
    Shape(name="pages", columns=USUAL, above=LETTERHEAD[4:], repeat=5, blank=5, below=SIGNED),
    Shape(name="blank rows", columns=USUAL, blank=1),
    Shape(name="moved right", columns=USUAL, left=2, above=("DAFTAR WBP",)),
    Shape(
        name="capitals",
        columns=(("NO.", "#"), ("NAMA LENGKAP", "NAME"), ("NO. REGISTER", "registration_no")),
    ),
    Shape(
        name="short headings",
        columns=(
            ("No.", "#"), ("Nm. WBP", "name"), ("No. Reg.", "registration_no"),
            ("JK", "sex"), ("Tgl Lhr", "birth_on"), ("Tgl. Msk UPT", "entered_on"),
        ),
    ),
    Shape(
        name="form export",
        columns=(
            ("Full Name", "name"), ("Gender", "sex words"), ("Date of Birth", "birth iso"),
        ),
        formats=(XLSX, CSV),
    ),
    Shape(
        name="headings on two lines",
        columns=(NO, ("Nama\nLengkap", "name"), ("Tempat,\nTgl. Lahir", "born"), NUMBER),
    ),
    Shape(
        name="two heading rows",
        columns=(
            ("", "#"), ("", "name"), ("Registrasi", "registration_no"), ("Induk", "person_no"),
            ("Tempat", "birth_place"), ("Tanggal", "birth_on"),
        ),
        over=("No", "Nama", "Nomor", "", "Kelahiran", ""),
        formats=WORKBOOKS,
    ),
    Shape(
        name="birth below a heading",
        columns=(
            ("", "#"), ("", "name"), ("Tempat", "birth_place"), ("Tgl/Bln/Th", "birth_on"),
            ("", "religion"),
        ),
        over=("No", "Nama", "Tempat dan Tanggal Lahir", "", "Agama"),
        formats=WORKBOOKS,
    ),
    Shape(name="days as text", columns=(NO, NAME, ("Tanggal Lahir", "birth text"), NUMBER)),
    Shape(name="days with strokes", columns=(NO, NAME, ("Tgl Lahir", "birth strokes"), NUMBER)),
    Shape(name="american days", columns=(NO, NAME, ("Tgl Lahir", "birth american"), NUMBER)),
    Shape(name="iso days", columns=(NO, NAME, ("Tgl Lahir", "birth iso"), NUMBER)),
    Shape(name="days in words", columns=(NO, NAME, ("Tgl Lahir", "birth words"), NUMBER)),
    Shape(name="days as serial numbers", columns=(NO, NAME, ("Tgl Lahir", "birth serial"), NUMBER)),
    Shape(name="birth in one column", columns=(NO, NAME, ("TTL", "born"), NUMBER)),
    Shape(
        name="birth in words",
        columns=(NO, NAME, ("Tempat/Tgl. Lahir", "born words"), NUMBER),
    ),
    Shape(name="sex by code", columns=(NO, NAME, ("Jenis Kelamin", "sex code"), NUMBER)),
    Shape(name="sex in words", columns=(NO, NAME, ("L/P", "sex words"), NUMBER)),
    Shape(name="block and room", columns=(NO, NUMBER, NAME, ("Blok/Kamar", "place"))),
    Shape(
        name="block beside room",
        columns=(NO, NUMBER, NAME, ("Blok", "block"), ("Kamar", "cell")),
    ),
    Shape(
        name="blocks merged",
        columns=(("Blok", "block"), NO, NAME, NUMBER),
        people=tuple(sorted(PEOPLE, key=lambda one: one.block)),
        merge=("Blok",),
        formats=(XLSX, XLS),
    ),
    Shape(
        name="sentences",
        columns=(
            NO, NUMBER, NAME, ("Lama Pidana (bulan)", "months"), ("Kasus", "offence"),
            ("Tgl Masuk UPT", "entered text"),
        ),
    ),
    Shape(
        name="columns of nothing",
        columns=(
            NO, ("Foto", "nothing"), NUMBER, NAME, ("Paraf", "nothing"),
            ("Sisa Pidana", "months left"),
        ),
    ),
    Shape(
        name="unknown in every spelling",
        columns=(NO, NAME, NUMBER, ("NIK", "zero"), ("Alias", "dash"), ("Alamat", "dash")),
    ),
    Shape(name="everything", columns=(
        NO, ("No Induk", "person_no"), NUMBER, NAME, ("Jenis Kelamin", "sex"),
        ("Tempat Lahir", "birth_place"), BIRTH, ("Agama", "religion"), ("Blok", "block"),
        ("Sel", "cell"), ("Tgl Masuk UPT", "entered_on"), ("Putusan (bln)", "sentence_months"),
        ("Jenis Kejahatan", "offence"),
    )),
    Shape(
        name="other sheets first",
        columns=USUAL,
        sheets_before=("Sampul", "Rekapitulasi"),
        formats=(XLSX,),
    ),
    Shape(name="hidden rows", columns=USUAL, hidden=frozenset({1, 4, 5}), formats=WORKBOOKS),
    Shape(name="hidden last row", columns=USUAL, hidden=frozenset({11}), formats=WORKBOOKS),
    Shape(name="only names", columns=(NO, NAME)),
    Shape(name="one person", columns=USUAL, people=PEOPLE[:1], above=LETTERHEAD, below=SIGNED),
    Shape(name="commas", columns=USUAL, delimiter=",", formats=(CSV,)),
    Shape(name="tabs", columns=USUAL, delimiter="\t", formats=(CSV,)),
    Shape(name="bars", columns=USUAL, delimiter="|", formats=(CSV,)),
    Shape(name="commas in cells", columns=(NUMBER, NAME, ("TTL", "born")), delimiter=",",
          formats=(CSV,)),
    Shape(name="with a mark", columns=USUAL, encoding="utf-8-sig", formats=(CSV,)),
    Shape(name="windows", columns=USUAL, encoding="cp1252", formats=(CSV,)),
    Shape(name="utf-16", columns=USUAL, encoding="utf-16", delimiter="\t", formats=(CSV,)),
)  # fmt: skip
"""Lists of people; what has to come out is told by their columns (``shaping.due``)."""


class Official(Struct, frozen=True, kw_only=True):
    """An invented counselor."""

    name: str
    nip: str
    function: str
    institution: str
    phone: str


class Place(Struct, frozen=True, kw_only=True):
    """An invented room."""

    name: str
    capacity: int


class Free(Struct, frozen=True, kw_only=True):
    """A day off."""

    day: date
    label: str
    kind: DayKind = DayKind.HOLIDAY


class Lesson(Struct, frozen=True, kw_only=True):
    """A topic of sessions."""

    title: str
    active: bool = True


OFFICIALS = tuple(
    Official(name=name, nip=nip, function=function, institution=where, phone=f"0812000000{at}")
    for at, (name, nip, function, where) in enumerate(
        (
            ("Ratna Kusumawati, S.Psi.", "198101112005032001", "Konselor Adiksi", "Lapas Contoh"),
            ("dr. Jumlahwati Sitompul", "", "Dokter", "Puskesmas Contoh"),
            ("Yayah Rokayah", "", "Konselor", "Yayasan Harapan"),
            ("H. Kepala Batu, M.Si.", "197501112000031002", "Ketua Tim", "BNN Kota Contoh"),
        )
    )
)
PLACES = tuple(
    Place(name=name, capacity=size)
    for name, size in (("Aula", 140), ("Kelas 1", 25), ("Ruang Konseling A", 4), ("Mushola", 60))
)
FREE = tuple(
    Free(day=day, label=label, kind=kind)
    for day, label, kind in (
        (date(2032, 1, 1), "Tahun Baru Masehi", DayKind.HOLIDAY),
        (date(2032, 2, 14), "Idulfitri", DayKind.HOLIDAY),
        (date(2032, 2, 16), "Cuti bersama Idulfitri", DayKind.JOINT_LEAVE),
        (date(2032, 8, 17), "Hari Kemerdekaan", DayKind.HOLIDAY),
    )
)
LESSONS = tuple(
    Lesson(title=title)
    for title in ("Pengenalan bahaya adiksi", "Total pulih bersama keluarga", "Relaps, lalu apa?")
)
_WHO = (NO, ("Nama", "name"), ("NIP", "nip"), ("Jabatan", "function"))
_ROOM = (("Nama Ruang", "name"), ("Kapasitas", "capacity"))
_DAYS = (("Tanggal", "day"), ("Keterangan", "label"))
_OF = {
    ImportSubject.COUNSELORS: OFFICIALS,
    ImportSubject.ROOMS: PLACES,
    ImportSubject.HOLIDAYS: FREE,
    ImportSubject.TOPICS: LESSONS,
}


def _other(subject: ImportSubject, name: str, columns: object, **more: object) -> Shape:
    made = {"name": name, "columns": columns, "subject": subject, "people": _OF[subject]}
    return Shape(**{**made, **more})  # type: ignore[arg-type]


OTHER_SHAPES = (
    _other(ImportSubject.COUNSELORS, "counselors", _WHO),
    _other(
        ImportSubject.COUNSELORS,
        "counselors of a decree",
        (*_WHO, ("Instansi", "institution"), ("No. HP", "phone")),
        above=LETTERHEAD,
        below=tuple(("", *line[1:]) for line in SIGNED),
        count_columns=True,
    ),
    _other(
        ImportSubject.COUNSELORS,
        "counselors by institution",
        (("Nama Lengkap", "name"), ("Unit Kerja", "institution"), ("Telp", "phone")),
        blank=1,
        left=1,
    ),
    _other(ImportSubject.ROOMS, "rooms", _ROOM),
    _other(ImportSubject.ROOMS, "rooms in a letter", (NO, *_ROOM), above=LETTERHEAD, blank=2),
    _other(ImportSubject.HOLIDAYS, "days off", _DAYS),
    _other(
        ImportSubject.HOLIDAYS, "days off of a year", (NO, *_DAYS), above=("HARI LIBUR 2032", "")
    ),
    _other(ImportSubject.TOPICS, "topics", (("Materi", "title"),), formats=WORKBOOKS),
    _other(
        ImportSubject.TOPICS, "topics on pages", (NO, ("Judul Materi", "title")), repeat=2, left=1
    ),
)
"""Lists of counselors, rooms, days off and topics."""
