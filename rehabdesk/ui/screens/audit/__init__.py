"""Jejak audit: see ``screen.py``; its page is imported when it is first shown."""

from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage


def make(context: Context) -> ScreenPage:
    """Make the page."""
    from rehabdesk.ui.screens.audit.screen import AuditPage

    return AuditPage(context)


AUDIT = Screen(
    key="audit",
    title="Jejak audit",
    icon="history",
    keys="Alt+Shift+J",
    make=make,
    right=Right.READ_AUDIT,
)
