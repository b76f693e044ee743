"""The dialog that a page has opened, for tests that act in it."""

from typing import Any

from rehabdesk.ui.widgets.dialog import FormDialog


def dialog_of(page: Any, qtbot: Any, kind: Any = FormDialog) -> Any:
    """Wait until a dialog of a kind is open and active over the page's window."""

    def there():
        found = page.context.shell.window.findChildren(kind)
        return [one for one in found if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    dialog = there()[-1]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def field_of(dialog: Any, name: str) -> Any:
    """The field that stands in a dialog under this name."""
    return dialog.form.field_row(name).field
