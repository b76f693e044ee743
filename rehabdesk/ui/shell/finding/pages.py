"""Pages, their parts, the fields of settings, and every deed: of the open page and of others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from rehabdesk.domain.finding import Asked, told
from rehabdesk.domain.rights import Right
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.catalogue import SCREENS
from rehabdesk.ui.screens.kit.command import Command, press
from rehabdesk.ui.screens.kit.screen import PagePart, ScreenPage
from rehabdesk.ui.shell.finding.found import Findable, Found, fitting
from rehabdesk.ui.shell.finding.index import Index, IndexedDeed, read_index
from rehabdesk.ui.widgets.command_model import CommandItem

_PAGE, _HERE, _DEED, _PART, _FIELD = 0, 4, 8, 2, 16
_WINDOW, _NOT_NOW, _ON_MANY_PAGES, _OF_SETTINGS = 4, 3, 12, 14
_BY_ITS_KEYS = -50


class WindowDeed(Struct, frozen=True):
    """Something that the window itself can do, on every page."""

    title: str
    keys: str
    icon: str
    run: Callable[[], object]
    others: str = ""
    """Other words that find it."""
    foot: str = ""
    """What it is called in the foot of the sidebar; empty where it has no button there."""
    pressed: tuple[str, ...] = ()
    """The key sequences, where ``keys`` is not the only one."""


class PagesFinder:
    """What does not depend on the office's records; read anew each time the list opens."""

    def __init__(
        self,
        context: Context,
        current: Callable[[], ScreenPage],
        page: Callable[[str], ScreenPage],
        window_deeds: Iterable[WindowDeed],
    ) -> None:
        self._context = context
        self._current = current
        self._page = page
        self._window_deeds = tuple(window_deeds)
        self._index: Index | None = None
        self._lines: tuple[Findable, ...] = ()
        self._words: frozenset[str] = frozenset()
        self._titles = {one.key: one.title for one in SCREENS}
        self._icons = {one.key: one.icon for one in SCREENS}

    def start(self) -> None:
        """Read what can be done now, as far as whoever sits here may."""
        if self._index is None:
            self._index = read_index()
        self._lines = tuple(self._read(self._index))
        self._words = frozenset(
            word for one in self._lines for word in (*one.told.title, *one.told.others)
        )

    def find(self, asked: Asked, keys: str = "") -> list[Found]:
        """Whatever fits these words, or is carried out by these keys."""
        pressed = [
            Found(item=one.item, nearness=_BY_ITS_KEYS + one.behind)
            for one in self._lines
            if keys and keys.casefold() == one.item.keys.casefold()
        ]
        return pressed + fitting(self._lines, asked)

    def here(self) -> list[CommandItem]:
        """What can be done on the open page now, then every page, for a list without a search."""
        page = self._current()
        deeds = [self._here(page, one) for one in page.allowed_commands() if not one.why_not()]
        return [*(one.item for one in deeds), *(one.item for one in self._screens())]

    def words(self) -> frozenset[str]:
        """Every word that leads to something here."""
        return self._words

    def _read(self, index: Index) -> Iterator[Findable]:
        yield from self._screens()
        page = self._current()
        here = [self._here(page, one) for one in page.allowed_commands()]
        yield from here
        titles = {one.item.title for one in here}
        screens = Counter(one.words for one in index.deeds)
        parts = {(one.screen, one.key): one.title for one in index.parts}
        for deed in index.deeds:
            told_here = deed.screen == page.key and deed.words in titles
            if self._may_open(deed.screen, deed.right) and not told_here:
                part = parts.get((deed.screen, deed.part), "")
                yield self._elsewhere(deed, part, several=screens[deed.words] > 1)
        yield from self._places(index)
        yield from self._of_window()

    def _places(self, index: Index) -> Iterator[Findable]:
        """Parts of pages, and the fields in them."""
        parts = {(one.screen, one.key): one for one in index.parts}
        for part in index.parts:
            if self._may_open(part.screen):
                target = PagePart(key=part.key)
                yield self._line(part.title, part.screen, part.icon, target, _PART, part.caption)
        for field in index.fields:
            part = parts[field.screen, field.part]
            if self._may_open(field.screen):
                target = PagePart(key=field.part, field=field.name)
                yield self._line(field.label, field.screen, part.icon, target, _FIELD, part.title)

    def _of_window(self) -> Iterator[Findable]:
        for deed in self._window_deeds:
            item = CommandItem(
                title=deed.title,
                subtitle="RehabDesk",
                icon_name=deed.icon,
                keys=deed.keys,
                payload=deed.run,
                key=f"window:{deed.title}",
            )
            yield Findable(item, told(deed.title, deed.others), _WINDOW)

    def _screens(self) -> Iterator[Findable]:
        for screen in SCREENS:
            if allowed(self._context.store, screen.right):
                item = CommandItem(
                    title=screen.title,
                    subtitle="Halaman",
                    icon_name=screen.icon,
                    keys=screen.keys,
                    payload=partial(self._context.shell.go, screen.key),
                    key=f"page:{screen.key}",
                )
                yield Findable(item, told(screen.title, "halaman"), _PAGE)

    def _here(self, page: ScreenPage, command: Command) -> Findable:
        why = command.why_not()
        item = CommandItem(
            title=command.words,
            subtitle=why or self._titles[page.key],
            icon_name=command.icon or self._icons[page.key],
            keys=command.keys,
            payload=partial(self._press, page.key, command.words),
            key=f"deed:{page.key}:{command.words}",
        )
        behind = _HERE + (_NOT_NOW if why else 0)
        return Findable(item, told(command.words, self._titles[page.key]), behind)

    def _elsewhere(self, deed: IndexedDeed, part: str, *, several: bool) -> Findable:
        item = CommandItem(
            title=deed.words,
            subtitle=" · ".join(w for w in (self._titles[deed.screen], part) if w),
            icon_name=deed.icon or self._icons[deed.screen],
            keys=deed.keys,
            payload=partial(
                self._press, deed.screen, deed.words, deed.part, on_chosen=deed.on_chosen
            ),
            key=f"deed:{deed.screen}:{deed.words}",
        )
        behind = _DEED + (_ON_MANY_PAGES if several else 0)
        behind += _OF_SETTINGS if deed.screen == "office" else 0
        return Findable(item, told(deed.words, self._titles[deed.screen], part), behind)

    def _line(
        self, title: str, screen: str, icon: str, target: PagePart, behind: int, *others: str
    ) -> Findable:
        named = self._titles[screen]
        inside = others if target.field else ()
        item = CommandItem(
            title=title,
            subtitle=" · ".join((named, *inside)),
            icon_name=icon or self._icons[screen],
            payload=partial(self._context.shell.go, screen, target),
            key=f"part:{screen}:{target.key}:{target.field}",
        )
        return Findable(item, told(title, named, *others), behind)

    def _may_open(self, screen: str, right: Right = Right.LOOK) -> bool:
        store = self._context.store
        shown = any(one.key == screen and allowed(store, one.right) for one in SCREENS)
        return shown and allowed(store, right)

    def _press(self, screen: str, words: str, part: str = "", *, on_chosen: bool = False) -> None:
        """Go to a page and do it there, or say what it needs first.

        Nothing is done to what merely happens to be chosen on a page that nobody looked at.
        """
        page = self._current()
        if page.key != screen:
            self._context.shell.go(screen)
            page = self._page(screen)
        if part:
            page.show_target(PagePart(key=part))
        found = next((one for one in page.allowed_commands() if one.words == words), None)
        if found is None or on_chosen:
            where = self._titles[screen]
            self._context.shell.say(f"Pilih dahulu yang dimaksud di {where}, lalu: {words}.")
            return
        press(self._context, found)
