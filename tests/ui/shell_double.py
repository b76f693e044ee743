"""A shell without a window, which remembers what the screens asked of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from rehabdesk.ui.context import GoingOut


@dataclass
class RecordingShell:
    """Stands where the main window stands and writes down what it is told."""

    window: QWidget
    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    went: list[tuple[str, object]] = field(default_factory=list)
    pdfs: list[tuple[bytes, str, str]] = field(default_factory=list)
    undo: Callable[[], None] | None = None
    tours: int = 0
    left: list[Callable[[], str]] = field(default_factory=list)
    going: GoingOut | None = None

    def window_widget(self) -> QWidget:
        """The parent of dialogs."""
        return self.window

    def go(self, screen: str, target: object = None) -> None:
        """Remember where to."""
        self.went.append((screen, target))

    def say(self, text: str, action: str = "", deed: Callable[[], None] | None = None) -> None:
        """Remember what was said, and the way back."""
        self.said.append(text)
        self.undo = deed

    def warn(self, text: str) -> None:
        """Remember the warning."""
        self.warned.append(text)

    def show_pdf(
        self, pdf: bytes, title: str, file_name: str, going: GoingOut | None = None
    ) -> None:
        """Remember the document."""
        self.pdfs.append((pdf, title, file_name))
        self.going = going

    def try_tour(self) -> None:
        """Count how often the tour was asked for."""
        self.tours += 1

    def leave(self, then: Callable[[], str]) -> None:
        """Remember what is to be done with the closed office."""
        self.left.append(then)
