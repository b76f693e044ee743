"""The first window: log in to the office, or open the demonstration, or make a new office."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from rehabdesk import paths
from rehabdesk.domain.demonstration import DEMONSTRATION_PASSPHRASE
from rehabdesk.ui.shell.start_card import StartCard
from rehabdesk.ui.theme.tokens import Tone

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from rehabdesk.storage import StorageTrouble, Store
    from rehabdesk.ui.background import Work, Worker
    from rehabdesk.ui.preferences import Preferences
    from rehabdesk.ui.widgets.banner import Banner
    from rehabdesk.ui.widgets.progress import ProgressPanel


class StartWindow(QWidget):
    """Asks who it is and for the passphrase; ``opened`` carries the open store.

    What it does with an office is in ``start_deeds``, which is loaded after the first paint.
    """

    opened = Signal(object)

    def __init__(self, preferences: "Preferences", place: Path, demonstration: Path) -> None:
        super().__init__()
        self.preferences = preferences
        self.demonstration = demonstration
        self.place = place
        self._typed = ""
        self._worker: Worker[Store] | None = None
        self._loaded = False
        self.setWindowTitle("RehabDesk")
        self.setObjectName("start")
        self.resize(QSize(1000, 640).boundedTo(self.screen().availableSize()))
        card = self.card = StartCard(self)
        self.title, self.note = card.title, card.note
        self.login, self.passphrase = card.login, card.passphrase
        self.open_button, self.demo_button = card.open_button, card.demo_button
        self.other_button, self.new_button = card.other_button, card.new_button
        self.open_button.clicked.connect(self.unlock)
        self.passphrase.returnPressed.connect(self.unlock)
        self.login.returnPressed.connect(self.passphrase.setFocus)
        card.forgot_button.clicked.connect(self.ask_recovery)
        self.demo_button.clicked.connect(self.open_demonstration)
        card.demo_link.clicked.connect(self.open_demonstration)
        self.other_button.clicked.connect(self.choose_other)
        self.new_button.clicked.connect(self.ask_new)
        card.restore_button.clicked.connect(self._restore_wanted)
        self.login.setText(preferences.choices.login)
        card.remember.setChecked(bool(preferences.choices.login))
        self.show_place(place)

    @property
    def trouble(self) -> "Banner":
        """What went wrong, or was done."""
        return self.card.trouble

    @property
    def progress(self) -> "ProgressPanel":
        """How far the demonstration is."""
        return self.card.progress

    def show_place(self, place: Path) -> None:
        """Ask for the login of the office at a place."""
        self.place = place
        self.card.be_silent()
        there = paths.office_path(place).is_file()
        is_demo = place == self.demonstration or (there and self._demonstrates(place))
        self.passphrase.clear()
        if is_demo:
            self.card.say(
                "Kantor contoh: Lapas Kelas IIA Serang",
                "Semua orang di dalamnya rekaan. Kata sandinya, hanya untuk kantor contoh:"
                f" {DEMONSTRATION_PASSPHRASE}\nAnda masuk sebagai administrator; peran lain dicoba"
                " dengan menekan nama di kanan atas.",
            )
            self.passphrase.setText(DEMONSTRATION_PASSPHRASE)
        elif there:
            self.card.say("Masuk ke kantor", f"Folder: {place}")
        else:
            self.card.say(
                "Selamat datang di RehabDesk",
                "Belum ada kantor di komputer ini. Buat kantor baru, atau coba dahulu dengan"
                " kantor contoh.",
            )
        self.card.ask(login=there and not is_demo, passphrase=is_demo or there, demo=not is_demo)

    def look_closer(self) -> None:
        """Everything is loaded: a copy of the demonstration in a place of its own shows as one."""
        self._loaded = True
        from rehabdesk.ui.shell.start_deeds import brought_back

        if self._worker is None and brought_back(self.place):
            self.show_place(self.place)
        typed = self.login.text() != self.preferences.choices.login
        if self._worker is None and not typed and self._demonstrates(self.place):
            self.show_place(self.place)

    def _demonstrates(self, place: Path) -> bool:
        if not self._loaded:
            return False
        from rehabdesk.ui.shell.start_deeds import demonstrates

        return demonstrates(place)

    def unlock(self) -> None:
        """Try the passphrase; stretching it takes a moment, in the background."""
        self._unlock(replaces=False)

    def _unlock(self, *, replaces: bool) -> None:
        words = self.passphrase.text()
        # A name that is remembered for a real office is none of a demonstration.
        login = "" if self.login.isHidden() else self.login.text().strip()
        if self._worker is not None or not words:
            self.passphrase.setFocus()
            return
        place = self.place
        if place == self.demonstration:
            self.open_demonstration()
            return
        from rehabdesk.ui.shell.start_deeds import logging_in

        self._typed = words
        self._begin(logging_in(place, login, words, replaces=replaces))

    def ask_recovery(self) -> None:
        """Open with the printed key, and set somebody's passphrase anew."""
        from rehabdesk.ui.shell.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(self.place, parent=self)
        dialog.opened.connect(self._recovered)
        dialog.open()

    def open_demonstration(self) -> None:
        """Open the demonstration office, made now if it is not there yet."""
        if self._worker is not None:
            return
        if self.place == self.demonstration and self.passphrase.text() not in (
            "",
            DEMONSTRATION_PASSPHRASE,
        ):
            self._tell(f"Kata sandi kantor contoh adalah {DEMONSTRATION_PASSPHRASE}.")
            return
        from rehabdesk.ui.shell.start_deeds import opening_demonstration

        made_now = not paths.office_path(self.demonstration).is_file()
        self._begin(opening_demonstration(self.demonstration), told=made_now)

    def open_as(self, login: str) -> None:
        """Open the demonstration as one of its users, all of whom have the same passphrase."""
        from rehabdesk.ui.shell.start_deeds import logging_in

        self._begin(logging_in(self.place, login, DEMONSTRATION_PASSPHRASE))
        self.card.tell("Kantor contoh sedang dibuka lagi…", Tone.INFO)

    def choose_other(self) -> None:
        """Ask for another office's folder."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self, "Folder kantor", str(self.place))
        if chosen:
            self.show_place(Path(chosen))
            if not paths.office_path(Path(chosen)).is_file():
                self._tell(f"Di folder itu tidak ada berkas {paths.OFFICE_FILE}.")

    def ask_new(self) -> None:
        """Set up a new office step by step."""
        from rehabdesk.ui.shell.new_office_dialog import NewOfficeDialog

        dialog = NewOfficeDialog(paths.default_office_folder(), self.preferences, parent=self)
        dialog.founded.connect(self._opened)
        dialog.open()

    def say_trouble(self, trouble: "StorageTrouble") -> None:
        """Say why an office that was unlocked is not shown."""
        from rehabdesk.ui.shell.start_deeds import answer_to

        self._tell(answer_to(trouble).text)

    def say_done(self, text: str) -> None:
        """Say what was done with the office's closed file."""
        if text:
            self.card.tell(text, Tone.SUCCESS)

    def open_rescue(self, trouble: str = "") -> None:
        """Show the backups to restore from, and after damage what can still be saved."""
        from rehabdesk.ui.shell.rescue_dialog import RescueDialog

        demonstration = self.place == self.demonstration
        folder = paths.default_office_folder() if demonstration else self.place
        folder = folder.parent if folder.is_file() else folder
        dialog = RescueDialog(folder, trouble, parent=self)
        dialog.restored.connect(self._restored)
        dialog.open()

    def _restore_wanted(self) -> None:
        self.open_rescue()

    def _restored(self, folder: Path, words: str) -> None:
        self.show_place(folder)
        self.say_done(words)

    def _begin(self, work: "Work[Store]", *, told: bool = False) -> None:
        """Work beside the window, and tell how far it is where that takes long."""
        from rehabdesk.ui.background import run_in_background

        self.card.be_silent()
        self.setEnabled(False)
        progress = self.progress if told else None
        if progress is not None:
            progress.show()
        self._worker = run_in_background(
            self,
            work,
            self._opened,
            self._failed,
            progress.show_progress if progress is not None else None,
        )

    def _forget_typed(self) -> None:
        """Overwrite the passphrase that was tried; Qt's field has its own until it is cleared."""
        from rehabdesk.storage import wipe_text

        typed, self._typed = self._typed, ""
        wipe_text(typed)

    def _opened(self, store: "Store") -> None:
        self._worker = None
        self._forget_typed()
        if not self.card.remember.isHidden():
            wanted = self.card.remember.isChecked()
            self.preferences.keep(login=self.login.text().strip() if wanted else "")
        self.setEnabled(True)
        self.passphrase.clear()
        self.opened.emit(store)

    def _recovered(self, store: "Store") -> None:
        """Nobody works with the recovery key: it only lets somebody log in again."""
        from rehabdesk.services.login import is_recovery

        if is_recovery(store):
            store.close()
            self.say_done("Kata sandi baru berlaku. Masuk dengan nama pengguna dan kata sandi itu.")
            self.login.setFocus()
            return
        self._opened(store)

    def _failed(self, error: Exception) -> None:
        from rehabdesk.ui.shell.start_deeds import answer_to

        self._worker = None
        self._forget_typed()
        self.setEnabled(True)
        self.card.be_silent()
        answer = answer_to(error)
        self._tell(answer.text)
        if answer.damaged:
            self.open_rescue(answer.text)
            return
        if answer.elsewhere:
            self._ask_about_other_machine()
            return
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _ask_about_other_machine(self) -> None:
        from rehabdesk.ui.shell.other_machine_dialog import OtherMachineDialog

        dialog = OtherMachineDialog(parent=self)
        dialog.replaces.connect(lambda: self._unlock(replaces=True))
        dialog.open()

    def _tell(self, text: str) -> None:
        self.card.tell(text)
