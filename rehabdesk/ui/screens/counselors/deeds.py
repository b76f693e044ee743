"""What can be done with a counselor: each deed's dialog, and its command."""

from collections.abc import Callable

from msgspec.structs import replace

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CounselorId, new_id
from rehabdesk.domain.rights import Right
from rehabdesk.services.counselors import end_counselor, remove_counselor, save_counselor
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.counselors.form import CounselorDialog
from rehabdesk.ui.screens.kit.command import ChosenCommands, Command
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.asked import people

CounselorDeed = Callable[[str], None]


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

    def of(self, chosen: Callable[[], str | None]) -> tuple[Command, ...]:
        """What can be done with the one who is chosen, as a menu shows it."""
        store = self._context.store

        def found() -> Counselor | None:
            return store.counselors.get(chosen() or "")

        def on_id(deed: CounselorDeed) -> Callable[[Counselor], None]:
            return lambda counselor: deed(counselor.id)

        nobody = "Pilih seorang konselor dahulu."
        make = ChosenCommands(found, nobody, Right.SET_UP_OFFICE).make
        return (
            make("&Ubah konselor…", on_id(self.edit), "edit", keys="F2"),
            make("&Nonaktifkan konselor…", on_id(self.end), "end", _why_not_ended),
            make("&Aktifkan kembali", on_id(self.resume), "undo", _why_not_resumed),
            make(
                "&Riwayat perubahan…", on_id(self.show_history), "history", right=Right.READ_AUDIT
            ),
            make("&Hapus konselor…", on_id(self.remove), "remove", self._why_bound),
        )

    def _why_bound(self, counselor: Counselor) -> str:
        bound = self._is_bound(counselor.id)
        return "Sudah memegang kelompok atau sesi. Nonaktifkan saja." if bound else ""

    def _is_bound(self, counselor: str) -> bool:
        store = self._context.store
        cares = bool(store.groups.find(counselor=counselor))
        return cares or store.sessions.naming("counselors", counselor) > 0


def _why_not_ended(counselor: Counselor) -> str:
    return "Sudah nonaktif." if counselor.active_to is not None else ""


def _why_not_resumed(counselor: Counselor) -> str:
    return "Masih aktif." if counselor.active_to is None else ""


def _end_dialog(context: Context, counselor: Counselor) -> FormDialog:
    form, today = Form(people.COUNSELOR_END), context.today()
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
