"""A list of the screen on paper: what it is drawn from, and how long it may be."""

from enum import Enum

from msgspec import Struct

from rehabdesk.domain.dossiers import Kop
from rehabdesk.domain.office import Paper

MOST_ROWS = 5000
"""Rows of a printed list: more than a hundred pages, which nobody reads on paper."""


class ListAlign(Enum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class ListColumn(Struct, frozen=True, kw_only=True):
    """A column of a list, by its heading."""

    heading: str
    align: ListAlign = ListAlign.LEFT


class ListDossier(Struct, frozen=True, kw_only=True):
    """A list as it is shown, with nobody's signature; each row has a cell for every column."""

    kop: Kop
    paper: Paper
    titles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """The day, what the list is narrowed to, its order and its length."""
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    printed_at: str
