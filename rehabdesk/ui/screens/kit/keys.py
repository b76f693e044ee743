"""Keys of a page: each calls a deed while the cursor is anywhere in the page."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.screen import Command

Key = tuple[str, Callable[[], object], Right]


def add_keys(page: QWidget, context: Context, keys: Iterable[Key]) -> None:
    """Let keys do something, as far as whoever sits at the desk may do it."""
    for sequence, deed, right in keys:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)
        only_with(context, right, shortcut)


def add_command_keys(page: QWidget, context: Context, commands: Iterable[Command]) -> None:
    """The keys of commands; Enter belongs to what has the cursor."""
    add_keys(
        page,
        context,
        ((one.keys, one.run, one.right) for one in commands if one.keys not in {"", "Enter"}),
    )
