"""Beranda."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage


class HomePage(ScreenPage):
    """Beranda."""

    key = "home"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Beranda")
