"""A new recovery key: printed, typed back, and only then in force."""

from rehabdesk.services.done import Done
from rehabdesk.services.founding import new_recovery_code, require_typed_back
from rehabdesk.services.safety_papers import new_recovery_sheet_pdf
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.services.users import replace_recovery_key
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.asked import office


def recovery_dialog(context: Context) -> FormDialog:
    """Print a new sheet and have it typed back."""
    code, form = new_recovery_code(), Form(office.RECOVERY)
    paper = button("&Cetak lembar kunci…", "plain", "print")
    form.add_widget(paper)
    typed = TextField(limit=80, placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-…")
    form.row("&Ketik kembali dari lembarnya", typed, name="typed", required=True)

    def show() -> None:
        pdf = context.carry_out(
            lambda: new_recovery_sheet_pdf(context.store, code, now=context.store.moment()),
            lambda answer: dialog.show_trouble(answer_sentence(answer)),
        )
        if pdf is not None:
            context.shell.show_pdf(pdf, "Lembar kunci pemulihan", "kunci-pemulihan.pdf")

    def deed() -> Done[None]:
        require_typed_back(code, typed.value())
        return replace_recovery_key(context.store, code)

    paper.clicked.connect(show)
    dialog = FormDialog(
        "Kunci pemulihan baru",
        form,
        "&Berlakukan",
        lambda: context.attempt(form, deed, "Kunci pemulihan diganti"),
        subtitle="Setelah diberlakukan, lembar yang lama tidak membuka apa pun lagi.",
        icon_name="lock",
        parent=context.shell.window_widget(),
    )
    return dialog
