"""Which tables a question reads, so that a page can listen to just what it has read."""

import re
from functools import lru_cache

_NAMED = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
_TOLD_AS = {
    "attendance_detail": "attendance",
    "resident_search": "resident",
    "resident_word": "resident",
}
"""Tables that are written with another one, whose name a change tells."""


@lru_cache(maxsize=2048)
def tables_read(sql: str) -> frozenset[str]:
    """The tables that a question names, as a change would tell them."""
    names: list[str] = _NAMED.findall(sql)
    return frozenset(_TOLD_AS.get(name, name) for name in names)
