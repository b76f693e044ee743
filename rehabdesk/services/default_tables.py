"""The tables a new office starts with: statuses, kinds, topics and days off, as plain data.

Sources: statuses domain.md 5.4, kinds 4.1, topics 4.3, ratios 4.4. Days off are those of the
joint decrees of three ministers for 2021 (as revised) and 2026; 2027 is reckoned, and says so.
"""

from typing import NamedTuple

from rehabdesk.domain.attendance import CountsAs

PRESENT, ABSENT, IGNORED = CountsAs.PRESENT, CountsAs.ABSENT, CountsAs.IGNORED


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
