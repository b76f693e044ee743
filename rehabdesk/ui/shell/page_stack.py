"""The pages of an open office, each made when it is first shown."""

from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.screen import Screen, ScreenPage
from rehabdesk.ui.shell.page_area import AreaStack


class PageStack(AreaStack):
    """The pages of the screens that whoever is logged in may open; one of them is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[str, ScreenPage] = {}
        self.screens: dict[str, Screen] = {
            screen.key: screen for screen in SCREENS if allowed(context.store, screen.right)
        }

    def page(self, screen: str) -> ScreenPage:
        """The page of a screen, made when it is first asked for; KeyError for one not theirs."""
        if screen not in self._pages:
            noted = self._context.store.noted
            page = self.screens[screen].make(self._context)
            self._context.store.noted = noted
            self._pages[screen] = page
            self.addWidget(page)
        return self._pages[screen]

    def shown(self) -> ScreenPage | None:
        """The page in sight; nothing before the first one was shown."""
        page = self.currentWidget()
        return page if isinstance(page, ScreenPage) else None

    def look_again(self) -> None:
        """Let the page in sight look again at what it shows."""
        if page := self.shown():
            page.look_again()

    def unsaved(self) -> ScreenPage | None:
        """A page that would lose what was typed, or nothing."""
        return next((page for page in self._pages.values() if page.unsaved()), None)

    def forget(self) -> None:
        """Let every page be made anew when it is next asked for."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
