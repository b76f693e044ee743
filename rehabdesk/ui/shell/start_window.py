"""The first window: open the office with its passphrase, or the demonstration, or a new one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rehabdesk import paths
from rehabdesk.services.troubles import trouble_sentence
from rehabdesk.storage import (
    DEMONSTRATION_PASSPHRASE,
    FileLocked,
    StorageTrouble,
    Store,
    is_demonstration,
    office_path,
    open_office,
)
from rehabdesk.ui.background import Report, Work, Worker, run_in_background
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.new_office_dialog import NewOfficeDialog
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.progress import ProgressPanel
from rehabdesk.ui.widgets.text import button, hairline, label

_WIDTH = 460


class StartWindow(QWidget):
    """Asks for the passphrase; ``opened`` carries the open store."""

    opened = Signal(object)

    def __init__(self, preferences: Preferences, place: Path, demonstration: Path) -> None:
        super().__init__()
        self.preferences = preferences
        self.demonstration = demonstration
        self.place = place
        self._worker: Worker[Store] | None = None
        self.setWindowTitle("RehabDesk")
        self.setObjectName("start")
        self.resize(1000, 640)
        self.trouble = Banner("", Tone.DANGER)
        self.title = label("", "title", wrap=True)
        self.note = label("", "muted", wrap=True)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText("Kata sandi")
        self.passphrase.setAccessibleName("Kata sandi")
        self.open_button = button("&Buka", "primary", "unlock")
        self.demo_button = button("Buka kantor &contoh", "plain", "star")
        self.other_button = button("Buka kantor &lain…", "quiet", "folder")
        self.new_button = button("Kantor ba&ru…", "quiet", "add")
        self.progress = ProgressPanel("Menyiapkan kantor contoh…", cancellable=False)
        self._lay_out()
        self.open_button.clicked.connect(self.unlock)
        self.passphrase.returnPressed.connect(self.unlock)
        self.demo_button.clicked.connect(self.open_demonstration)
        self.other_button.clicked.connect(self.choose_other)
        self.new_button.clicked.connect(self.ask_new)
        self.show_place(place)

    def show_place(self, place: Path) -> None:
        """Ask for the passphrase of the office at a place."""
        self.place = place
        self.trouble.hide()
        self.progress.hide()
        there = office_path(place).is_file()
        is_demo = place == self.demonstration or (there and _demonstration(place))
        self.passphrase.clear()
        if is_demo:
            self.title.setText("Kantor contoh: Lapas Kelas IIA Serang")
            self.note.setText(
                "Semua orang di dalamnya rekaan. Kata sandinya, hanya untuk kantor contoh:"
                f" {DEMONSTRATION_PASSPHRASE}"
            )
            self.passphrase.setText(DEMONSTRATION_PASSPHRASE)
        elif there:
            self.title.setText("Buka kantor")
            self.note.setText(f"Folder: {place}")
        else:
            self.title.setText("Selamat datang di RehabDesk")
            self.note.setText(
                "Belum ada kantor di komputer ini. Buat kantor baru, atau coba dulu dengan"
                " kantor contoh."
            )
        inside = _WIDTH - 2 * Space.PAGE
        self.note.setMinimumHeight(self.note.heightForWidth(inside) + Space.SMALL)
        asks = is_demo or there
        self.passphrase.setVisible(asks)
        self.open_button.setVisible(asks)
        self.demo_button.setVisible(not is_demo)
        (self.passphrase if asks else self.demo_button).setFocus()

    def unlock(self) -> None:
        """Try the passphrase; stretching it takes a moment, in the background."""
        words = self.passphrase.text()
        if self._worker is not None or not words:
            self.passphrase.setFocus()
            return
        place = self.place
        if place == self.demonstration:
            self.open_demonstration()
            return
        self._begin(lambda _report: open_office(place, words))

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
        folder = self.demonstration
        if not office_path(folder).is_file():
            self.progress.show()
        self._begin(lambda report: _demonstration_store(folder, report))

    def choose_other(self) -> None:
        """Ask for another office's folder."""
        chosen = QFileDialog.getExistingDirectory(self, "Folder kantor", str(self.place))
        if chosen:
            self.show_place(Path(chosen))
            if not office_path(Path(chosen)).is_file():
                self._tell(f"Di folder itu tidak ada berkas {paths.OFFICE_FILE}.")

    def ask_new(self) -> None:
        """Ask what a new office needs."""
        dialog = NewOfficeDialog(paths.default_office_folder(), parent=self)
        dialog.founded.connect(self._opened)
        dialog.open()

    def say_locked(self) -> None:
        """Say that another program has the office open."""
        self._tell(trouble_sentence(FileLocked(paths.OFFICE_FILE)))

    def _begin(self, work: Work[Store]) -> None:
        self.trouble.hide()
        self.setEnabled(False)
        self._worker = run_in_background(
            self,
            work,
            self._opened,
            self._failed,
            self.progress.show_progress,
        )

    def _opened(self, store: Store) -> None:
        self._worker = None
        self.setEnabled(True)
        self.opened.emit(store)

    def _failed(self, error: Exception) -> None:
        self._worker = None
        self.setEnabled(True)
        self.progress.hide()
        if not isinstance(error, StorageTrouble):
            raise error
        self._tell(trouble_sentence(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _tell(self, sentence: str) -> None:
        self.trouble.set_message(sentence, Tone.DANGER)
        self.trouble.show()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        column.setSpacing(Space.WIDE)
        for widget in (
            self.title,
            self.note,
            self.trouble,
            self.passphrase,
            self.open_button,
            self.demo_button,
            self.progress,
            hairline(),
        ):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.other_button)
        row.addWidget(self.new_button)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)


def _demonstration(place: Path) -> bool:
    try:
        return is_demonstration(place)
    except StorageTrouble:
        return False


def _demonstration_store(folder: Path, report: Report) -> Store:
    from rehabdesk.services.demonstration import open_or_build_demonstration

    return open_or_build_demonstration(
        folder, progress=lambda _text, done, whole: report(done, whole)
    )
