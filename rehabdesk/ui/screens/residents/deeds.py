"""What can be done with a resident: each deed's dialog, and its command."""

from collections.abc import Callable

from PySide6.QtCore import QSize

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import rows_of_resident
from rehabdesk.services.office import read_picture
from rehabdesk.services.personal_record import personal_record_pdf
from rehabdesk.services.residents import remove_resident, set_photo
from rehabdesk.services.restricting import restriction_of
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import ChosenCommands, Command, Entries
from rehabdesk.ui.screens.kit.excuse_dialogs import (
    change_excuse_dialog,
    excuse_dialog,
    remove_excuse_dialog,
    why_no_excuse,
)
from rehabdesk.ui.screens.kit.merging import ask_unmerge, last_merge, merge_dialog
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.residents.note_deeds import NoteDeeds
from rehabdesk.ui.screens.residents.number_dialogs import (
    add_number_dialog,
    correct_number_dialog,
    move_place_dialog,
)
from rehabdesk.ui.screens.residents.resident_dialogs import add_dialog, edit_dialog
from rehabdesk.ui.screens.residents.restrict_dialogs import lift_dialog, restrict_dialog
from rehabdesk.ui.screens.residents.stay_dialogs import (
    end_stay_dialog,
    new_stay_dialog,
    stay_dialog,
)
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.picture_field import PictureField
from rehabdesk.wording.asked import people

_FRAME = QSize(150, 190)


def photo_dialog(context: Context, resident: Resident) -> FormDialog:
    """Make the dialog."""
    form, store = Form(people.PHOTO), context.store
    field = PictureField(size=_FRAME, photo=True)
    picture = store.pictures.get(resident.photo) if resident.photo else None
    before = picture.content if picture else None
    field.set_value(before)
    form.row("Foto", field, name="photo")

    def save() -> str | None:
        content = field.value()
        if content == before:
            return None
        new = read_picture(content) if content else None
        return context.attempt(form, lambda: set_photo(store, resident.id, new))

    return FormDialog(
        "Ganti foto",
        form,
        "Simpan",
        save,
        subtitle=f"{resident.name} · {resident.registration_no}",
        parent=context.shell.window_widget(),
    )


Chosen = Callable[[], ResidentId | None]
NEW_NOTE = "Ctrl+Shift+N"
_NOBODY = "Pilih seorang residen dahulu."


class ResidentDeeds:
    """Opens the dialogs; ``show`` takes the page to a resident."""

    def __init__(self, context: Context, show: Callable[[object], None]) -> None:
        self._context = context
        self._show = show
        self.notes = NoteDeeds(context)

    def add(self) -> None:
        """Add somebody."""
        add_dialog(self._context, self._show).open()

    def edit(self, resident: str) -> None:
        """Change an identity."""
        if (found := self._found(resident)) is not None:
            edit_dialog(self._context, found, self._show).open()

    def change_photo(self, resident: str) -> None:
        """Give somebody another photo."""
        if (found := self._found(resident)) is not None:
            photo_dialog(self._context, found).open()

    def add_number(self, resident: str) -> None:
        """Add a dated registration number."""
        if (found := self._found(resident)) is not None:
            add_number_dialog(self._context, found).open()

    def correct_number(self, registration: str) -> None:
        """Correct a number that was typed wrong."""
        if (found := self._context.store.registrations.get(registration)) is not None:
            correct_number_dialog(self._context, found).open()

    def move_place(self, resident: str) -> None:
        """Move somebody to another block or cell."""
        if (found := self._found(resident)) is not None:
            move_place_dialog(self._context, found).open()

    def give_excuse(self, resident: str) -> None:
        """Write down from when until when somebody cannot come."""
        if (found := self._found(resident)) is not None:
            excuse_dialog(self._context, found, self._context.today()).open()

    def change_excuse(self, excuse: str) -> None:
        """Correct an excuse, or end it."""
        if (found := self._context.store.excuses.get(excuse)) is not None:
            change_excuse_dialog(self._context, found).open()

    def remove_excuse(self, excuse: str) -> None:
        """Remove an excuse that was given by mistake."""
        if (found := self._context.store.excuses.get(excuse)) is not None:
            remove_excuse_dialog(self._context, found).open()

    def edit_stay(self, stay: str) -> None:
        """Change the dates of a stay."""
        if (found := self._context.store.stays.get(stay)) is not None:
            stay_dialog(self._context, found).open()

    def edit_sentence(self, resident: str) -> None:
        """Change the newest stay, or add the first."""
        stays = self._context.store.stays.find(resident=resident)
        if stays:
            self.edit_stay(stays[-1].id)
        else:
            self.enter_again(resident)

    def enter_again(self, resident: str) -> None:
        """Add another stay for somebody who came back."""
        if (found := self._found(resident)) is not None:
            new_stay_dialog(self._context, found).open()

    def end_stay(self, resident: str) -> None:
        """Somebody leaves the prison."""
        if (found := self._found(resident)) is not None:
            end_stay_dialog(self._context, found).open()

    def print_own_data(self, resident: str) -> None:
        """Print what is kept about somebody, for that person."""
        if (found := self._found(resident)) is not None:
            _print_own_data(self._context, found)

    def merge(self, resident: str) -> None:
        """Make another record of the same person part of this one."""
        if (found := self._found(resident)) is not None:
            merge_dialog(self._context, found).open()

    def unmerge(self, resident: str) -> None:
        """Take the latest merge into a record back."""
        ask_unmerge(self._context, resident)

    def restrict(self, resident: str) -> None:
        """Let only those who have the right to it see somebody."""
        if (found := self._found(resident)) is not None:
            restrict_dialog(self._context, found).open()

    def lift_restriction(self, resident: str) -> None:
        """Let everybody see somebody again."""
        if (found := self._found(resident)) is not None:
            lift_dialog(self._context, found).open()

    def show_history(self, resident: str) -> None:
        """Show everything that was done to a record."""
        if (found := self._found(resident)) is not None:
            rows = rows_of_resident(self._context.store, resident)
            title = f"{found.name} {found.registration_no}".strip()
            RecordHistoryDialog(self._context, title, rows).open()

    def remove(self, resident: str) -> None:
        """Remove somebody who was entered by mistake."""
        found = self._found(resident)
        if found is None:
            return
        confirm(
            self._context.shell.window_widget(),
            "Hapus residen?",
            f"{found.name} {found.registration_no} akan dihapus dari daftar.",
            "Hapus",
            lambda: self._context.perform(lambda: remove_resident(self._context.store, found.id)),
            danger=True,
        )

    def of(self, chosen: Chosen) -> Entries:
        """What can be done with the one who is chosen, as a menu shows it."""
        make = ChosenCommands(chosen, _NOBODY, Right.WRITE_PEOPLE).make
        see = Right.SEE_RESTRICTED
        return (
            make("Ubah &identitas…", self.edit, "edit", keys="F2"),
            make("Ubah &masa pidana…", self.edit_sentence, "calendar"),
            make("Ganti &foto…", self.change_photo, "photo"),
            make("Tambah &nomor registrasi…", self.add_number, "id-number"),
            make("&Pindah blok atau kamar…", self.move_place, "move", self._why_not_inside),
            make(
                "Ca&tat halangan…",
                self.give_excuse,
                "calendar",
                lambda _resident: why_no_excuse(self._context),
                right=Right.MARK,
            ),
            None,
            make("&Akhiri masa tinggal…", self.end_stay, "end", self._why_not_inside),
            make("Masuk &kembali…", self.enter_again, "undo", self._why_not_again),
            make("&Cetak data pribadi…", self.print_own_data, "print", right=Right.PRINT),
            None,
            make("&Batasi catatan…", self.restrict, "lock", right=see),
            make(
                "Cabut pembatasan…",
                self.lift_restriction,
                "unlock",
                self._why_not_lifted,
                right=see,
            ),
            make("&Gabungkan catatan ganda…", self.merge, "residents"),
            make("Pi&sahkan gabungan…", self.unmerge, "undo", self._why_not_unmerged),
            make("Riwayat pe&rubahan…", self.show_history, "history", right=Right.READ_AUDIT),
            make("&Hapus…", self.remove, "remove", self._why_bound),
        )

    def writing(self, chosen: Chosen) -> tuple[Command, ...]:
        """Which notes can be written on the one who is chosen."""
        make = ChosenCommands(chosen, _NOBODY, Right.SEE_NOTES).make
        return tuple(
            make(text, deed, "note", right=right, keys=NEW_NOTE)
            for text, deed, right in (
                ("Tulis catatan konseling…", self.notes.write_counseling, Right.SEE_NOTES),
                ("Tulis catatan medis…", self.notes.write_medical, Right.SEE_MEDICAL),
            )
        )

    def _why_not_inside(self, resident: str) -> str:
        return "" if self._stays_here(resident) else "Tidak sedang menjalani pidana di sini."

    def _why_not_again(self, resident: str) -> str:
        inside = self._stays_here(resident)
        return "Masih berada di sini. Akhiri dahulu masa tinggalnya." if inside else ""

    def _why_not_lifted(self, resident: str) -> str:
        restricted = restriction_of(self._context.store, resident) is not None
        return "" if restricted else "Catatannya tidak dibatasi."

    def _why_not_unmerged(self, resident: str) -> str:
        merged = last_merge(self._context, resident) is not None
        return "" if merged else "Tidak ada gabungan yang dapat dipisahkan."

    def _why_bound(self, resident: str) -> str:
        bound = self._is_bound(resident)
        return (
            "Sudah menjadi peserta, punya daftar hadir, atau catatan, jadi tidak dihapus."
            if bound
            else ""
        )

    def _found(self, resident: str) -> Resident | None:
        return self._context.store.residents.get(resident)

    def _stays_here(self, resident: str) -> bool:
        stays = self._context.store.stays.find(resident=resident)
        return any(one.exited_on is None for one in stays)

    def _is_bound(self, resident: str) -> bool:
        store = self._context.store
        enrolled = bool(store.enrolments.of_resident(resident))
        noted = store.counseling_notes.count_of(resident) + store.medical_notes.count_of(resident)
        return enrolled or bool(noted) or bool(store.attendance.of_resident(resident))


def _print_own_data(context: Context, resident: Resident) -> None:
    """Show the paper; its file name contains no person's name."""
    pdf = context.carry_out(
        lambda: personal_record_pdf(
            context.store,
            resident.id,
            today=context.today(),
            now=context.now(),
            why="Diminta yang bersangkutan",
        )
    )
    if pdf is not None:
        title = f"Data pribadi {resident.name} {resident.registration_no}".strip()
        context.shell.show_pdf(pdf, title, "data-pribadi.pdf")
