"""Program: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.programs.screen import ProgramsPage

    return ProgramsPage(context)


PROGRAMS = Screen(key="programs", title="Program", icon="program", keys="Alt+4", make=make)
