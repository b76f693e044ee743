"""Checking an office's file, and saying in words what is wrong with it."""

from msgspec import Struct

from rehabdesk.storage import Finding, Store, examine

WORDS = {
    "integrity": "Isi berkas",
    "encryption": "Enkripsi halaman",
    "pages_of_before": "Halaman dari hari lain, bukan yang ditutup",
    "slots_taken": "Slot kunci yang dihapus dari luar program",
    "foreign_keys": "Rujukan antartabel",
    "marks_without_session": "Tanda hadir tanpa sesi",
    "marks_without_resident": "Tanda hadir tanpa residen",
    "marks_of_unknown_status": "Tanda hadir dengan status tak dikenal",
    "details_without_mark": "Keterangan tanpa tanda hadir",
    "overlapping_memberships": "Keanggotaan kelompok yang tumpang tindih",
    "doubled_sheet_numbers": "Nomor daftar hadir ganda",
    "doubled_certificate_numbers": "Nomor sertifikat ganda",
    "certificates_in_force_twice": "Lebih dari satu sertifikat berlaku untuk satu kepesertaan",
    "notes_without_author": "Catatan konseling atau medis tanpa penulis",
    "notes_in_clear": "Catatan yang isinya tidak tertutup",
    "search_out_of_step": "Indeks pencarian tidak cocok",
}
"""What each check looks for, in the words of the user."""


class CheckUp(Struct, frozen=True, kw_only=True):
    """What a check found: counted records, and ``(check, words, how many wrong)`` each."""

    counts: dict[str, int]
    findings: tuple[tuple[str, str, int], ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not any(count for _, _, count in self.findings)


def check_office(store: Store) -> CheckUp:
    """Examine the open office and count what is in it; nothing is changed.

    Where pages of the file are broken nothing is counted.
    """
    found = examine(store)
    return CheckUp(
        counts={} if _pages_broken(found) else _counts(store),
        findings=tuple((one.check, WORDS[one.check], one.count) for one in found),
    )


def _pages_broken(found: tuple[Finding, ...]) -> bool:
    return any(one.count for one in found if one.check in {"integrity", "encryption"})


def _counts(store: Store) -> dict[str, int]:
    return {
        "Residen": store.residents.count(),
        "Konselor": store.counselors.count(),
        "Angkatan": store.cohorts.count(),
        "Kepesertaan": store.enrolments.count(),
        "Sesi": store.sessions.count(),
        "Daftar hadir": store.sheets.count(),
        "Sertifikat": store.certificates.count(),
    }
