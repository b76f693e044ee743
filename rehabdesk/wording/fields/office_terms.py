"""The fields of the office's tables of terms: statuses, kinds of session and programme, topics."""

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.program import ProgramKind
from rehabdesk.domain.session import SessionKind, Topic
from rehabdesk.wording.fields.field import Kind, RecordField, RecordFields

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
        label="Pemakaian",
        short="Aktif",
        kind=Kind.YES,
        tick="&Aktif",
        wide=wide,
        headings=headings,
        example="Ya",
    )


STATUS = RecordFields(
    record=AttendanceStatus,
    fields=(
        RecordField(key="code", label="&Kode", limit=4, required=True, hint="Tercetak pada rekap."),
        RecordField(
            key="key", label="&Tombol", limit=1, required=True, hint="Satu huruf atau tanda."
        ),
        RecordField(key="label", label="&Label", limit=60, required=True, wide=True),
        RecordField(
            key="counts_as",
            label="&Dihitung sebagai",
            short="Dihitung",
            kind=Kind.CHOICE,
            required=True,
            wide=True,
        ),
        RecordField(
            key="excused",
            label="Ketidakhadiran",
            short="Beralasan",
            kind=Kind.YES,
            tick="&Beralasan (sakit, izin, dinas)",
        ),
        RecordField(
            key="needs_reason",
            label="Alasan",
            short="Minta alasan",
            kind=Kind.YES,
            tick="&Minta alasan saat ditandai",
        ),
        RecordField(
            key="is_late",
            label="Keterlambatan",
            short="Terlambat",
            kind=Kind.YES,
            tick="T&erlambat",
        ),
        _active(),
    ),
    elsewhere=_ID | _PLACE | {"number": "given by the program and never used twice"},
)

SESSION_KIND = RecordFields(
    record=SessionKind,
    fields=(
        RecordField(key="name", label="&Nama", limit=80, required=True, wide=True),
        RecordField(
            key="short",
            label="Sin&gkatan",
            limit=6,
            required=True,
            hint="Paling banyak 6 karakter.",
        ),
        RecordField(
            key="minutes",
            label="&Lama (menit)",
            short="Lama",
            kind=Kind.WHOLE,
            least=1,
            most=24 * 60,
            unit="menit",
            required=True,
        ),
        RecordField(
            key="tone",
            label="Wa&rna di jadwal",
            short="Warna",
            kind=Kind.CHOICE,
            options=_TONES,
            required=True,
            wide=True,
        ),
        RecordField(
            key="mandatory",
            label="Kewajiban",
            short="Wajib",
            kind=Kind.YES,
            tick="&Wajib diikuti",
        ),
        RecordField(
            key="counts_for_certificate",
            label="Sertifikat",
            kind=Kind.YES,
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
            label="&Materi",
            limit=200,
            required=True,
            headings="Materi;Judul;Topik;Judul Materi;Tema;Pokok Bahasan;Materi/Topik",
            example="Pengenalan adiksi",
        ),
        RecordField(
            key="kind",
            label="&Jenis sesi",
            kind=Kind.CHOICE,
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
            label="&Judul",
            limit=120,
            required=True,
            hint="Misalnya Rehabilitasi Sosial.",
        ),
        RecordField(
            key="code",
            label="&Kode",
            limit=12,
            required=True,
            hint="Paling banyak 12 karakter.",
        ),
        RecordField(
            key="ratio",
            label="&Residen per konselor",
            kind=Kind.WHOLE,
            least=1,
            most=999,
            required=True,
            hint="Lebih dari ini diberi peringatan.",
        ),
        _active(),
    ),
    elsewhere=_ID | _PLACE,
)
