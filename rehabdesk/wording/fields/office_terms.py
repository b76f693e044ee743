"""The fields of the office's tables of terms: statuses, kinds of session and programme, topics."""

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.program import ProgramKind
from rehabdesk.domain.session import SessionKind, Topic
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields

_ID = {"id": "made by the program"}
_PLACE = {"position": "the order of the table, changed by moving its rows"}
_TONES = (
    ("neutral", "Abu-abu"),
    ("teal", "Hijau laut"),
    ("green", "Hijau"),
    ("blue", "Biru"),
    ("amber", "Kuning"),
    ("rose", "Merah muda"),
    ("violet", "Ungu"),
)


def _active(*, wide: bool = False, headings: str = "") -> RecordField:
    return RecordField(
        key="active",
        what="Yang tidak aktif tidak ditawarkan lagi; catatan lama tetap menyebutnya.",
        label="Pemakaian",
        short="Aktif",
        kind=FieldKind.YES,
        tick="&Aktif",
        wide=wide,
        headings=headings,
        example="Ya",
    )


STATUS = RecordFields(
    record=AttendanceStatus,
    fields=(
        RecordField(
            key="code",
            what="Kode pendek yang tercetak di rekap bulanan, misalnya H untuk hadir.",
            label="&Kode",
            limit=4,
            required=True,
            hint="Tercetak pada rekap.",
        ),
        RecordField(
            key="key",
            what="Huruf yang ditekan di Kehadiran untuk memberi tanda ini.",
            label="&Tombol",
            limit=1,
            required=True,
            hint="Satu huruf atau tanda.",
        ),
        RecordField(
            key="label",
            what="Nama lengkap tanda ini di layar dan di keterangan kertas.",
            label="&Label",
            limit=60,
            required=True,
            wide=True,
        ),
        RecordField(
            key="counts_as",
            what="Bagaimana tanda ini dihitung: hadir, tidak hadir, atau tidak masuk hitungan.",
            label="&Dihitung sebagai",
            short="Dihitung",
            kind=FieldKind.CHOICE,
            required=True,
            wide=True,
        ),
        RecordField(
            key="excused",
            what="Centang bila ketidakhadiran ini punya alasan yang sah.",
            label="Ketidakhadiran",
            short="Beralasan",
            kind=FieldKind.YES,
            tick="&Beralasan (sakit, izin, dinas)",
        ),
        RecordField(
            key="needs_reason",
            what="Centang bila alasannya harus ditulis setiap kali tanda ini dipakai.",
            label="Alasan",
            short="Minta alasan",
            kind=FieldKind.YES,
            tick="&Minta alasan saat ditandai",
        ),
        RecordField(
            key="is_late",
            what="Centang bila tanda ini berarti hadir tetapi terlambat.",
            label="Keterlambatan",
            short="Terlambat",
            kind=FieldKind.YES,
            tick="T&erlambat",
        ),
        RecordField(
            key="in_advance",
            what="Centang bila tanda ini dapat dicatat sebelum sesi, sebagai halangan.",
            label="Sebelum sesi",
            short="Halangan",
            kind=FieldKind.YES,
            tick="&Untuk halangan",
        ),
        _active(),
    ),
    elsewhere=_ID | _PLACE | {"number": "given by the program and never used twice"},
)

SESSION_KIND = RecordFields(
    record=SessionKind,
    fields=(
        RecordField(
            key="name",
            what="Nama kegiatan, misalnya Konseling kelompok; tercetak di daftar hadir.",
            label="&Nama",
            limit=80,
            required=True,
            wide=True,
        ),
        RecordField(
            key="short",
            what="Nama yang dipendekkan untuk kotak kecil di jadwal dan kolom rekap.",
            label="Sin&gkatan",
            limit=6,
            required=True,
            hint="Paling banyak 6 karakter.",
        ),
        RecordField(
            key="minutes",
            what="Lama sesi yang biasa. Jam selesai diisi sendiri dari sini dan dapat diubah.",
            label="&Lama (menit)",
            short="Lama",
            kind=FieldKind.WHOLE,
            least=1,
            most=24 * 60,
            unit="menit",
            required=True,
        ),
        RecordField(
            key="tone",
            what="Warna kotak sesi ini di jadwal.",
            label="Wa&rna di jadwal",
            short="Warna",
            kind=FieldKind.CHOICE,
            options=_TONES,
            required=True,
            wide=True,
        ),
        RecordField(
            key="mandatory",
            what="Sesi wajib dihitung tersendiri dalam syarat sertifikat.",
            label="Kewajiban",
            short="Wajib",
            kind=FieldKind.YES,
            tick="&Wajib diikuti",
        ),
        RecordField(
            key="counts_for_certificate",
            what="Centang bila materi sesi ini disebut di halaman belakang sertifikat.",
            label="Sertifikat",
            kind=FieldKind.YES,
            tick="&Tercantum pada sertifikat",
        ),
        _active(wide=True),
    ),
    elsewhere=_ID | _PLACE,
)

TOPIC = RecordFields(
    record=Topic,
    fields=(
        RecordField(
            key="title",
            what="Judul materi seperti tercetak di daftar hadir dan sertifikat.",
            label="&Materi",
            limit=200,
            required=True,
            headings="Materi;Judul;Topik;Judul Materi;Tema;Pokok Bahasan;Materi/Topik",
            example="Pengenalan adiksi",
        ),
        RecordField(
            key="kind",
            what="Jenis sesi tempat materi ini diberikan.",
            label="&Jenis sesi",
            kind=FieldKind.CHOICE,
            limit=80,
            required=True,
            headings="Jenis Sesi;Jenis;Sesi;Kegiatan;Jenis Kegiatan",
        ),
        _active(headings="Aktif;Dipakai"),
    ),
    elsewhere=_ID,
)

PROGRAM_KIND = RecordFields(
    record=ProgramKind,
    fields=(
        RecordField(
            key="title",
            what="Nama program seperti tercetak di sertifikat, misalnya Rehabilitasi Sosial.",
            label="&Judul",
            limit=120,
            required=True,
            hint="Misalnya Rehabilitasi Sosial.",
        ),
        RecordField(
            key="code",
            what="Kode pendek program, untuk membedakannya dalam daftar.",
            label="&Kode",
            limit=12,
            required=True,
            hint="Paling banyak 12 karakter.",
        ),
        RecordField(
            key="ratio",
            what="Berapa residen paling banyak untuk satu konselor.",
            label="&Residen per konselor",
            kind=FieldKind.WHOLE,
            least=1,
            most=999,
            required=True,
            hint="Lebih dari ini diberi peringatan.",
        ),
        _active(),
    ),
    elsewhere=_ID | _PLACE,
)
