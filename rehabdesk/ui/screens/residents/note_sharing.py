"""Choosing who may read a counseling note besides its author and the team lead."""

from collections.abc import Sequence

from rehabdesk.domain.note import CounselingNote
from rehabdesk.domain.user import User
from rehabdesk.services.counseling_notes import share_counseling_note
from rehabdesk.ui.context import Context
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked.people import SHARE
from rehabdesk.wording.dates import long_date

_TICK = "Boleh membaca"


def share_dialog(context: Context, note: CounselingNote, people: Sequence[User]) -> FormDialog:
    """A tick for each user with whom the note can be shared."""
    form = Form(columns=2 if len(people) > 1 else 1)
    ticks = {one.id: CheckField(_TICK, checked=one.id in note.shared_with) for one in people}
    for person in people:
        form.row(
            f"{person.name} ({person.login})".replace("&", "&&"),
            ticks[person.id],
            name=person.id,
            what=SHARE,
        )

    def save() -> str | None:
        chosen = [one for one, tick in ticks.items() if tick.value()]
        return context.attempt(form, lambda: share_counseling_note(context.store, note.id, chosen))

    return FormDialog(
        "Bagikan catatan",
        form,
        "Simpan",
        save,
        subtitle=f"Catatan konseling {long_date(note.held_on)}. Penulis dan ketua tim selalu"
        " dapat membacanya; yang dibagi hanya membaca dan mencetak.",
        parent=context.shell.window_widget(),
    )
