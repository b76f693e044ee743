"""What a screen is: how it is listed, and the page that it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.exporting import offer_exports
from rehabdesk.ui.widgets.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """Something a screen can do: drawn in the command list and on F1, run by its keys."""

    text: str
    run: Callable[[], None]
    icon: str = ""
    keys: str = ""
    right: Right = Right.LOOK
    """What somebody must be allowed to find it in the command list and to use its keys."""


class ScreenPage(Page):
    """The page of one screen; it looks again when a table that it shows was changed.

    A page that is not seen waits with that until it is shown.
    """

    tables: ClassVar[frozenset[str]] = frozenset()
    key: ClassVar[str] = ""

    def __init__(
        self,
        context: Context,
        title: str,
        subtitle: str = "",
        *,
        actions: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, subtitle, actions=actions, parent=parent)
        self.context = context
        self._stale = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        context.tables_changed.connect(self._heard)
        context.day_changed.connect(self.look_again)

    def reload(self) -> None:
        """Look in the store again and show what is there; keep what is chosen and typed."""

    def show_target(self, target: object) -> None:
        """Show what another screen asked for (a record's id, a filter)."""

    def take_focus(self) -> None:
        """Take the keyboard when the screen is opened: its first list, so that arrows work at once.

        A page with a search field gives it that.
        """
        lists = (one for one in self.findChildren(QAbstractItemView) if one.isVisibleTo(self))
        next((one for one in lists if one.isEnabled()), self).setFocus()

    def unsaved(self) -> str:
        """What was typed here and is in no file yet, as a sentence; empty where all is kept."""
        return ""

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return ()

    def allowed_commands(self) -> tuple[Command, ...]:
        """What whoever sits at the desk may do here."""
        return tuple(one for one in self.commands() if allowed(self.context.store, one.right))

    def look_again(self) -> None:
        """Reload now if the page is seen, else when it is shown."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Reload a page that was changed while nobody saw it."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()
        offer_exports(self.context, self)

    def _heard(self, changed: frozenset[str]) -> None:
        if self.tables & changed:
            self.look_again()


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """One line of the sidebar: what it is called and how its page is made."""

    key: str
    title: str
    icon: str
    keys: str
    make: Callable[[Context], ScreenPage]
    right: Right = Right.LOOK
    """What somebody must be allowed to find it in the sidebar."""
