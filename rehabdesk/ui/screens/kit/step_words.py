"""The next step in words: one sentence, one button, and where the button leads."""

from msgspec import Struct

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.services.next_step import NextStep, NextStepKind
from rehabdesk.wording.dates import long_date


class StepWords(Struct, frozen=True, kw_only=True):
    """What is said of a step; ``screen`` is the key of the screen where it is done by whom."""

    sentence: str
    button: str
    screen: str
    icon: str
    right: Right = Right.LOOK


def words_of(step: NextStep) -> StepWords:
    """The words of a step."""
    return _PLAIN[step.step] if step.step in _PLAIN else _counted(step)


def short_words(step: NextStepKind) -> str:
    """A step of setting up as a line of a checklist."""
    return _CHECKLIST[step]


def _counted(step: NextStep) -> StepWords:
    if step.step is NextStepKind.PRINT_TODAY:
        return StepWords(
            sentence=f"{step.count} daftar hadir untuk hari ini belum dicetak.",
            button="&Cetak daftar hadir hari ini",
            screen="",
            icon="print",
            right=Right.PRINT,
        )
    if step.step is NextStepKind.TYPE_IN:
        return StepWords(
            sentence=f"{step.count} daftar hadir belum diisi.",
            button="&Isi yang pertama",
            screen="attendance",
            icon="attendance",
            right=Right.MARK,
        )
    return StepWords(
        sentence=_ending(step),
        button="Siapkan &sertifikat",
        screen="certificates",
        icon="certificate",
        right=Right.ISSUE_CERTIFICATES,
    )


def _ending(step: NextStep) -> str:
    if step.cohort is None:
        return ""
    name, day = step.cohort.name, long_date(step.cohort.ends_on)
    if step.count > 0:
        return f"{name} selesai {step.count} hari lagi ({day}). Sertifikat dapat disiapkan."
    if step.count == 0:
        return f"{name} selesai hari ini. Sertifikat dapat diterbitkan."
    return f"{name} sudah selesai {day}. Terbitkan sertifikat, lalu tutup angkatannya."


_PLAIN = {
    NextStepKind.COUNSELORS: StepWords(
        sentence="Belum ada konselor. Mulai dengan mencatat siapa yang membimbing.",
        button="&Tambah konselor",
        screen="counselors",
        icon="counselor",
        right=Right.SET_UP_OFFICE,
    ),
    NextStepKind.COHORT: StepWords(
        sentence="Belum ada angkatan yang berjalan. Buat angkatan dengan masa dan SK-nya.",
        button="&Buat angkatan",
        screen="programs",
        icon="program",
        right=Right.RUN_PROGRAMS,
    ),
    NextStepKind.GROUPS: StepWords(
        sentence="Angkatan belum mempunyai kelompok. Bagi menurut konselornya.",
        button="&Tambah kelompok",
        screen="programs",
        icon="group",
        right=Right.RUN_PROGRAMS,
    ),
    NextStepKind.RESIDENTS: StepWords(
        sentence="Belum ada residen. Catat siapa saja yang direhabilitasi.",
        button="&Tambah residen",
        screen="residents",
        icon="resident",
        right=Right.WRITE_PEOPLE,
    ),
    NextStepKind.ENROLMENTS: StepWords(
        sentence="Belum ada peserta. Masukkan residen ke angkatan dan kelompoknya.",
        button="&Masukkan peserta",
        screen="programs",
        icon="cohort",
        right=Right.ENROL,
    ),
    NextStepKind.SESSIONS: StepWords(
        sentence="Belum ada sesi untuk pekan ini. Susun jadwalnya.",
        button="Susun &jadwal",
        screen="schedule",
        icon="schedule",
        right=Right.PLAN_SESSIONS,
    ),
    NextStepKind.NOTHING: StepWords(
        sentence="Semua daftar hadir sudah dicetak dan diisi.",
        button="Lihat &jadwal",
        screen="schedule",
        icon="success",
    ),
}

_CHECKLIST = {
    NextStepKind.COUNSELORS: "Impor daftar konselor, atau catat satu per satu",
    NextStepKind.COHORT: "Buat angkatan: jenis, masa, nomor SK",
    NextStepKind.GROUPS: "Bagi angkatan dalam kelompok",
    NextStepKind.RESIDENTS: "Impor ekspor SDP, atau catat residen satu per satu",
    NextStepKind.ENROLMENTS: "Impor lampiran SK, atau masukkan residen ke angkatan dan kelompok",
    NextStepKind.SESSIONS: "Susun jadwal pekan ini",
}

_LISTS = {
    NextStepKind.COUNSELORS: ImportSubject.COUNSELORS,
    NextStepKind.RESIDENTS: ImportSubject.PEOPLE,
    NextStepKind.ENROLMENTS: ImportSubject.ENROLMENTS,
}
"""The steps that a list does at once."""


def list_of(step: NextStepKind) -> ImportSubject | None:
    """The list that does a step at once, or nothing."""
    return _LISTS.get(step)
