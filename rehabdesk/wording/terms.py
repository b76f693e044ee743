"""Indonesian labels of the domain's terms, for screen and paper alike."""

from enum import Enum

from rehabdesk.domain.attendance import CountsAs, Source
from rehabdesk.domain.certificate import Basis, CertificateState, Shortfall
from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.domain.office import Acting, DayKind, OfficialRole, Paper
from rehabdesk.domain.program import CohortState
from rehabdesk.domain.resident import ExitReason, NumberKind, Sex
from rehabdesk.domain.session import ClashKind, SessionState

LABELS: dict[Enum, str] = {
    Paper.A4: "A4 (210 × 297 mm)",
    Paper.F4: "F4 (215 × 330 mm)",
    OfficialRole.WARDEN: "Kepala Lapas",
    OfficialRole.PROGRAM_MANAGER: "Program Manager",
    OfficialRole.TEAM_LEAD: "Ketua Tim Rehabilitasi",
    OfficialRole.PARTNER_HEAD: "Pimpinan mitra",
    OfficialRole.OTHER: "Lainnya",
    Acting.NONE: "Definitif",
    Acting.DAILY: "Plh. (pelaksana harian)",
    Acting.TASK: "Plt. (pelaksana tugas)",
    DayKind.HOLIDAY: "Hari libur nasional",
    DayKind.JOINT_LEAVE: "Cuti bersama",
    DayKind.CLOSED: "Kegiatan ditiadakan",
    DayKind.WORKS_ANYWAY: "Tetap masuk",
    Sex.MALE: "Laki-laki",
    Sex.FEMALE: "Perempuan",
    NumberKind.REGISTER: "No. registrasi",
    NumberKind.PERSON_NO: "No. induk",
    NumberKind.MEDICAL: "No. rekam medis",
    ExitReason.RELEASED: "Bebas murni",
    ExitReason.PAROLE: "Pembebasan bersyarat (PB)",
    ExitReason.LEAVE_BEFORE_RELEASE: "Cuti menjelang bebas (CMB)",
    ExitReason.CONDITIONAL_LEAVE: "Cuti bersyarat (CB)",
    ExitReason.ASSIMILATION: "Asimilasi",
    ExitReason.TRANSFERRED: "Pindah / mutasi",
    ExitReason.DECEASED: "Meninggal dunia",
    ExitReason.REFERRED_ILL: "Sakit berat / dirujuk",
    ExitReason.EXPELLED: "Dikeluarkan (pelanggaran)",
    ExitReason.DROPPED: "Mengundurkan diri",
    ExitReason.INELIGIBLE: "Tidak lagi memenuhi syarat",
    ExitReason.OTHER: "Lainnya",
    CohortState.PLANNED: "Direncanakan",
    CohortState.RUNNING: "Berjalan",
    CohortState.CLOSED: "Ditutup",
    EnrolmentState.ACTIVE: "Aktif",
    EnrolmentState.SUSPENDED: "Ditangguhkan",
    EnrolmentState.COMPLETED: "Selesai",
    EnrolmentState.LEFT: "Berhenti",
    SessionState.PLANNED: "Direncanakan",
    SessionState.RECORDED: "Sudah diisi",
    SessionState.CANCELLED: "Dibatalkan",
    ClashKind.ROOM: "Ruangan",
    ClashKind.COUNSELOR: "Konselor",
    ClashKind.GROUP: "Kelompok",
    CountsAs.PRESENT: "Dihitung hadir",
    CountsAs.ABSENT: "Dihitung tidak hadir",
    CountsAs.IGNORED: "Tidak dihitung",
    Source.GROUP: "Anggota kelompok",
    Source.ADDED: "Ditambahkan",
    Source.MAKE_UP: "Sesi pengganti",
    CertificateState.ISSUED: "Berlaku",
    CertificateState.REVOKED: "Dicabut",
    Basis.HELD: "Semua sesi yang dilaksanakan",
    Basis.ATTENDABLE: "Sesi yang dapat diikuti (tanpa sakit, izin, dan sejenisnya)",
    Shortfall.LEFT: "Berhenti sebelum program selesai",
    Shortfall.SUSPENDED: "Sedang ditangguhkan",
    Shortfall.TOO_EARLY: "Program belum mendekati selesai",
    Shortfall.ATTENDANCE_LOW: "Kehadiran di bawah syarat",
    Shortfall.NOTHING_RECORDED: "Belum ada kehadiran yang tercatat",
    Shortfall.MARKS_MISSING: "Masih ada tanda yang kosong",
    ImportSubject.PEOPLE: "Residen (SDP)",
    ImportSubject.ENROLMENTS: "Peserta (SK)",
    ImportSubject.COUNSELORS: "Konselor",
    ImportSubject.ROOMS: "Ruang",
    ImportSubject.HOLIDAYS: "Hari libur",
    ImportSubject.TOPICS: "Materi",
    ImportSubject.MARKS: "Kehadiran bulanan",
    ImportMode.ADD: "Hanya tambah yang baru",
    ImportMode.UPDATE: "Tambah dan perbarui",
    ImportMode.FILL: "Hanya isi yang kosong",
    RowFate.NEW: "Baru",
    RowFate.CHANGED: "Berubah",
    RowFate.UNCHANGED: "Tetap",
    RowFate.DOUBTFUL: "Ragu",
    RowFate.INVALID: "Ditolak",
    RowFate.SKIPPED: "Dilewati",
    Shortfall.SHEETS_MISSING: "Masih ada daftar hadir yang belum diisi",
}


def label(term: Enum) -> str:
    """The Indonesian word for a term; raises ``KeyError`` for one without."""
    return LABELS[term]
