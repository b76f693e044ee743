"""The system's clipboard, as far as this program filled it."""

from hashlib import sha256

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_COPIED = "copied"
"""The application's property that tells our last text again, where a system tells no owner."""


def copy_text(text: str, html: str = "") -> None:
    """Put a text into the clipboard, also as HTML, from which locking takes it again."""
    content = QMimeData()
    content.setText(text)
    if html:
        content.setHtml(html)
    QGuiApplication.clipboard().setMimeData(content)
    if (application := QGuiApplication.instance()) is not None:
        application.setProperty(_COPIED, _digest(text))


def forget_clipboard() -> None:
    """Empty the clipboard of what was copied here; what others put there is theirs."""
    clipboard, application = QGuiApplication.clipboard(), QGuiApplication.instance()
    copied = application.property(_COPIED) if application is not None else None
    if clipboard.ownsClipboard() or (copied and copied == _digest(clipboard.text())):
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    if application is not None:
        application.setProperty(_COPIED, None)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
