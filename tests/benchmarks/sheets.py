"""780 attendance sheets of 22 rows in one PDF, against raw bytes and what offices would use."""

import time
from statistics import median

from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired, python
from tests.benchmarks.rivals import sheet_rivals

_OURS = """
from tests.benchmarks.pages import sheets
from rehabdesk.documents.attendance_sheet import draw
draw(sheets({count}))
"""
_RAW = """
from tests.benchmarks.pages import sheets
from tests.benchmarks import floors_pdf
floors_pdf.sheets(sheets({count}))
"""


def measure() -> list[Figure]:
    """All figures of the sheets; a rival that is not installed has no ratio."""
    from rehabdesk.documents.attendance_sheet import draw
    from tests.benchmarks.pages import sheets

    ours = python(_OURS.format(count=780))
    ratio, detail = paired(ours, python(_RAW.format(count=780)))
    size = len(draw(sheets(780))) / 780 / 1000
    return [
        Figure(
            name="780 sheets / raw bytes",
            ratio=ratio,
            guard=11.0,
            aim=8.0,
            detail=f"whole process, {detail}",
        ),
        Figure(
            name="780 sheets, kB a page",
            ratio=size,
            guard=1.5,
            aim=1.1,
            detail="size of the file, fonts included, for each sheet",
        ),
        _week(),
        *sheet_rivals(ours, python(_OURS.format(count=30))),
    ]


def _week() -> Figure:
    """A week of 30 sheets in a running program, against what nobody feels."""
    from rehabdesk.documents.attendance_sheet import draw
    from tests.benchmarks.pages import sheets

    week = sheets(30)
    draw(week)
    taken = []
    for _ in range(7):
        started = time.perf_counter()
        draw(week)
        taken.append(time.perf_counter() - started)
    seconds = median(taken)
    return Figure(
        name="a week of 30 sheets, warm / 150 ms",
        ratio=seconds / 0.15,
        guard=1.0,
        aim=0.4,
        detail=f"{seconds * 1000:.0f} ms",
    )
