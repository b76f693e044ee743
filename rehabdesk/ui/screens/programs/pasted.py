"""Finding the residents of a pasted list of numbers and names."""

import re

from msgspec import Struct

from rehabdesk.domain.matching import normal_name, normal_registration, split_name
from rehabdesk.storage import Store

_CELLS = re.compile(r"\t|;| {3,}")
_COUNTING = re.compile(r"^\s*\d{1,4}[.)\t]\s*")
MOST_LINES = 2000


class Pasted(Struct, frozen=True, kw_only=True):
    """The residents found, and the lines that fit nobody, or more than one person."""

    found: tuple[str, ...]
    unknown: tuple[str, ...]
    doubtful: tuple[str, ...]


def match_pasted(store: Store, text: str) -> Pasted:
    """Match each line by registration number first, then by the whole name.

    A line may be a row of a table: its cells are tried one by one.
    """
    found: dict[str, None] = {}
    unknown: list[str] = []
    doubtful: list[str] = []
    for line in [one for one in text.splitlines() if one.strip()][:MOST_LINES]:
        hits = _hits(store, line)
        if len(hits) == 1:
            found[hits[0]] = None
        else:
            (doubtful if hits else unknown).append(" ".join(line.split()))
    return Pasted(found=tuple(found), unknown=tuple(unknown), doubtful=tuple(doubtful))


def _hits(store: Store, line: str) -> list[str]:
    cells = [one.strip() for one in _CELLS.split(_COUNTING.sub("", line)) if one.strip()]
    for cell in cells:
        number = normal_registration(cell)
        hits = list(dict.fromkeys(one.resident for one in store.registrations.find(matched=number)))
        if hits:
            return [str(one) for one in hits]
    for cell in cells:
        if any(sign.isalpha() for sign in cell) and (hits := _by_name(store, cell)):
            return hits
    return []


def _by_name(store: Store, cell: str) -> list[str]:
    """Whoever has exactly this name, aliases aside; a part of a name finds nobody."""
    wanted = normal_name(split_name(cell).name)
    people = store.residents.many(store.search.find(split_name(cell).name, limit=None))
    return [key for key, one in people.items() if normal_name(one.name) == wanted]
