"""Kehadiran: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.attendance.screen import AttendancePage

    return AttendancePage(context)


ATTENDANCE = Screen(key="attendance", title="Kehadiran", icon="attendance", keys="Alt+6", make=make)
