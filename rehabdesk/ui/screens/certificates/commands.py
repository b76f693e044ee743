"""The commands of the certificates page: for each deed its words, its right and why not."""

from collections.abc import Callable

from msgspec.structs import replace

from rehabdesk.domain.rights import Right
from rehabdesk.ui.screens.certificates import papers
from rehabdesk.ui.screens.certificates.deeds import (
    CertificateDeeds,
    PageOfCertificates,
    ready_among,
)
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.screens.kit.command import Command, Entries

_NOBODY = "Pilih seorang peserta dahulu."
_NO_COHORT = "Belum ada angkatan."
_NONE_READY = "Belum ada yang memenuhi syarat sertifikat."
_NOT_READY = "Tidak ada yang siap menerima sertifikat di antara yang dipilih."
_NONE_ISSUED = "Belum ada sertifikat yang terbit."
_NOT_AMONG = "Belum ada sertifikat yang terbit di antara yang dipilih."
_ISSUED = "Sertifikatnya sudah terbit."
_NOT_ISSUED = "Sertifikatnya belum terbit."
Why = Callable[[CertificateRow], str]


class CertificateCommands:
    """What the buttons, the print menu, the keys and Ctrl+K offer."""

    def __init__(self, deeds: CertificateDeeds, page: PageOfCertificates) -> None:
        self._page = page
        paper = Right.PRINT
        self.issue = Command(
            "&Terbitkan sertifikat untuk yang memenuhi…",
            deeds.issue_all,
            "certificate",
            Right.ISSUE_CERTIFICATES,
            lambda: "" if ready_among(page.rows) else _NONE_READY,
            "Ctrl+N",
        )
        self.issue_some = Command(
            "Terbitkan sertifikat untuk yang dipilih…",
            deeds.issue_chosen,
            "certificate",
            Right.ISSUE_CERTIFICATES,
            lambda: "" if ready_among(page.chosen()) else _NOT_READY,
        )
        self._all = Command(
            "Cetak semua sertifikat yang terbit",
            deeds.print_all,
            "print",
            paper,
            self._why_none,
            "Ctrl+P",
        )
        self.print_some = Command(
            "Cetak sertifikat yang dipilih", deeds.print_chosen, "print", paper, self._why_not_among
        )
        self.copies = Command(
            "Cetak salinan yang dipilih", deeds.print_copies, "copy", paper, self._why_not_among
        )
        self._each = Command(
            "Simpan satu berkas per orang…", deeds.print_each, "folder", paper, self._why_no_files
        )
        self._register = Command(
            "Cetak buku register",
            deeds.print_register,
            "report",
            paper,
            lambda: "" if page.cohort is not None else _NO_COHORT,
        )
        self.check = Command("&Periksa kode sertifikat…", deeds.check_code, "check", keys="Ctrl+E")
        self.rule = Command("&Ubah syarat sertifikat", deeds.go_to_rule, "", Right.SET_UP_OFFICE)
        self._tell_of_one(deeds)

    def _tell_of_one(self, deeds: CertificateDeeds) -> None:
        """Make the commands of the person shown."""
        decide, paper, found = Right.ISSUE_CERTIFICATES, Right.PRINT, self._of_one
        self.preview = found(
            "P&ratinjau sertifikat", deeds.open_current, "preview", paper, _why_issued, "Enter"
        )
        self.show = found(
            "&Lihat dan cetak sertifikat",
            deeds.open_current,
            "print",
            paper,
            _why_not_issued,
            "Enter",
        )
        self.copy = replace(self.copies, only_where_it_fits=True)
        self.exempt = found(
            "Terbitkan dengan al&asan…",
            deeds.except_current,
            "edit",
            decide,
            _why_not_short,
        )
        self.drop = found(
            "&Hapus alasan terbit",
            deeds.drop_exception,
            "undo",
            decide,
            _why_not_exempt,
        )
        self.number = found(
            "Isi &nomor sertifikat…", deeds.fill_current, "id-number", decide, _why_numbered
        )
        self.revoke = found(
            "Ca&but sertifikat…", deeds.revoke_current, "remove", decide, _why_not_issued
        )
        self.history = found(
            "&Riwayat perubahan sertifikat",
            deeds.show_history,
            "history",
            Right.READ_AUDIT,
            _why_not_issued,
        )

    def told(self) -> tuple[Command, ...]:
        """All of them, for Ctrl+K and F1."""
        return (
            self.issue,
            self.issue_some,
            self._all,
            self.print_some,
            self.copies,
            self._each,
            self._register,
            self.check,
            self.preview,
            self.show,
            self.exempt,
            self.drop,
            self.number,
            self.revoke,
            self.history,
            self.rule,
        )

    def printing(self) -> Entries:
        """What the print menu shows now, with how many there are of each."""
        chosen, whole = (
            len(papers.issued_of(one)) for one in (self._page.chosen(), self._page.rows)
        )
        return (
            replace(self._all, text=f"&Semua yang terbit, satu berkas ({whole})", icon=""),
            replace(self.print_some, text=f"Yang &dipilih ({chosen})", icon=""),
            replace(
                self.copies, text=f"Sa&linan yang dipilih ({chosen}), bertanda SALINAN", icon=""
            ),
            replace(self._each, text="Satu berkas per &orang…", icon=""),
            None,
            replace(self._register, text="&Buku register", icon=""),
        )

    def _of_one(
        self,
        text: str,
        run: Callable[[], None],
        picture: str,
        right: Right,
        why: Why,
        keys: str = "",
    ) -> Command:
        """A deed on the person shown; its button is only there where it fits."""

        def why_not() -> str:
            row = self._page.current()
            return _NOBODY if row is None else why(row)

        return Command(text, run, picture, right, why_not, keys, only_where_it_fits=True)

    def _why_none(self) -> str:
        return "" if papers.issued_of(self._page.rows) else _NONE_ISSUED

    def _why_not_among(self) -> str:
        return "" if papers.issued_of(self._page.chosen()) else _NOT_AMONG

    def _why_no_files(self) -> str:
        several = len(self._page.chosen()) > 1
        return self._why_not_among() if several else self._why_none()


def _why_issued(row: CertificateRow) -> str:
    return _ISSUED if row.line.certificate is not None else ""


def _why_not_issued(row: CertificateRow) -> str:
    return _NOT_ISSUED if row.line.certificate is None else ""


def _why_not_short(row: CertificateRow) -> str:
    if row.line.certificate is not None:
        return _ISSUED
    if row.line.standing.qualifies:
        return "Sudah memenuhi syarat."
    return "Sudah akan terbit dengan alasan." if row.exception else ""


def _why_not_exempt(row: CertificateRow) -> str:
    return "" if row.exception else "Tidak terbit dengan alasan."


def _why_numbered(row: CertificateRow) -> str:
    given = row.line.certificate
    if given is None:
        return _NOT_ISSUED
    return "" if given.open_number else "Sertifikatnya sudah bernomor."
