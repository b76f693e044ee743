"""Impor: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.imports.screen import ImportsPage

    return ImportsPage(context)


IMPORTS = Screen(
    key="imports", title="Impor", icon="import", keys="Alt+8", make=make, right=Right.IMPORT
)
