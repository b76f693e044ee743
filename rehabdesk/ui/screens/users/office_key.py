"""The key of the office's file is changed beside the window, with how far it is."""

from contextlib import suppress

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout

from rehabdesk import paths
from rehabdesk.services.keys import KeysState, change_key_if_due, keys_state, replace_office_key
from rehabdesk.storage import RECOVERY_OWNER
from rehabdesk.ui.background import Report, run_in_background
from rehabdesk.ui.context import Context
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.ui.widgets.text import label

_LOOK_EVERY = 200
_WORK = "Berkas kantor dienkripsi ulang"
_LATER = (
    "Kunci kantor belum dapat diganti. Kunci akan diganti saat seseorang masuk berikutnya;"
    " sampai saat itu berkas kunci lama masih membuka berkas."
)


class KeyDialog(QDialog):
    """A modal dialog that blocks the window while the file is encrypted anew."""

    def __init__(self, context: Context, *, lost: bool) -> None:
        super().__init__(context.shell.window_widget())
        self._context, self._lost = context, lost
        self.setWindowTitle("Mengganti kunci kantor")
        self.setAccessibleName("Mengganti kunci kantor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFixedWidth(in_step(440))
        self.setAccessibleDescription(_WORK)
        # There is nothing to press: a screen reader reads the dialog itself.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.panel = ProgressPanel(_WORK, cancellable=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.addWidget(self.panel)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        QTimer.singleShot(0, self, self._run)

    def reject(self) -> None:
        """It cannot be stopped; a power cut does no harm, and neither does waiting."""

    def _run(self) -> None:
        context, lost = self._context, self._lost

        def work(_report: Report) -> bool:
            if lost:
                replace_office_key(context.store)
                return True
            return change_key_if_due(context.store)

        context.store.hold_news()
        run_in_background(
            context.shell.window_widget(), work, self._done, self._failed, on_end=self._ended
        )

    def _look(self) -> None:
        """How long the log has grown in which the file is written anew."""
        path = self._context.store.path
        if path is None:
            return
        with suppress(OSError):
            done = path.with_name(f"{path.name}-wal").stat().st_size
            whole = path.stat().st_size
            self.panel.show_progress(min(done, whole), whole, paths.OFFICE_FILE)

    def _done(self, changed: bool) -> None:
        if changed:
            self._context.shell.say("Kunci kantor diganti")

    def _failed(self, error: Exception) -> None:
        self._context.refuse(error)
        self._context.shell.warn(_LATER)

    def _ended(self) -> None:
        self._clock.stop()
        self._context.store.tell_news()
        self.accept()


def change_where_due(context: Context) -> None:
    """Change the key now where somebody has gone."""
    if keys_state(context.store).due:
        KeyDialog(context, lost=False).open()


def lost_key_dialog(context: Context) -> FormDialog:
    """Ask before the key is changed, and say who will need a new passphrase."""
    form = Form({})
    form.add_widget(label(_what_it_means(context), wrap=True))

    def save() -> str | None:
        QTimer.singleShot(0, context.shell.window_widget(), KeyDialog(context, lost=True).open)
        return None

    return FormDialog(
        "Ganti kunci kantor?",
        form,
        "&Ganti kunci",
        save,
        icon_name="lock",
        width=600,
        danger=True,
        parent=context.shell.window_widget(),
    )


def _what_it_means(context: Context) -> str:
    words = (
        "Pakai ini bila kata sandi, lembar pemulihan, atau salinan folder kantor mungkin jatuh ke"
        " tangan orang lain. Berkas dienkripsi ulang dengan kunci baru; berkas kunci lama tidak"
        " membukanya lagi. Kata sandi semua orang tetap sama."
    )
    state = keys_state(context.store)
    if names := names_of(context, state):
        words += f" Perlu kata sandi baru: {names}."
    if state.sheet_missing:
        words += " Lembar pemulihan lama tidak berlaku lagi; cetak yang baru."
    return words


def names_of(context: Context, state: KeysState) -> str:
    """Who has not come in since there are own keys, by name."""
    return ", ".join(one.name for one in context.store.users.all() if one.id in state.missing)


def what_is_open(context: Context) -> str:
    """What is still to be done about the keys, in words; nothing where all is done."""
    state = keys_state(context.store)
    words: list[str] = []
    users = context.store.users.all()
    if state.taken:
        taken = [one.name for one in users if one.id in state.taken]
        if RECOVERY_OWNER in state.taken:
            taken.append("lembar kunci pemulihan")
        words.append(
            f"Slot kunci dihapus dari luar program: {', '.join(taken)}. Periksa jejak audit,"
            " beri kata sandi baru atau cetak lembar baru, lalu ganti kunci kantor."
        )
    if state.due:
        words.append("Kunci kantor masih harus diganti; ini terjadi saat seseorang masuk.")
    if names := names_of(context, state):
        words.append(
            f"Belum masuk sejak setiap orang punya kunci sendiri: {names}. Bila kunci kantor"
            " diganti sebelum itu, mereka perlu kata sandi baru."
        )
    if state.sheet_missing:
        words.append(
            "Lembar kunci pemulihan masih dari cara lama; cetak yang baru sebelum kunci kantor"
            " diganti."
        )
    if weak := [one.name for one in users if one.id in state.weak]:
        words.append(
            f"Kata sandi {', '.join(weak)} diperkuat lebih sedikit daripada biasanya; ganti kata"
            " sandinya."
        )
    return " ".join(words)
