"""What every screen is given: the store to look in, and how to carry out a deed and tell of it."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.services.done import Done
from rehabdesk.services.troubles import answer_sentence
from rehabdesk.services.undoing import take_back, undo_words
from rehabdesk.storage import Change, Store
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.widgets.folder import OPEN_FOLDER, open_folder
from rehabdesk.ui.widgets.form import Form

T = TypeVar("T")
_UNDO_STEPS = 50


class GoingOut(Protocol):
    """A paper in the window that shows papers; only printing and saving let it go out."""

    def shown(self) -> bytes:
        """How it would go out now."""
        ...

    def leave(self, pages: Collection[int]) -> bytes:
        """Let these pages, from 0, go out: the whole file as it goes."""
        ...

    def stay(self) -> None:
        """What was to go out last did not."""
        ...


class Shell(Protocol):
    """What the window around the screens can do for them."""

    def window_widget(self) -> QWidget:
        """The window, as the parent of dialogs."""
        ...

    def go(self, screen: str, target: object = None) -> None:
        """Show a screen, and on it what was asked for."""
        ...

    def say(self, text: str, action: str = "", deed: Callable[[], None] | None = None) -> None:
        """Show a short message that goes away by itself."""
        ...

    def warn(self, text: str) -> None:
        """Show a message that stays until it is read."""
        ...

    def show_pdf(
        self, pdf: bytes, title: str, file_name: str, going: GoingOut | None = None
    ) -> None:
        """Show a finished document to be printed or saved."""
        ...

    def try_tour(self) -> None:
        """Leave the office for the demonstration, and begin the tour of ten minutes there."""
        ...

    def leave(self, then: Callable[[], str]) -> None:
        """Close the office, do something with its closed file, and say at the start what came."""
        ...


class Context(QObject):
    """The open office for the screens."""

    tables_changed = Signal(object)
    day_changed = Signal()
    undo_changed = Signal()

    def __init__(self, store: Store, shell: Shell, preferences: Preferences) -> None:
        super().__init__()
        self.store = store
        self.shell = shell
        self.preferences = preferences
        self._undo: list[tuple[Change, str]] = []
        for office in store.offices.all():
            preferences.sit_down(office.id, store.desk.user)
        store.listeners.append(self._heard)

    def today(self) -> date:
        """The day that the office works on: a demonstration stands on a day of its own."""
        return self.store.today()

    def now(self) -> datetime:
        """This moment, on the day that the office works on."""
        return datetime.combine(self.today(), self.store.moment().timetz())

    def carry_out(
        self, deed: Callable[[], T], refused: Callable[[Undone], object] | None = None
    ) -> T | None:
        """Carry out a deed; why it was not done is said in words, or told to ``refused``."""
        return carry_out(deed, refused or self.refuse)

    def perform(self, deed: Callable[[], Done[T]], text: str = "") -> Done[T] | None:
        """Carry out a deed; a refusal is said in words, a success with the way back."""
        done = self.carry_out(deed)
        if done is not None:
            self.tell(done.change, text)
        return done

    def attempt(self, form: Form, deed: Callable[[], Done[Any]], text: str = "") -> str | None:
        """Carry out a dialog's deed: nothing if it is done, else the sentence that says why not.

        The sentence also stands beside the field it belongs to, where the form has it.
        """
        said: list[str] = []
        done = self.carry_out(deed, lambda answer: said.append(words_beside(form, answer)))
        if done is not None:
            self.tell(done.change, text)
        return said[0] if said else None

    def say_saved(self, text: str, written: Path) -> None:
        """Say that a file was written, and offer to show where."""
        self.shell.say(text, OPEN_FOLDER, lambda: open_folder(written))

    def tell(self, change: Change, text: str = "") -> None:
        """Say that something is done and offer to take it back; ``text`` "-" says nothing."""
        if change.touched:
            # Said as it is now: later the person may have another name.
            words = undo_words(self.store, change)
            self._undo = [*self._undo, (change, words)][-_UNDO_STEPS:]
            self.undo_changed.emit()
        if text == "-":
            return
        words = text or change.label
        if change.touched:
            self.shell.say(words, "Urungkan", lambda: self.undo(change))
        else:
            self.shell.say(words)

    def undo(self, change: Change | None = None) -> None:
        """Take back a change, or the latest one (Ctrl+Z)."""
        if change is None:
            change = self._undo[-1][0] if self._undo else None
        if change is None:
            self.shell.say("Tidak ada yang dapat diurungkan.")
            return
        answers: list[Undone] = []
        if self.carry_out(lambda: take_back(self.store, change), answers.append) is not None:
            self.shell.say(f"Diurungkan: {self._words_of(change)}")
        for answer in answers:
            self.refuse(answer)
            # What the computer could not do now can be tried again.
            if not isinstance(answer, Refusal):
                return
        self._undo = [one for one in self._undo if one[0] is not change]
        self.undo_changed.emit()

    def undo_label(self) -> str:
        """What Ctrl+Z would take back, or nothing."""
        return self._undo[-1][1] if self._undo else ""

    def undo_steps(self) -> tuple[tuple[Change, str], ...]:
        """What can be undone since the office was opened, on whatever page, the latest first."""
        return tuple(reversed(self._undo))

    def _words_of(self, change: Change) -> str:
        known = (words for one, words in self._undo if one is change)
        return next(known, change.label)

    def refuse(self, error: Exception) -> None:
        """Say a refusal or trouble that came from work in the background; else raise it."""
        if not isinstance(error, Undone):
            raise error
        self.shell.warn(answer_sentence(error))

    def close(self) -> None:
        """Stop listening to the store, and stop recording which tables are read."""
        self.store.noted = None
        self.store.listeners.remove(self._heard)

    def _heard(self, tables: frozenset[str]) -> None:
        self.tables_changed.emit(tables)
        if "office" in tables:
            self.day_changed.emit()


def words_beside(form: Form, answer: Undone) -> str:
    """Why a deed was not done, written also under the field it belongs to, if there is one."""
    words = answer_sentence(answer)
    if isinstance(answer, Refusal) and answer.field and form.has_field(answer.field):
        form.show_error(answer.field, words)
    return words
