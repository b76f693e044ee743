"""The shapes of the corpus, each a list as some office keeps it, with invented people."""

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
