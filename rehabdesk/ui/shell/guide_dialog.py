"""F1: the keys that work here, and the short guide."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from rehabdesk import paths
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.command import Command
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.text import button

_EVERYWHERE = (
    ("Ctrl+K", "Cari orang, halaman, atau perintah"),
    ("Ctrl+Z", "Urungkan yang terakhir dilakukan"),
    ("Ctrl+L", "Kunci layar; pekerjaan tetap terbuka"),
    ("F1", "Panduan ini"),
    ("F5", "Muat ulang halaman"),
    ("Ctrl+T", "Tampilan terang atau gelap"),
    ("Ctrl+B", "Bilah samping lebar atau sempit"),
    ("Esc", "Tutup kotak atau kosongkan pencarian"),
    ("Ctrl+Enter", "Simpan isian di kotak yang terbuka"),
)


class GuideDialog(QDialog):
    """Shows keys at the left and the guide at the right."""

    about_wanted = Signal()

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Panduan")
        self.setAccessibleName("Panduan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 620)
        keys = _browser("Tombol", _keys(commands))
        guide = _browser("Panduan singkat", "")
        guide.setMarkdown((paths.guide() / "panduan.md").read_text(encoding="utf-8"))
        _give_headings_room(guide.document())
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(keys, 2)
        row.addWidget(guide, 3)
        close = button("Tutup", "primary")
        close.clicked.connect(self.accept)
        about = button("&Tentang RehabDesk", "quiet", "info")
        about.clicked.connect(self.about_wanted)
        foot = QHBoxLayout()
        foot.addWidget(about)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.LARGE)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(row, 1)
        whole.addLayout(foot)


def _browser(name: str, html: str) -> QTextBrowser:
    browser = QTextBrowser()
    browser.setAccessibleName(name)
    browser.setHtml(html)
    browser.setOpenLinks(False)
    return browser


def _give_headings_room(text: QTextDocument) -> None:
    """Set headings apart from what stands before them: markdown comes without."""
    block = text.begin().next()
    while block.isValid():
        room = block.blockFormat()
        if room.headingLevel():
            room.setTopMargin(Space.LARGE)
        room.setBottomMargin(Space.SMALL)
        QTextCursor(block).setBlockFormat(room)
        block = block.next()


def _keys(commands: Sequence[Command]) -> str:
    here = [(one.keys, one.words) for one in commands if one.keys]
    screens = [(one.keys, one.title) for one in SCREENS]
    return "".join(
        f"<h3>{title}</h3><table cellpadding='3'>{_rows(pairs)}</table>"
        for title, pairs in (
            ("Di halaman ini", here),
            ("Halaman", screens),
            ("Di mana saja", _EVERYWHERE),
        )
        if pairs
    )


def _rows(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<tr><td><b>{keys}</b></td><td>{text}</td></tr>" for keys, text in pairs)
