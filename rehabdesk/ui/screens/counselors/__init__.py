"""Konselor: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.counselors.screen import CounselorsPage

    return CounselorsPage(context)


COUNSELORS = Screen(key="counselors", title="Konselor", icon="counselor", keys="Alt+3", make=make)
