"""What a deed gives back: what was made, and the change, for undo."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from rehabdesk.storage import Change

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A deed that is done and durable; ``change`` can be taken back by ``Store.undo``."""

    record: T
    change: Change
