"""The heading every screen has, and the place under it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.elided import Elided


class Page(QWidget):
    """Title and subtitle at the left, buttons at the right, banners, then the content.

    Put content into ``body`` (a vertical layout) or with ``add``.
    """

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        actions: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = Elided(title, "title", parent=self)
        self._subtitle = Elided(subtitle, "muted", parent=self)
        self._subtitle.setVisible(bool(subtitle))
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(Space.MEDIUM)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.WIDE)
        self.head.addLayout(words, 1)
        self.head.addLayout(self._actions)
        self.notices = QVBoxLayout()
        self.notices.setSpacing(Space.MEDIUM)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.LARGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(self.head)
        whole.addLayout(self.notices)
        whole.addLayout(self.body, 1)
        for action in actions:
            self.add_action_widget(action)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under what is there."""
        self.body.addWidget(widget, stretch)

    def add_action_widget(self, widget: QWidget) -> None:
        """Put a button at the right of the heading."""
        self._actions.addWidget(widget)

    def add_notice(self, banner: QWidget) -> None:
        """Put a banner between heading and content."""
        self.notices.addWidget(banner)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the heading."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)
