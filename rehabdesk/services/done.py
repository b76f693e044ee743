"""What a deed gives back: what was made, and the change, for undo."""

from typing import Generic, TypeVar

from msgspec import Struct

from rehabdesk.storage import Change

T = TypeVar("T")


class Done(Struct, Generic[T], frozen=True):
    """A deed that is done and durable; ``change`` can be taken back by ``Store.undo``."""

    record: T
    change: Change
