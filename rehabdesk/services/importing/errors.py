"""The rows that were not taken, as a workbook in the file's own layout with the reasons."""

from rehabdesk.services.importing.fields import REASON
from rehabdesk.services.importing.preview import ListPreview, RowPreview
from rehabdesk.spreadsheets.writing import OutCell, out_cell, xlsx_of


def error_workbook(preview: ListPreview) -> bytes:
    """An .xlsx to be corrected and read again: lines above, headings, refused rows, reasons."""
    table = preview.plan.table
    above = [[line] for line in table.preface]
    rows: list[list[OutCell]] = [
        [*map(out_cell, one.row.cells), _reason(one)] for one in preview.refused
    ]
    headings = [*table.headings, REASON]
    # A column that stood there from an earlier round is not carried along.
    if REASON in table.headings:
        at = table.headings.index(REASON)
        headings.pop(at)
        for row in rows:
            row.pop(at)
    return xlsx_of(headings, rows, sheet=table.name[:31] or "Daftar", above=above)


def _reason(preview: RowPreview) -> str:
    words = [f"{p.column}: {p.problem}" if p.column else p.problem for p in preview.row.problems]
    return "; ".join(words) or preview.why
