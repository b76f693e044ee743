"""The index of every page's deeds, parts and fields, also of pages that nobody has opened yet.

Like the index of a book it is made from the pages themselves (``python -m tests.rewrite_index``),
so that Ctrl+K need not make twelve pages first; a test holds it equal to them.
"""

import msgspec
from msgspec import Struct

from rehabdesk import paths
from rehabdesk.domain.rights import Right


class IndexedDeed(Struct, frozen=True, kw_only=True):
    """A command of a page; ``part`` is where on the page it is told, if not everywhere.

    ``on_chosen`` is one that works on what is chosen there.
    """

    screen: str
    words: str
    icon: str = ""
    keys: str = ""
    right: Right = Right.LOOK
    part: str = ""
    on_chosen: bool = False


class IndexedPart(Struct, frozen=True, kw_only=True):
    """A part of a page that can be shown by its key."""

    screen: str
    key: str
    title: str
    icon: str = ""
    caption: str = ""


class IndexedField(Struct, frozen=True, kw_only=True):
    """A field of settings by its label, in a part of a page."""

    screen: str
    part: str
    name: str
    label: str


class Index(Struct, frozen=True, kw_only=True):
    """Everything that pages tell of themselves."""

    deeds: tuple[IndexedDeed, ...]
    parts: tuple[IndexedPart, ...]
    fields: tuple[IndexedField, ...]


def read_index() -> Index:
    """Read the index that lies among the resources."""
    return msgspec.json.decode((paths.finder() / "index.json").read_bytes(), type=Index)
