"""What can be done with notes: each deed's dialog, the print, the question before deleting."""

from collections.abc import Callable, Sequence

from rehabdesk.domain.identity import CounselingNoteId, MedicalNoteId, ResidentId, UserId, new_id
from rehabdesk.domain.note import CounselingNote, MedicalNote, Note
from rehabdesk.domain.refusals import NoNoteKey
from rehabdesk.domain.user import User
from rehabdesk.services.counseling_notes import (
    open_counseling_note,
    own_counselor,
    possible_readers,
    remove_counseling_note,
    share_counseling_note,
)
from rehabdesk.services.medical_notes import open_medical_note, remove_medical_note
from rehabdesk.services.note_keys import lacks_note_key
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.residents.note_dialogs import counseling_dialog, medical_dialog
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked.people import SHARE
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.notes import kind_word

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


class NoteDeeds:
    """Opens the dialogs on notes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def write_counseling(self, resident: str) -> None:
        """Write a note of a session of today."""
        context = self._context
        if not self._has_key():
            return
        note = CounselingNote(
            id=CounselingNoteId(new_id()),
            resident=ResidentId(resident),
            author=UserId(context.store.desk.user),
            held_on=context.today(),
            counselor=own_counselor(context.store),
        )
        counseling_dialog(context, note, new=True).open()

    def write_medical(self, resident: str) -> None:
        """Write a note of a visit of today."""
        context = self._context
        if not self._has_key():
            return
        user = context.store.users.get(context.store.desk.user)
        note = MedicalNote(
            id=MedicalNoteId(new_id()),
            resident=ResidentId(resident),
            author=UserId(context.store.desk.user),
            held_on=context.today(),
            staff=user.name if user else "",
        )
        medical_dialog(context, note, new=True).open()

    def _has_key(self) -> bool:
        """Whether what will be written can be kept; said before anybody types it."""
        if lacks_note_key(self._context.store):
            self._context.refuse(NoNoteKey())
            return False
        return True

    def read(self, note: Note) -> bool:
        """Write down that a note is read; False, and said, where that cannot be."""
        store = self._context.store

        def deed() -> None:
            if isinstance(note, CounselingNote):
                open_counseling_note(store, note.id)
            else:
                open_medical_note(store, note.id)

        return self._done(deed)

    def change(self, note: Note) -> None:
        """Change what a note says."""
        if isinstance(note, CounselingNote):
            counseling_dialog(self._context, note, new=False).open()
        else:
            medical_dialog(self._context, note, new=False).open()

    def share(self, note: Note) -> None:
        """Choose who else may read it."""
        if not isinstance(note, CounselingNote):
            return
        people = possible_readers(self._context.store, note, today=self._context.today())
        if people:
            share_dialog(self._context, note, people).open()
        else:
            self._context.shell.say("Belum ada konselor lain yang menjadi pengguna.")

    def print_note(self, note: Note) -> None:
        """Show the paper; its title and file name contain no person's name."""
        from rehabdesk.services.note_papers import counseling_note_pdf, medical_note_pdf

        context, store = self._context, self._context.store
        name = "catatan-konseling" if isinstance(note, CounselingNote) else "catatan-medis"

        def deed() -> None:
            draw = counseling_note_pdf if isinstance(note, CounselingNote) else medical_note_pdf
            pdf = draw(store, note.id, now=context.now())
            context.shell.show_pdf(pdf, kind_word(note), f"{name}.pdf")

        self._done(deed)

    def remove(self, note: Note) -> None:
        """Delete a note after asking."""
        store = self._context.store

        def deed() -> None:
            if isinstance(note, CounselingNote):
                self._context.perform(lambda: remove_counseling_note(store, note.id))
            else:
                self._context.perform(lambda: remove_medical_note(store, note.id))

        confirm(
            self._context.shell.window_widget(),
            "Hapus catatan?",
            f"{kind_word(note)} {long_date(note.held_on)} tidak terbaca lagi. Administrator dan"
            " ketua tim dapat memulihkannya dari Jejak audit.",
            "Hapus",
            deed,
            danger=True,
        )

    def _done(self, deed: Callable[[], None]) -> bool:
        def done() -> bool:
            deed()
            return True

        return self._context.carry_out(done) is not None
