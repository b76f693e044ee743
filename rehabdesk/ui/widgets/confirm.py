"""A question before a deed that cannot be undone; it never blocks the program."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.names import one_stop

_WIDTH = 440
_PICTURE = 28


class Confirm(QDialog):
    """Title, explanation, the verb, and *Tidak jadi* with the focus: Enter and Esc are safe."""

    def __init__(
        self,
        title: str,
        text: str,
        verb: str,
        *,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        text = one_stop(text)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setFixedWidth(in_step(_WIDTH))
        self.verb_button = button(verb, "danger" if danger else "primary")
        self.verb_button.setAutoDefault(True)
        self.verb_button.clicked.connect(self.accept)
        self.cancel_button = button("Tidak jadi")
        self.cancel_button.setAutoDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title, text, danger=danger)
        self.cancel_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words are at this width: a hint of wrapped words is too low."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _lay_out(self, title: str, text: str, *, danger: bool) -> None:
        """Stack picture, words and buttons."""
        tone = Tone.DANGER if danger else Tone.ACCENT
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        picture = IconLabel("warning" if danger else "help", _PICTURE, tone=tone)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(label(title, "heading", wrap=True))
        words.addWidget(label(text, wrap=True))
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.verb_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.PAGE)
        whole.addLayout(head)
        whole.addLayout(foot)


def confirm(
    parent: QWidget,
    title: str,
    text: str,
    verb: str,
    deed: Callable[[], object],
    *,
    danger: bool = False,
) -> Confirm:
    """Ask and return at once; ``deed`` is called when the verb is chosen."""
    question = Confirm(title, text, verb, danger=danger, parent=parent)
    question.accepted.connect(lambda: deed())  # noqa: PLW0108 - the signal passes nothing
    question.open()
    return question
