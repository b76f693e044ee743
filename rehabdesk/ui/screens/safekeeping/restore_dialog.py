"""Before a backup is put back: what is in it against today."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.services.comparing import Compared, Comparison
from rehabdesk.ui.screens.safekeeping.columns import COMPARED_COLUMNS, BackupLine
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.screen_room import open_as
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.safekeeping import FORMER_KEY, FORMER_KEY_MEANS, made

_WIDTH, _HEIGHT = 760, 640


class ComparedTable(Table[Compared]):
    """The kinds of record of a backup against those of today."""

    def __init__(self) -> None:
        self.compared: TableModel[Compared] = TableModel(
            COMPARED_COLUMNS, key=lambda line: line.words
        )
        super().__init__("Isi cadangan dibandingkan dengan hari ini", self.compared)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show every kind of record, those that differ first."""
        self.compared.replace(sorted(comparison.lines, key=lambda line: line.same))


class RestoreDialog(QDialog):
    """Shows what would come and go; the verb is given on to whoever closes the office."""

    def __init__(
        self,
        line: BackupLine,
        comparison: Comparison,
        deed: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pulihkan cadangan")
        self.setAccessibleName("Pulihkan cadangan")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_as(self, _WIDTH, _HEIGHT)
        self._deed = deed
        self.table = ComparedTable()
        self.table.show_comparison(comparison)
        self.verb_button = button("&Pulihkan cadangan ini", "danger", "undo")
        self.verb_button.clicked.connect(self._go)
        self.cancel_button = button("Tidak jadi")
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
        whole.addWidget(label(written_words(comparison), "muted", wrap=True))
        for beside in _besides(line, comparison):
            whole.addWidget(beside)
        whole.addWidget(self.table, 1)
        whole.addWidget(_warning(comparison))
        whole.addLayout(foot)
        self.cancel_button.setFocus()

    def _go(self) -> None:
        self.accept()
        self._deed()


def _besides(line: BackupLine, comparison: Comparison) -> tuple[QWidget, ...]:
    """What is to be said besides: what was done since, and that the key is an older one."""
    found: list[QWidget] = []
    if words := since_words(comparison):
        found.append(label(words, wrap=True))
    if line.former_key:
        found.append(Banner(f"{FORMER_KEY.capitalize()}. {FORMER_KEY_MEANS}", Tone.WARNING))
    return tuple(found)


def written_words(comparison: Comparison) -> str:
    """When each of the two was last written."""
    now = _moment(comparison.today_written) if comparison.today_readable else "tidak terbaca"
    return f"Terakhir diisi: di cadangan {_moment(comparison.then_written)}; hari ini {now}."


def since_words(comparison: Comparison) -> str:
    """What was done since the backup, the most frequent deeds first, or nothing."""
    if not comparison.deeds_count:
        return ""
    named = ", ".join(f"{deed} ({thousands(count)})" for deed, count in comparison.deeds)
    told = sum(count for _, count in comparison.deeds)
    more = (
        f", dan {thousands(comparison.deeds_count - told)} lain"
        if (comparison.deeds_count > told)
        else ""
    )
    return (
        f"Sejak cadangan ini: {thousands(comparison.deeds_count)} perbuatan, terakhir"
        f" {_moment(comparison.last_deed_at)}: {named}{more}."
    )


def _moment(moment: datetime | None) -> str:
    return made(moment.astimezone()) if moment else "belum pernah"


def _warning(comparison: Comparison) -> Banner:
    words = (
        "Kantor ditutup, berkas hari ini disimpan di folder cadangan, lalu cadangan ini menjadi"
        " isi kantor. Kata sandi yang berlaku tetap yang sekarang. Siapa yang memulihkan dicatat"
        " di jejak audit."
    )
    if comparison.loses:
        words = "Yang diisi setelah cadangan ini tidak ada lagi di kantor. " + words
    return Banner(words, Tone.DANGER if comparison.loses else Tone.WARNING)
