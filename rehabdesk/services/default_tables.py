"""The tables a new office starts with: statuses, kinds, topics and days off, as plain data.

Sources: statuses domain.md 5.4, kinds 4.1, topics 4.3, ratios 4.4. Days off are those of the
joint decrees of three ministers for 2021 (as revised) and 2026; 2027 is reckoned, and says so.
"""

from datetime import date
from typing import NamedTuple

from rehabdesk.domain.attendance import CountsAs
from rehabdesk.domain.office import DayKind

PRESENT, ABSENT, IGNORED = CountsAs.PRESENT, CountsAs.ABSENT, CountsAs.IGNORED
_OFF, _LEAVE = DayKind.HOLIDAY, DayKind.JOINT_LEAVE


class StatusLine(NamedTuple):
    """One attendance status: code, label, what it counts as, excused, reason asked for, late."""

    code: str
    label: str
    counts_as: CountsAs
    excused: bool = False
    needs_reason: bool = False
    is_late: bool = False


class KindLine(NamedTuple):
    """One kind of session: sign in grids, name, minutes, tone, mandatory, on certificates."""

    short: str
    name: str
    minutes: int
    tone: str
    mandatory: bool = False
    counts: bool = True


STATUSES = (
    StatusLine("H", "Hadir", PRESENT),
    StatusLine("T", "Terlambat", PRESENT, is_late=True),
    StatusLine("S", "Sakit", ABSENT, excused=True),
    StatusLine("I", "Izin", ABSENT, excused=True, needs_reason=True),
    StatusLine("D", "Dinas / tamping", ABSENT, excused=True),
    StatusLine("B", "Bon / sidang", ABSENT, excused=True),
    StatusLine("X", "Sel isolasi", ABSENT, excused=True, needs_reason=True),
    StatusLine("A", "Alpa", ABSENT),
    StatusLine("L", "Libur / sesi ditiadakan", IGNORED),
    StatusLine("-", "Sudah keluar", IGNORED),
)
"""Numbered from 1 in this order; the code is also the key that marks."""

KINDS = (
    KindLine("MM", "Morning meeting", 45, "amber", mandatory=True),
    KindLine("SEM", "Seminar", 75, "blue", mandatory=True),
    KindLine("SG", "Static group", 75, "teal", mandatory=True),
    KindLine("ENC", "Encounter / PAGE", 75, "rose"),
    KindLine("KK", "Konseling kelompok", 75, "teal", mandatory=True),
    KindLine("KI", "Konseling individu", 45, "violet"),
    KindLine("RP", "Relapse prevention", 90, "violet", mandatory=True),
    KindLine("CBT", "CBT (terapi kognitif perilaku)", 90, "violet"),
    KindLine("FSG", "Family support group (FSG)", 90, "rose"),
    KindLine("VOK", "Vokasional", 90, "green"),
    KindLine("REL", "Sesi religi", 75, "blue"),
    KindLine("SNM", "Senam bersama", 45, "green"),
    KindLine("OR", "Olahraga dan rekreasi", 60, "green"),
    KindLine("GM", "General meeting", 45, "amber"),
    KindLine("WU", "Wrap-up", 60, "amber"),
    KindLine("TS", "Terapi simtomatik", 60, "rose"),
    KindLine("KES", "Pemeriksaan kesehatan", 60, "neutral", counts=False),
    KindLine("URIN", "Tes urin", 60, "neutral", counts=False),
    KindLine("PENY", "Penyuluhan", 90, "blue"),
)

TOPICS = {
    "SEM": (
        "Pengenalan adiksi",
        "Bahaya napza dan hukum",
        "Filosofi dan slogan TC",
        "Aturan utama dan aturan rumah",
        "Siklus adiksi",
        "Pemicu dan keinginan memakai",
        "HIV, hepatitis dan TB",
        "Komunikasi",
        "Keluarga dan kodependensi",
        "Kesehatan reproduksi",
        "Wawasan kebangsaan",
        "Hak integrasi: PB, CB dan CMB",
        "Persiapan bebas dan dukungan komunitas",
    ),
    "SG": (
        "Mengenal diri dan riwayat pemakaian",
        "Rasa bersalah dan malu",
        "Hubungan dengan orang tua",
        "Kejujuran dan kepercayaan",
        "Kehilangan dan duka",
        "Rencana setelah bebas",
    ),
    "KK": (
        "Manajemen emosi dan marah",
        "Menghadapi tekanan teman",
        "Mengelola waktu luang",
        "Memperbaiki hubungan",
        "Menyusun tujuan hidup",
        "Mencegah konflik di blok",
    ),
    "RP": (
        "Tanda peringatan kekambuhan",
        "Mengenali situasi berisiko tinggi",
        "Cara menolak tawaran",
        "Menangani keinginan memakai",
        "Rencana pencegahan kekambuhan",
    ),
    "CBT": (
        "Pikiran, perasaan dan perilaku",
        "Menguji pikiran otomatis",
        "Latihan pemecahan masalah",
    ),
    "VOK": (
        "Sablon dan percetakan",
        "Pertukangan kayu",
        "Perkebunan dan hidroponik",
        "Kewirausahaan",
    ),
    "REL": (
        "Tobat dan harapan",
        "Sabar dan syukur",
        "Tanggung jawab kepada keluarga",
        "Baca tulis Al-Qur'an",
    ),
    "FSG": ("Peran keluarga dalam pemulihan", "Menyambut anggota keluarga pulang"),
    "TS": ("Keluhan putus zat dan penanganannya", "Gangguan tidur dan kecemasan"),
}
"""Topics by the short sign of their kind."""

PROGRAMS = (
    ("sosial", "Rehabilitasi Sosial", 22),
    ("medis", "Rehabilitasi Medis", 20),
    ("pasca", "Pascarehabilitasi", 22),
)
"""Code, title, and how many residents a counselor should have at most."""

HOLIDAYS = (
    (date(2021, 1, 1), _OFF, "Tahun Baru 2021"),
    (date(2021, 2, 12), _OFF, "Tahun Baru Imlek 2572"),
    (date(2021, 3, 11), _OFF, "Isra Mikraj"),
    (date(2021, 3, 14), _OFF, "Hari Suci Nyepi 1943 Saka"),
    (date(2021, 4, 2), _OFF, "Wafat Isa Almasih"),
    (date(2021, 5, 1), _OFF, "Hari Buruh Internasional"),
    (date(2021, 5, 12), _LEAVE, "Cuti bersama Idulfitri"),
    (date(2021, 5, 13), _OFF, "Idulfitri 1442 H dan Kenaikan Isa Almasih"),
    (date(2021, 5, 14), _OFF, "Idulfitri 1442 H (hari kedua)"),
    (date(2021, 5, 26), _OFF, "Hari Raya Waisak 2565"),
    (date(2021, 6, 1), _OFF, "Hari Lahir Pancasila"),
    (date(2021, 7, 20), _OFF, "Iduladha 1442 H"),
    (date(2021, 8, 11), _OFF, "Tahun Baru Islam 1443 H"),
    (date(2021, 8, 17), _OFF, "Hari Kemerdekaan RI"),
    (date(2021, 10, 20), _OFF, "Maulid Nabi Muhammad SAW"),
    (date(2021, 12, 25), _OFF, "Hari Raya Natal"),
    (date(2026, 1, 1), _OFF, "Tahun Baru 2026"),
    (date(2026, 1, 16), _OFF, "Isra Mikraj"),
    (date(2026, 2, 16), _LEAVE, "Cuti bersama Tahun Baru Imlek"),
    (date(2026, 2, 17), _OFF, "Tahun Baru Imlek 2577"),
    (date(2026, 3, 18), _LEAVE, "Cuti bersama Hari Suci Nyepi"),
    (date(2026, 3, 19), _OFF, "Hari Suci Nyepi 1948 Saka"),
    (date(2026, 3, 20), _LEAVE, "Cuti bersama Idulfitri"),
    (date(2026, 3, 21), _OFF, "Idulfitri 1447 H"),
    (date(2026, 3, 22), _OFF, "Idulfitri 1447 H (hari kedua)"),
    (date(2026, 3, 23), _LEAVE, "Cuti bersama Idulfitri"),
    (date(2026, 3, 24), _LEAVE, "Cuti bersama Idulfitri"),
    (date(2026, 4, 3), _OFF, "Wafat Yesus Kristus"),
    (date(2026, 4, 5), _OFF, "Kebangkitan Yesus Kristus (Paskah)"),
    (date(2026, 5, 1), _OFF, "Hari Buruh Internasional"),
    (date(2026, 5, 14), _OFF, "Kenaikan Yesus Kristus"),
    (date(2026, 5, 15), _LEAVE, "Cuti bersama Kenaikan Yesus Kristus"),
    (date(2026, 5, 27), _OFF, "Iduladha 1447 H"),
    (date(2026, 5, 28), _LEAVE, "Cuti bersama Iduladha"),
    (date(2026, 5, 31), _OFF, "Hari Raya Waisak 2570"),
    (date(2026, 6, 1), _OFF, "Hari Lahir Pancasila"),
    (date(2026, 6, 16), _OFF, "Tahun Baru Islam 1448 H"),
    (date(2026, 8, 17), _OFF, "Hari Kemerdekaan RI"),
    (date(2026, 8, 25), _OFF, "Maulid Nabi Muhammad SAW"),
    (date(2026, 12, 24), _LEAVE, "Cuti bersama Hari Raya Natal"),
    (date(2026, 12, 25), _OFF, "Hari Raya Natal"),
    (date(2027, 1, 1), _OFF, "Tahun Baru 2027"),
    (date(2027, 1, 5), _OFF, "Isra Mikraj (perkiraan)"),
    (date(2027, 2, 6), _OFF, "Tahun Baru Imlek 2578 (perkiraan)"),
    (date(2027, 3, 8), _OFF, "Hari Suci Nyepi 1949 Saka (perkiraan)"),
    (date(2027, 3, 10), _OFF, "Idulfitri 1448 H (perkiraan)"),
    (date(2027, 3, 11), _OFF, "Idulfitri 1448 H, hari kedua (perkiraan)"),
    (date(2027, 3, 26), _OFF, "Wafat Yesus Kristus"),
    (date(2027, 3, 28), _OFF, "Kebangkitan Yesus Kristus (Paskah)"),
    (date(2027, 5, 1), _OFF, "Hari Buruh Internasional"),
    (date(2027, 5, 6), _OFF, "Kenaikan Yesus Kristus"),
    (date(2027, 5, 17), _OFF, "Iduladha 1448 H (perkiraan)"),
    (date(2027, 5, 20), _OFF, "Hari Raya Waisak 2571 (perkiraan)"),
    (date(2027, 6, 1), _OFF, "Hari Lahir Pancasila"),
    (date(2027, 6, 6), _OFF, "Tahun Baru Islam 1449 H (perkiraan)"),
    (date(2027, 8, 15), _OFF, "Maulid Nabi Muhammad SAW (perkiraan)"),
    (date(2027, 8, 17), _OFF, "Hari Kemerdekaan RI"),
    (date(2027, 12, 25), _OFF, "Hari Raya Natal"),
)
