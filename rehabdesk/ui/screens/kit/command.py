"""What can be done on a page, told once: buttons, menus, keys, Ctrl+K and F1 are made from it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.permitting import only_with, permits
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.text import button

_ENTER = "Enter"
"""Belongs to whatever has the cursor, so that no page takes it."""
Chosen = TypeVar("Chosen")


def _fits(*_chosen: object) -> str:
    return ""


class Command(Struct, frozen=True):
    """One thing that can be done on a page."""

    text: str
    """As a menu shows it, with the letter to press; "…" at the end where it asks first."""
    run: Callable[[], object]
    icon: str = ""
    right: Right = Right.LOOK
    why_not: Callable[[], str] = _fits
    """Why it cannot be done as things stand, as a sentence; empty where it can."""
    keys: str = ""
    """As F1 shows them."""
    pressed: tuple[str, ...] | None = None
    """The key sequences, where ``keys`` is not the one."""
    only_where_it_fits: bool = False
    """Not shown at all where it cannot be done; else it is shown, is off, and says why."""

    @property
    def words(self) -> str:
        """What it is called in a sentence, a list or a tip."""
        return self.text.replace("&", "").removesuffix("…")

    @property
    def sequences(self) -> tuple[str, ...]:
        """The key sequences that carry it out."""
        if self.pressed is not None:
            return self.pressed
        return (self.keys,) if self.keys not in {"", _ENTER} else ()


class ChosenCommands(Struct, Generic[Chosen], frozen=True):
    """Makes the commands on what is chosen on a page; with nothing chosen each says so."""

    chosen: Callable[[], Chosen | None]
    nothing: str
    """What is said where nothing is chosen."""
    right: Right
    """Of the commands that name no other."""

    def make(
        self,
        text: str,
        run: Callable[[Chosen], object],
        icon: str = "",
        why_not: Callable[[Chosen], str] = _fits,
        *,
        right: Right | None = None,
        keys: str = "",
        only_where_it_fits: bool = False,
    ) -> Command:
        """One of them; ``run`` and ``why_not`` are handed what is chosen at that time."""

        def run_on_chosen() -> None:
            if found := self.chosen():
                run(found)

        def why() -> str:
            found = self.chosen()
            return why_not(found) if found else self.nothing

        return Command(
            text,
            run_on_chosen,
            icon,
            right or self.right,
            why,
            keys,
            only_where_it_fits=only_where_it_fits,
        )


Entries = Sequence[Command | None]
"""What a menu shows; None is a line between."""


def commands_in(entries: Entries) -> tuple[Command, ...]:
    """The commands of a menu."""
    return tuple(one for one in entries if one is not None)


def press(context: Context, command: Command) -> None:
    """Carry a command out; where it may not or cannot be done, it is said why."""
    if not permits(context, command.right):
        return
    if why := command.why_not():
        context.shell.say(why)
    else:
        command.run()


def add_keys(
    page: QWidget, context: Context, commands: Iterable[Command], *, beside: bool = False
) -> None:
    """Let keys carry commands out while the cursor is in the page, or ``beside`` it, too."""
    for command in commands:
        for sequence in command.sequences:
            shortcut = QShortcut(QKeySequence(sequence), page)
            if not beside:
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(press, context, command))
            only_with(context, command.right, shortcut)


def fill_menu(menu: QMenu, context: Context, entries: Entries) -> None:
    """Put commands into a menu as they stand now."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        why = entry.why_not()
        if why and entry.only_where_it_fits:
            continue
        action = menu.addAction(f"{entry.text}\t{entry.keys}" if entry.keys else entry.text)
        if entry.icon:
            action.setIcon(icon(entry.icon))
        action.setEnabled(not why)
        action.setToolTip(as_tip(why))
        on(action.triggered, partial(press, context, entry))
        only_with(context, entry.right, action)


def pop_up(parent: QWidget, context: Context, entries: Entries, place: QPoint) -> None:
    """Show commands in a menu at a place on the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_menu(menu, context, entries)
    menu.popup(place)


class CommandButtons:
    """The buttons of a page's commands; ``offer`` is called whenever the page has changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._made: list[tuple[QAbstractButton, Command]] = []

    def add(self, command: Command, text: str = "", kind: str = "plain") -> QPushButton:
        """Make the button of a command; ``text`` where it is shorter beside what it is about."""
        made = button(text or command.text, kind, command.icon)
        self.take(made, command)
        return made

    def take(self, made: QAbstractButton, command: Command) -> None:
        """Let a button of another look carry a command out."""
        on(made.clicked, partial(press, self._context, command))
        self._made.append((made, command))
        made.setToolTip(as_tip(_tip(command)))
        only_with(self._context, command.right, made)

    def offer(self) -> None:
        """Let each button be as its command stands now."""
        for made, command in self._made:
            why = command.why_not()
            made.setEnabled(not why)
            made.setToolTip(as_tip(why or _tip(command)))
            if command.only_where_it_fits:
                made.setVisible(not why)


def _tip(command: Command) -> str:
    return f"{command.words} ({command.keys})" if command.keys else command.words
