"""Going on with pages that were found: an administrator says why."""

from rehabdesk.services.pages import LONGEST_REASON, accept_pages
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import shell


def accept_dialog(context: Context) -> FormDialog:
    """Ask why the file counts as it is; the message goes away with it."""
    form, why = Form(shell.ACCEPT), TextField(limit=LONGEST_REASON)
    form.row(
        "&Alasan",
        why,
        name="why",
        required=True,
        hint="Misalnya: berkas disalin dari komputer lama, dicocokkan dengan daftar hadir",
    )

    def accept() -> str | None:
        return context.attempt(
            form, lambda: accept_pages(context.store, why.value()), "Isi berkas diterima"
        )

    return FormDialog(
        "Terima isi berkas?",
        form,
        "&Terima",
        accept,
        subtitle="Berkas lalu dipakai seperti isinya sekarang. Terima hanya setelah isinya"
        " dicocokkan dengan cadangan atau daftar hadir yang ditandatangani.",
        danger=True,
        parent=context.shell.window_widget(),
    )
