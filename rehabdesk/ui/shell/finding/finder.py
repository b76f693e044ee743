"""Ctrl+K: everything from one field, what one means first."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMainWindow

from rehabdesk.domain.finding import Asked, Way, told
from rehabdesk.domain.rights import Right
from rehabdesk.services.next_step import sessions_to_type_in
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.shell.finding.days import DaysFinder
from rehabdesk.ui.shell.finding.found import Findable, Found, Request, fitting, request_of
from rehabdesk.ui.shell.finding.numbers import NumbersFinder
from rehabdesk.ui.shell.finding.pages import PagesFinder, WindowDeed
from rehabdesk.ui.shell.finding.people import PeopleFinder
from rehabdesk.ui.shell.finding.program import ProgramFinder
from rehabdesk.ui.shell.finding.settings import SettingsFinder
from rehabdesk.ui.widgets.command_list import CommandList, Deliver
from rehabdesk.ui.widgets.command_model import CommandItem
from rehabdesk.wording.asked_words import FILLERS, SYNONYMS

_MOST_RECENT, _MOST_UNDONE = 5, 5
_MOST_SHOWN = 40
_PRINT_TODAY = "Cetak daftar hadir hari ini"
_MOST_AT_FIRST = 60
_LEAST_ALIKE = 78
_SAID = FILLERS.union(word for said in SYNONYMS for word in said)
"""Words that mean something other than a name."""
_LEAST_LETTERS = 5


class Finder:
    """The command list of the main window, asked anew at each letter.

    What was chosen is remembered while the office is open, and nowhere else.
    """

    def __init__(
        self,
        window: QMainWindow,
        context: Context,
        current: Callable[[], ScreenPage],
        page: Callable[[str], ScreenPage],
        window_deeds: Iterable[WindowDeed] = (),
    ) -> None:
        self.context = context
        self.pages = PagesFinder(context, current, page, window_deeds)
        self.program = ProgramFinder(context)
        self.settings = SettingsFinder(context)
        self.days = DaysFinder(context)
        self.numbers = NumbersFinder(context)
        self.people = PeopleFinder(context)
        self._recent: list[CommandItem] = []
        self.list = CommandList(window, self._answer)
        self.list.chosen.connect(self._choose)

    def open(self) -> None:
        """Show the list with what was used last and what the day needs."""
        for finder in (self.pages, self.program, self.settings, self.days):
            finder.start()
        self.list.open_list()

    def found(self, text: str) -> list[CommandItem]:
        """What fits a text, the nearest first; without a text what is needed now."""
        if not text.strip():
            return self._at_first()
        request = request_of(text, self.context.today())
        found = self._all(request)
        if not found:
            found = self._otherwise(request)
        found.sort(key=lambda one: one.nearness)
        return _distinct(one.item for one in found)[:_MOST_SHOWN]

    def _all(self, request: Request) -> list[Found]:
        return [
            *fitting(self._undoing(), request.asked),
            *self.pages.find(request.asked, request.text),
            *self.program.find(request.asked),
            *self.settings.find(request.asked),
            *self.days.find(request),
            *self.numbers.find(request),
            *self.people.find(request, self.pages.words() | _SAID),
        ]

    def _otherwise(self, request: Request) -> list[Found]:
        """Where nothing has every word: names and words with a slip, else what has most words."""
        mended = self._mended(request.asked)
        found = self.pages.find(mended) if mended != request.asked else []
        found += [*self.people.misspelt(request), *self.days.find_days(request)]
        if found:
            return found
        known = self.pages.words()
        kept = [
            each
            for each in zip(request.asked.words, request.asked.ways, strict=False)
            if any(word.startswith(each[0]) for word in known)
        ]
        if not kept or len(request.asked.ways) != len(request.asked.words):
            return []
        words, ways = zip(*kept, strict=True)
        return self.pages.find(Asked(words=words, ways=ways))

    def _mended(self, asked: Asked) -> Asked:
        """The words with those that no page has put right, where one is nearly the same."""
        from rapidfuzz import fuzz, process

        known = [one for one in self.pages.words() if len(one) >= _LEAST_LETTERS]
        words: list[str] = []
        for word in (each for ways in asked.ways for each in ways[0].phrase):
            near = None
            if len(word) >= _LEAST_LETTERS and word not in known:
                near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
            words.append(str(near[0]) if near else word)
        return Asked(words=tuple(words), ways=tuple((Way((one,)),) for one in words))

    def _at_first(self) -> list[CommandItem]:
        recent = [one for one in self._recent if self._is_there(one)]
        undoing = [one.item for one in self._undoing()]
        lines = [*recent[:_MOST_RECENT], *self._of_the_day(), *undoing, *self.pages.here()]
        return _distinct(lines)[:_MOST_AT_FIRST]

    def _undoing(self) -> list[Findable]:
        """What can be undone, the latest first; it may have been done on another page."""
        steps = self.context.undo_steps()[:_MOST_UNDONE]
        return [
            Findable(
                CommandItem(
                    title=f"Urungkan: {words}",
                    subtitle="Dilakukan sebelumnya" if at else "Yang terakhir dilakukan",
                    icon_name="undo",
                    keys="" if at else "Ctrl+Z",
                    payload=partial(self.context.undo, change),
                ),
                told(f"urungkan {words}"),
                at,
            )
            for at, (change, words) in enumerate(steps)
        ]

    def _of_the_day(self) -> list[CommandItem]:
        """What the day needs: sheets to print, and those that wait to be typed in."""
        store, today = self.context.store, self.context.today()
        printing = self.days.to_print(today)
        # The first page has a command of its own for it.
        own = any(one.title == _PRINT_TODAY for one in self.pages.here())
        lines = [printing] if printing is not None and not own else []
        if allowed(store, Right.MARK) and (waiting := len(sessions_to_type_in(store, today))):
            lines.append(
                CommandItem(
                    title=f"{waiting} daftar hadir belum diisi",
                    subtitle="Kehadiran",
                    icon_name="attendance",
                    payload=lambda: self.context.shell.go("attendance"),
                    key="waiting",
                )
            )
        return lines

    def _is_there(self, item: CommandItem) -> bool:
        """Whether somebody who was opened is still there and may be seen."""
        kind, _, key = item.key.partition(":")
        return kind != "resident" or self.context.store.residents.get(key) is not None

    def _answer(self, text: str, deliver: Deliver) -> None:
        deliver(self.found(text))

    def _choose(self, item: object) -> None:
        if not isinstance(item, CommandItem) or not callable(item.payload):
            return
        if item.key:
            others = [one for one in self._recent if one.key != item.key]
            self._recent = [item, *others][:_MOST_RECENT]
        item.payload()


def _distinct(items: Iterable[CommandItem]) -> list[CommandItem]:
    """Each line once: the nearest of those that lead to the same place."""
    found: dict[str, CommandItem] = {}
    for item in items:
        found.setdefault(item.key or f"{item.title}:{item.subtitle}", item)
    return list(found.values())
