"""Light and dark for the running program."""

from PySide6.QtWidgets import QApplication

from rehabdesk.ui.theme.apply import apply_theme


def set_theme(*, dark: bool) -> None:
    """Dress the running program."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, dark=dark)
