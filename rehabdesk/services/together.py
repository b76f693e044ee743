"""One deed on many records as one change, with whoever could not be included told by name."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.done import Done
from rehabdesk.storage import Change, Store


class DoneTogether(Struct, frozen=True, kw_only=True):
    """The ids that the deed was done for, those refused with why, and the one change."""

    done: tuple[str, ...]
    refused: tuple[tuple[str, Refusal], ...]
    change: Change


def for_each(
    store: Store, ids: Iterable[str], deed: Callable[[str], Done[Any]], label: str
) -> DoneTogether:
    """Do a deed for each id; a refusal leaves that one out, a trouble of the computer all.

    Every deed given must refuse before it writes, as all deeds of this package do.
    """
    done: list[str] = []
    refused: list[tuple[str, Refusal]] = []
    with store.change(label) as change:
        for fromkey in dict.fromkeys(ids):
            try:
                deed(fromkey)
            except Refusal as refusal:
                refused.append((fromkey, refusal))
            else:
                done.append(fromkey)
    return DoneTogether(done=tuple(done), refused=tuple(refused), change=change)
