"""Carries deeds out: the only place of the windows that catches what refuses them."""

from collections.abc import Callable
from typing import TypeVar

from rehabdesk.domain.refusals import Undone
from rehabdesk.services.trouble_log import note_trouble
from rehabdesk.services.troubles import answer_sentence

T = TypeVar("T")


def carry_out(deed: Callable[[], T], refused: Callable[[Undone], object]) -> T | None:
    """What a deed gives, or nothing: then ``refused`` is told why it was not done.

    A trouble of the computer is noted for whoever helps; a rule that says no is not.
    """
    try:
        return deed()
    except Undone as answer:
        note_trouble(answer)
        refused(answer)
        return None


def why_not(deed: Callable[[], object]) -> str:
    """Why a deed cannot be done, in a sentence; nothing where it was done."""
    said: list[str] = []
    carry_out(deed, lambda answer: said.append(answer_sentence(answer)))
    return said[0] if said else ""
