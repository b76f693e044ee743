"""What a form asks of every field."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance


@runtime_checkable
class Field(Protocol):
    """A widget with one value; ``changed`` tells of every other value."""

    @property
    def changed(self) -> SignalInstance:
        """Give the signal that tells of a new value."""
        ...

    def value(self) -> Any:
        """Give the value as the program uses it; never raises."""
        ...

    def is_empty(self) -> bool:
        """Tell whether nothing has been filled in."""
        ...

    def error(self) -> str:
        """Say in one sentence what is wrong with the input, or nothing."""
        ...
