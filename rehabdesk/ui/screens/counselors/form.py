"""Adding and changing a counselor; the NIP is checked while it is typed."""

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.nip import require_nip, spaced_nip
from rehabdesk.services.counselors import save_counselor
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import why_not
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.counselor import COUNSELOR

_WIDTH = 660
_ORIGINS = ((True, "Internal (pegawai lapas)"), (False, "Eksternal (mitra)"))


class CounselorDialog(FormDialog):
    """A form for one counselor."""

    def __init__(self, context: Context, counselor: Counselor, *, new: bool) -> None:
        self._context = context
        known = {each.institution for each in context.store.counselors.all()}
        form = Form({}, columns=2)
        self.fields = RecordForm(
            form,
            COUNSELOR,
            counselor,
            context.today(),
            choices={"internal": _ORIGINS},
            usual={"institution": sorted(each for each in known if each)},
        )
        self.fields.put()
        self.nip_row = form.field_row("nip")
        super().__init__(
            "Tambah konselor" if new else "Ubah konselor",
            form,
            "Tambah" if new else "Simpan",
            self._save,
            subtitle="" if new else counselor.name,
            width=_WIDTH,
            parent=context.shell.window_widget(),
        )
        self.fields.widgets["nip"].changed.connect(self.look_at_nip)
        self.look_at_nip()

    def look_at_nip(self) -> None:
        """Say under the field what the NIP lacks, or that it is sound."""
        typed = self.fields.widgets["nip"].value()
        if not typed:
            self.nip_row.set_hint(COUNSELOR.by_key["nip"].hint)
        else:
            trouble = why_not(lambda: require_nip(typed))
            self.nip_row.set_hint(trouble or f"NIP sah: {spaced_nip(require_nip(typed))}")

    def _save(self) -> str | None:
        counselor = self.fields.record()
        return self._context.attempt(
            self.form, lambda: save_counselor(self._context.store, counselor)
        )
