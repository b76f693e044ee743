"""Before a backup is put back: what is in it against today."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.backup import Contents
from rehabdesk.services.rescue import Compared, compare
from rehabdesk.ui.screens.safekeeping.columns import COMPARED_COLUMNS, BackupLine
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.safekeeping import made

_WIDTH, _HEIGHT = 660, 560


class ComparedTable(Table[Compared]):
    """The kinds of record of a backup against those of today."""

    def __init__(self) -> None:
        self.compared: TableModel[Compared] = TableModel(
            COMPARED_COLUMNS, key=lambda line: line.words
        )
        super().__init__("Isi cadangan dibandingkan dengan hari ini", self.compared)

    def show_contents(self, then: Contents, today: Contents | None) -> tuple[Compared, ...]:
        """Compare and show; gives the lines."""
        lines = compare(then, today)
        self.compared.replace(lines)
        return lines


class RestoreDialog(QDialog):
    """Shows what would come and go; the verb is given on to whoever closes the office."""

    def __init__(
        self,
        line: BackupLine,
        today: Contents | None,
        deed: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pulihkan cadangan")
        self.setAccessibleName("Pulihkan cadangan")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self._deed = deed
        self.table = ComparedTable()
        lines = self.table.show_contents(line.backup.held, today)
        self.verb_button = button("&Pulihkan cadangan ini", "danger", "undo")
        self.verb_button.clicked.connect(self._go)
        self.cancel_button = button("Batal")
        self.cancel_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.verb_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        whole.addWidget(label(f"Cadangan {made(line.backup.made_at)}", "heading"))
        whole.addWidget(label(written_words(line.backup.held, today), "muted", wrap=True))
        whole.addWidget(self.table, 1)
        whole.addWidget(_warning(lines))
        whole.addLayout(foot)
        self.cancel_button.setFocus()

    def _go(self) -> None:
        self.accept()
        self._deed()


def written_words(then: Contents, today: Contents | None) -> str:
    """When each of the two was last written."""
    now = "tidak terbaca" if today is None else _moment(today.written_at)
    return f"Terakhir diisi: di cadangan {_moment(then.written_at)}; hari ini {now}."


def _moment(moment: datetime | None) -> str:
    return made(moment.astimezone()) if moment else "belum pernah"


def _warning(lines: tuple[Compared, ...]) -> Banner:
    lost = any(one.lost for one in lines)
    words = (
        "Kantor ditutup, berkas hari ini disimpan di folder cadangan, lalu cadangan ini menjadi"
        " isi kantor. Kata sandi yang berlaku tetap yang sekarang."
    )
    if lost:
        words = "Yang diisi setelah cadangan ini tidak ada lagi di kantor. " + words
    return Banner(words, Tone.DANGER if lost else Tone.WARNING)
