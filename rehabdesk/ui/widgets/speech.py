"""What a screen reader says: names by construction, and messages spoken at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def name_widget(widget: QWidget, name: str, description: str = "") -> None:
    """Name a widget and whatever inside it takes the focus."""
    plain = name.replace("&", "")
    widget.setAccessibleName(plain)
    widget.setAccessibleDescription(description)
    proxy = widget.focusProxy()
    if proxy is not None:
        proxy.setAccessibleName(plain)
        proxy.setAccessibleDescription(description)
    for child in widget.findChildren(QWidget):
        if child.focusPolicy() is not Qt.FocusPolicy.NoFocus and not child.accessibleName():
            child.setAccessibleName(plain)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text now; does nothing when none is running."""
    if not text:
        return
    # Making these classes takes long, and nobody speaks before the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
