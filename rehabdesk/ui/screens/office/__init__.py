"""Kantor: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.office.screen import OfficePage

    return OfficePage(context)


OFFICE = Screen(
    key="office", title="Kantor", icon="office", keys="Alt+9", make=make, right=Right.SET_UP_OFFICE
)
