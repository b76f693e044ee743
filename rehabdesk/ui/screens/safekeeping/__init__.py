"""Cadangan: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.safekeeping.screen import SafekeepingPage

    return SafekeepingPage(context)


SAFEKEEPING = Screen(key="safekeeping", title="Cadangan", icon="backup", keys="Alt+0", make=make)
