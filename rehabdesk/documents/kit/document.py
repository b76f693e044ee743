"""What a printed document is: a name, what it is about, how it is drawn."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Dossier = TypeVar("Dossier")


class Document(Struct, Generic[Dossier], frozen=True, kw_only=True):
    """A kind of paper; ``draw`` makes one PDF of all dossiers, the same bytes for the same facts.

    ``key`` names it in commands, ``title`` on the screen (Indonesian). What it looks like is tried
    with dossiers of ``services/paper_samples.py``.
    """

    key: str
    title: str
    dossier: type[Dossier]
    draw: Callable[[Sequence[Dossier]], bytes]
