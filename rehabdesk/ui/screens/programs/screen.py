"""Program."""

from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage


class ProgramsPage(ScreenPage):
    """Program."""

    key = "programs"

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Program")
