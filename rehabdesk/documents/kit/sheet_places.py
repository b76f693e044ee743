"""Where the cells of an attendance sheet stand on paper, worked out from what draws them."""

from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.ruled import edges
from rehabdesk.documents.kit.sheet_foot import CODE, CODE_FOOT
from rehabdesk.documents.kit.sheet_layout import HEADER, SIDE, SheetLayout, layout_of, rows_of_page
from rehabdesk.documents.kit.zigzag import COLUMNS, FIRST_SIGNING
from rehabdesk.domain.dossiers import AttendanceSheetDossier
from rehabdesk.domain.sheet_places import PagePlaces, SheetPlaces, Span

_TENTH = MM / 10


def places_of(dossier: AttendanceSheetDossier) -> SheetPlaces:
    """The places of a sheet's cells on all its pages, as it is drawn."""
    layout = layout_of(dossier)
    at = [_tenths(edge) for edge in edges(COLUMNS, SIDE, layout.right).at]
    odd, even, remark = (
        Span(at[column], at[column + 1]) for column in range(FIRST_SIGNING, FIRST_SIGNING + 3)
    )
    code = (0, 0, 0)
    if dossier.sheet_number:
        top = layout.size.height - CODE_FOOT - CODE
        code = (_tenths(layout.foot.code), _tenths(top), _tenths(CODE))
    return SheetPlaces(
        across=_tenths(layout.size.width),
        down=_tenths(layout.size.height),
        odd=odd,
        even=even,
        remark=remark,
        code=code,
        pages=tuple(_page(dossier, layout, number) for number in range(len(layout.rows.pages))),
    )


def _page(dossier: AttendanceSheetDossier, layout: SheetLayout, number: int) -> PagePlaces:
    rows = rows_of_page(dossier.rows, layout.rows, number)
    y = layout.size.height - layout.headings_top(number) + HEADER
    lines = [y]
    for _, height in rows:
        y += height
        lines.append(y)
    return PagePlaces(rows[0][0].number if rows else 1, tuple(map(_tenths, lines)))


def _tenths(points: float) -> int:
    return round(points / _TENTH)
