"""What can be done with a resident: each deed's dialog, the menu, the commands."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import rows_of_resident
from rehabdesk.services.residents import remove_resident
from rehabdesk.services.restricting import restriction_of
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.merging import ask_unmerge, last_merge, merge_dialog
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.kit.screen import Command
from rehabdesk.ui.screens.residents.end_stay_dialog import end_stay_dialog
from rehabdesk.ui.screens.residents.note_deeds import NoteDeeds
from rehabdesk.ui.screens.residents.number_dialogs import (
    add_number_dialog,
    correct_number_dialog,
    move_place_dialog,
)
from rehabdesk.ui.screens.residents.own_data import print_own_data
from rehabdesk.ui.screens.residents.photo_dialog import photo_dialog
from rehabdesk.ui.screens.residents.resident_dialogs import add_dialog, edit_dialog
from rehabdesk.ui.screens.residents.restrict_dialogs import lift_dialog, restrict_dialog
from rehabdesk.ui.screens.residents.stay_dialogs import new_stay_dialog, stay_dialog
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.confirm import confirm

Deed = Callable[[str], None]
NEW_NOTE = "Ctrl+Shift+N"
_COUNSELING, _MEDICAL = Right.SEE_NOTES, Right.SEE_MEDICAL


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
            print_own_data(self._context, found)

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

    def pop_up(self, resident: str, parent: QWidget, place: QPoint) -> None:
        """Show the menu of what can be done with somebody at a place on the screen."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, resident)
        menu.popup(place)

    def fill_menu(self, menu: QMenu, resident: str) -> None:
        """Put what can be done with somebody into a menu."""
        menu.clear()
        menu.setToolTipsVisible(True)
        merged = last_merge(self._context, resident) is not None
        inside, bound = self._stays_here(resident), self._is_bound(resident)
        restricted = restriction_of(self._context.store, resident) is not None
        write, see, paper = Right.WRITE_PEOPLE, Right.SEE_RESTRICTED, Right.PRINT
        for text, picture, deed, can, right in (
            ("Ubah &identitas…", "edit", self.edit, True, write),
            ("Ubah &masa pidana…", "calendar", self.edit_sentence, True, write),
            ("Ganti &foto…", "photo", self.change_photo, True, write),
            ("Tambah &nomor registrasi…", "id-number", self.add_number, True, write),
            ("&Pindah blok atau kamar…", "move", self.move_place, inside, write),
            ("", "", self.edit, True, write),
            ("&Akhiri masa tinggal…", "end", self.end_stay, inside, write),
            ("Masuk &kembali…", "undo", self.enter_again, not inside, write),
            ("&Cetak data pribadi…", "print", self.print_own_data, True, paper),
            ("", "", self.edit, True, write),
            ("&Batasi catatan…", "lock", self.restrict, True, see),
            ("Cabut pembatasan…", "unlock", self.lift_restriction, restricted, see),
            ("&Gabungkan catatan ganda…", "residents", self.merge, True, write),
            ("Pi&sahkan gabungan…", "undo", self.unmerge, merged, write),
            ("Riwayat pe&rubahan…", "history", self.show_history, True, Right.READ_AUDIT),
            ("&Hapus…", "remove", self.remove, not bound, write),
        ):
            if not text:
                menu.addSeparator()
                continue
            action = menu.addAction(icon(picture), text)
            action.setEnabled(can)
            action.triggered.connect(_with(deed, resident))
            if deed == self.remove and bound:
                action.setToolTip(
                    "Sudah punya program, daftar hadir, atau catatan, jadi tidak dihapus."
                )
            only_with(self._context, right, action)

    def commands(self, chosen: Callable[[], ResidentId | None]) -> tuple[Command, ...]:
        """What can be done with the one who is chosen."""

        def on_chosen(deed: Deed) -> Callable[[], None]:
            def run() -> None:
                resident = chosen()
                if resident is None:
                    self._context.shell.say("Pilih seorang residen dahulu.")
                else:
                    deed(resident)

            return run

        write, see = Right.WRITE_PEOPLE, Right.SEE_RESTRICTED
        notes = self.notes
        return tuple(
            Command(text=text, run=on_chosen(deed), icon=picture, keys=keys, right=right)
            for text, deed, picture, keys, right in (
                ("Ubah identitas", self.edit, "edit", "F2", write),
                ("Ubah masa pidana", self.edit_sentence, "calendar", "", write),
                ("Ganti foto", self.change_photo, "photo", "", write),
                ("Tambah nomor registrasi", self.add_number, "add", "", write),
                ("Pindah blok atau kamar", self.move_place, "move", "", write),
                ("Akhiri masa tinggal", self.end_stay, "end", "", write),
                ("Tulis catatan konseling", notes.write_counseling, "note", NEW_NOTE, _COUNSELING),
                ("Tulis catatan medis", notes.write_medical, "note", NEW_NOTE, _MEDICAL),
                ("Batasi catatan", self.restrict, "lock", "", see),
                ("Gabungkan catatan ganda", self.merge, "residents", "", write),
                ("Pisahkan gabungan terakhir", self.unmerge, "undo", "", write),
            )
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


def _with(deed: Deed, resident: str) -> Callable[[], None]:
    return lambda: deed(resident)
