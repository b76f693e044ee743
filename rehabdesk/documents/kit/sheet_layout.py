"""Where everything stands on an attendance sheet, worked out once for all sheets of a shape."""

from functools import lru_cache

from msgspec import Struct

from rehabdesk.documents.kit.facts import facts_height
from rehabdesk.documents.kit.letterhead import letterhead_height
from rehabdesk.documents.kit.paging import PageRoom
from rehabdesk.documents.kit.paper import MM, Size, portrait
from rehabdesk.documents.kit.rows import RowHeights, Rows, share_out
from rehabdesk.documents.kit.ruled import edges, titles_height
from rehabdesk.documents.kit.sheet_foot import (
    CODE,
    CODE_FOOT,
    QUIET,
    SheetFoot,
    foot_top,
    sheet_foot,
)
from rehabdesk.documents.kit.signatures import Manner, signatures_height
from rehabdesk.documents.kit.zigzag import COLUMNS, blank_row, words_of_row
from rehabdesk.domain.dossiers import AttendanceSheetDossier, SheetRow
from rehabdesk.domain.office import Paper

SIDE = 14 * MM
TOP = 10 * MM
GAP = 2.5 * MM
HEADER = 7 * MM
COUNTS = 8 * MM
APART = 6 * MM
"""Between the pair of signature blocks and the third."""

_CONTINUED = 7 * MM
_SIGNING = 18 * MM
_BLOCK = 0.43
"""How wide a signature block is, of the width between the margins."""
_ROWS = RowHeights(6.2 * MM, 7.5 * MM, 9 * MM)
_CELL = 9.0


class _Shape(Struct, frozen=True):
    """All that decides where things stand on a sheet."""

    paper: Paper
    kop: float
    titles: float
    facts: float
    people: tuple[SheetRow, ...]
    spare: int
    counted: bool
    pair: float
    centre: float
    foot: SheetFoot
    foot_top: float
    coded: bool


class SheetLayout(Struct, frozen=True):
    """Where everything stands on all sheets of the same shape."""

    size: Size
    right: float
    titles_top: float
    facts_top: float
    table_top: float
    rows: Rows
    block: float
    foot: SheetFoot

    def headings_top(self, number: int) -> float:
        """Where the row of headings begins on a page, the first being 0."""
        return self.table_top if number == 0 else self.size.height - TOP - _CONTINUED


def layout_of(dossier: AttendanceSheetDossier) -> SheetLayout:
    """Where everything stands on this sheet."""
    size = portrait(dossier.paper)
    across = size.width - 2 * SIDE
    manner, centre = manner_of(dossier, across * _BLOCK), dossier.centre_signature
    foot = sheet_foot(SIDE, size.width - SIDE, in_corner=bool(centre and dossier.sheet_number))
    shape = _Shape(
        dossier.paper,
        letterhead_height(dossier.kop, across),
        titles_height(dossier.titles, across),
        facts_height(dossier.facts, across),
        dossier.rows,
        dossier.spare_rows,
        bool(dossier.counted),
        signatures_height((dossier.left_signature, dossier.right_signature), manner),
        signatures_height((centre,), undated(manner.across)) if centre else 0,
        foot,
        foot_top(foot, dossier.session_line, dossier.printed_at, dossier.absence_rule),
        bool(dossier.sheet_number),
    )
    return _layout(shape)


def manner_of(dossier: AttendanceSheetDossier, block: float) -> Manner:
    """How the pair of blocks is set, the place and date above the right one."""
    return undated(block).dated(dossier.place_and_date)


def undated(block: float) -> Manner:
    """How a block without place and date is set."""
    return Manner(block, room=_SIGNING)


def rows_of_page(
    people: tuple[SheetRow, ...], rows: Rows, number: int
) -> tuple[tuple[SheetRow, float], ...]:
    """The rows of one page; those beyond the people are blank, with their numbers going on."""
    last = people[-1].number if people else 0
    return tuple(
        (
            people[at] if at < len(people) else blank_row(last + at - len(people) + 1),
            rows.heights[at],
        )
        for at in rows.pages[number]
    )


@lru_cache(maxsize=64)
def _layout(shape: _Shape) -> SheetLayout:
    size = portrait(shape.paper)
    titles_top = size.height - TOP - shape.kop - GAP
    facts_top = titles_top - shape.titles - GAP * 0.6
    table_top = facts_top - shape.facts - GAP * 0.6
    # The signature blocks stand beside the code; rows end above it.
    lowest = max(shape.foot_top, CODE_FOOT + CODE + QUIET) if shape.coded else shape.foot_top
    room = PageRoom(
        first=table_top - HEADER - lowest,
        later=size.height - TOP - _CONTINUED - HEADER - lowest,
        foot=_signing_height(shape) - (lowest - shape.foot_top),
    )
    table = edges(COLUMNS, SIDE, size.width - SIDE)
    cells = tuple(words_of_row(one) for one in shape.people)
    return SheetLayout(
        size,
        size.width - SIDE,
        titles_top,
        facts_top,
        table_top,
        share_out(table, cells, shape.spare, _CELL, _ROWS, room),
        (size.width - 2 * SIDE) * _BLOCK,
        shape.foot,
    )


def _signing_height(shape: _Shape) -> float:
    height = GAP + COUNTS * shape.counted + GAP + shape.pair
    return height + APART + shape.centre if shape.centre else height
