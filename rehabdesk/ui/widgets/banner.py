"""A message that lasts as long as what it tells of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.picture import IconLabel
from rehabdesk.ui.widgets.speech import announce
from rehabdesk.ui.widgets.state import set_style
from rehabdesk.ui.widgets.text import icon_button, label
from rehabdesk.wording.names import one_stop

_ICONS = {
    Tone.INFO: "info",
    Tone.WARNING: "warning",
    Tone.DANGER: "error",
    Tone.SUCCESS: "success",
}


class Banner(QFrame):
    """An icon, a text, buttons and, when allowed, a cross to put it away."""

    dismissed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        *,
        buttons: tuple[QPushButton, ...] = (),
        dismissible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = IconLabel("info", 18)
        self._text = label("", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        for button in buttons:
            layout.addWidget(button)
        if dismissible:
            cross = icon_button("close", "Tutup pesan")
            cross.clicked.connect(self.dismiss)
            layout.addWidget(cross)
        self.set_message(text, tone)

    def set_message(self, text: str, tone: Tone = Tone.INFO) -> None:
        """Say something else."""
        text = one_stop(text)
        self._text.setText(text)
        self._icon.set_icon(_ICONS.get(tone, "info"), tone)
        set_style(self, "tone", tone.value)
        self.setAccessibleName(text)
        announce(self, text)

    def text(self) -> str:
        """Give what is said."""
        return self._text.text()

    def dismiss(self) -> None:
        """Put the banner away."""
        self.hide()
        self.dismissed.emit()


class LastingWarning(QVBoxLayout):
    """The place of one warning that stays until it is put away; ``banner`` is the one there."""

    def __init__(self) -> None:
        super().__init__()
        self.banner: Banner | None = None

    def show_warning(self, text: str) -> None:
        """Show a warning instead of the one before."""
        self.clear()
        self.banner = Banner(text, Tone.DANGER, dismissible=True)
        self.addWidget(self.banner)

    def clear(self) -> None:
        """Put the warning away."""
        if self.banner is not None:
            self.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
