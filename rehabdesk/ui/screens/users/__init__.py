"""Pengguna: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.users.screen import UsersPage

    return UsersPage(context)


USERS = Screen(key="users", title="Pengguna", icon="lock", keys="Alt+Shift+P", make=make)
