"""Residen: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.residents.screen import ResidentsPage

    return ResidentsPage(context)


RESIDENTS = Screen(key="residents", title="Residen", icon="residents", keys="Alt+2", make=make)
