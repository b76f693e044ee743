"""Beranda: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.home.screen import HomePage

    return HomePage(context)


HOME = Screen(key="home", title="Beranda", icon="home", keys="Alt+1", make=make)
