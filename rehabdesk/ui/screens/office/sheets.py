"""Kertas: what sheets and certificates are printed on, the blank rows, and who signs."""

from rehabdesk.domain.certificate import CertificateLook
from rehabdesk.domain.office import Paper
from rehabdesk.services.done import Done
from rehabdesk.services.office import save_sheet_options
from rehabdesk.services.sheet_words import SheetOptions
from rehabdesk.ui.screens.office.section import FormSection
from rehabdesk.ui.widgets.fields import CheckField, NumberField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.wording.asked import office as asked
from rehabdesk.wording.terms import label as term

_MOST_ROWS = 15


class SheetsSection(FormSection):
    """How the office's attendance sheets are printed."""

    what = asked.SHEETS
    key = "sheets"
    title = "Kertas dan cetakan"
    caption = "Berlaku untuk yang dicetak atau diterbitkan sesudah disimpan."
    icon = "sheet"

    def fields(self) -> None:
        """Make the fields."""
        self.paper = Segmented("Kertas", [(one, term(one)) for one in Paper])
        self.certificates = Segmented("Kertas sertifikat", [(one, term(one)) for one in Paper])
        self.spare_rows = NumberField(lowest=0, highest=_MOST_ROWS)
        self.warden_signs = CheckField("&Kepala ikut menandatangani (di tengah bawah)")
        self.excuse_codes = CheckField("Cetak kode &halangan di kolom Ket.")
        self.form.row("Ke&rtas daftar hadir", self.paper, name="paper", wide=True)
        self.form.row("Kertas ser&tifikat", self.certificates, name="certificates", wide=True)
        self.form.row(
            "&Baris kosong",
            self.spare_rows,
            name="spare_rows",
            required=True,
            wide=True,
            hint=f"Untuk tamu dan peserta tambahan, sesudah nama terakhir. 0 sampai {_MOST_ROWS}.",
        )
        self.form.row("Tanda tangan", self.warden_signs, name="warden_signs", wide=True)
        self.form.row("Halangan", self.excuse_codes, name="excuse_codes", wide=True)

    def fill(self) -> None:
        """Show what is saved."""
        options = self.context.store.settings.read(SheetOptions)
        self.paper.set_value(self.context.store.office.paper)
        look = self.context.store.settings.read(CertificateLook)
        self.certificates.set_value(look.paper)
        self.spare_rows.set_value(options.spare_rows)
        self.warden_signs.set_value(options.warden_signs)
        self.excuse_codes.set_value(options.excuse_codes)

    def deed(self) -> Done[SheetOptions]:
        """Save."""
        options = SheetOptions(
            spare_rows=self.spare_rows.value() or 0,
            warden_signs=self.warden_signs.value(),
            excuse_codes=self.excuse_codes.value(),
        )
        look = CertificateLook(paper=self.certificates.value())
        return save_sheet_options(self.context.store, options, self.paper.value(), look)
