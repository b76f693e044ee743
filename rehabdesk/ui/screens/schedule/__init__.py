"""Jadwal: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.schedule.screen import SchedulePage

    return SchedulePage(context)


SCHEDULE = Screen(key="schedule", title="Jadwal", icon="schedule", keys="Alt+5", make=make)
