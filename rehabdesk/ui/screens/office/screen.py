"""Kantor."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage


class OfficePage(ScreenPage):
    """Kantor."""

    key = "office"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Kantor")
