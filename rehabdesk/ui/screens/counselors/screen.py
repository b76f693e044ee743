"""Konselor."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage


class CounselorsPage(ScreenPage):
    """Konselor."""

    key = "counselors"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Konselor")
