"""Properties the style sheet looks at, and telling Qt to look again."""

from PySide6.QtWidgets import QWidget


def set_state(widget: QWidget, state: str) -> None:
    """Give a widget the property ``state`` ("", "warning", "danger") and restyle it."""
    set_style(widget, "state", state)


def set_style(widget: QWidget, name: str, value: str) -> None:
    """Set one property of the style sheet and restyle the widget when it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
