"""What can be done with a counselor: each deed's dialog, the menu, the commands."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CounselorId, new_id
from rehabdesk.domain.rights import Right
from rehabdesk.services.counselors import end_counselor, remove_counselor, save_counselor
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.counselors.form import CounselorDialog
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.kit.screen import Command
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form

Deed = Callable[[str], None]


class CounselorDeeds:
    """Opens the dialogs; ``show`` takes the page to a counselor."""

    def __init__(self, context: Context, show: Callable[[object], None]) -> None:
        self._context = context
        self._show = show

    def add(self) -> None:
        """Add somebody."""
        made = Counselor(id=CounselorId(new_id()), name="", active_from=self._context.today())
        dialog = CounselorDialog(self._context, made, new=True)
        dialog.accepted.connect(lambda: self._show(made.id))
        dialog.open()

    def edit(self, counselor: str) -> None:
        """Change somebody."""
        if (found := self._context.store.counselors.get(counselor)) is not None:
            CounselorDialog(self._context, found, new=False).open()

    def end(self, counselor: str) -> None:
        """Somebody works here no longer."""
        if (found := self._context.store.counselors.get(counselor)) is not None:
            _end_dialog(self._context, found).open()

    def resume(self, counselor: str) -> None:
        """Somebody works here again: the last day is taken away."""
        found = self._context.store.counselors.get(counselor)
        if found is None:
            return
        back = replace(found, active_to=None)
        self._context.perform(lambda: save_counselor(self._context.store, back))

    def remove(self, counselor: str) -> None:
        """Remove somebody who was entered by mistake."""
        found = self._context.store.counselors.get(counselor)
        if found is None:
            return
        store = self._context.store
        confirm(
            self._context.shell.window_widget(),
            "Hapus konselor?",
            f"{found.name} akan dihapus dari daftar.",
            "Hapus",
            lambda: self._context.perform(lambda: remove_counselor(store, found.id)),
            danger=True,
        )

    def show_history(self, counselor: str) -> None:
        """Show everything that was done to a record."""
        if (found := self._context.store.counselors.get(counselor)) is not None:
            rows = [(self._context.store.counselors.table, counselor)]
            RecordHistoryDialog(self._context, found.name, rows).open()

    def pop_up(self, counselor: str, parent: QWidget, place: QPoint) -> None:
        """Show the menu of what can be done with somebody at a place on the screen."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, counselor)
        menu.popup(place)

    def fill_menu(self, menu: QMenu, counselor: str) -> None:
        """Put what can be done with somebody into a menu."""
        menu.clear()
        menu.setToolTipsVisible(True)
        found = self._context.store.counselors.get(counselor)
        ended = found is not None and found.active_to is not None
        bound = self._is_bound(counselor)
        for text, picture, deed, can in (
            ("&Ubah…", "edit", self.edit, True),
            ("&Nonaktifkan…", "end", self.end, not ended),
            ("&Aktifkan kembali", "undo", self.resume, ended),
            ("&Riwayat perubahan…", "history", self.show_history, True),
            ("&Hapus…", "remove", self.remove, not bound),
        ):
            action = menu.addAction(icon(picture), text)
            action.setEnabled(can)
            action.triggered.connect(_with(deed, counselor))
            if picture == "remove" and bound:
                action.setToolTip("Sudah memegang kelompok atau sesi. Nonaktifkan saja.")
            right = Right.READ_AUDIT if picture == "history" else Right.SET_UP_OFFICE
            only_with(self._context, right, action)

    def commands(self, chosen: Callable[[], str | None]) -> tuple[Command, ...]:
        """What can be done with the one who is chosen."""

        def on_chosen(deed: Deed) -> Callable[[], None]:
            def run() -> None:
                counselor = chosen()
                if counselor is None:
                    self._context.shell.say("Pilih seorang konselor dahulu.")
                else:
                    deed(counselor)

            return run

        edit, end, right = on_chosen(self.edit), on_chosen(self.end), Right.SET_UP_OFFICE
        return (
            Command(text="Ubah konselor", run=edit, icon="edit", keys="F2", right=right),
            Command(text="Nonaktifkan konselor", run=end, icon="end", right=right),
        )

    def _is_bound(self, counselor: str) -> bool:
        store = self._context.store
        cares = bool(store.groups.find(counselor=counselor))
        return cares or store.sessions.naming("counselors", counselor) > 0


def _with(deed: Deed, counselor: str) -> Callable[[], None]:
    return lambda: deed(counselor)


def _end_dialog(context: Context, counselor: Counselor) -> FormDialog:
    form, today = Form(), context.today()
    on = DateField(today, today=today)
    form.row("&Hari kerja terakhir", on, name="on", required=True)

    def save() -> str | None:
        day = on.value() or today
        return context.attempt(form, lambda: end_counselor(context.store, counselor.id, on=day))

    return FormDialog(
        "Nonaktifkan konselor",
        form,
        "Nonaktifkan",
        save,
        subtitle=f"{counselor.name}. Kelompok dan sesinya yang lalu tetap tersimpan.",
        parent=context.shell.window_widget(),
    )
