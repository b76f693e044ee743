"""130 certificates with QR in one PDF, against raw bytes and what offices would use instead."""

from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired, python
from tests.benchmarks.rivals import certificate_rivals

_DOSSIERS = """
from tests.benchmarks.pages import certificates
dossiers = certificates({count})
"""
_OURS = _DOSSIERS + "from rehabdesk.documents.certificate import {draw}; {draw}(dossiers)"
_RAW = _DOSSIERS + "from tests.benchmarks import floors_pdf; floors_pdf.certificates(dossiers)"


def measure() -> list[Figure]:
    """All figures of the certificates; a rival that is not installed has no ratio."""
    fronts = python(_OURS.format(count=130, draw="draw_fronts"))
    both = python(_OURS.format(count=130, draw="draw"))
    raw = python(_RAW.format(count=130))
    ratio, detail = paired(fronts, raw)
    with_backs, backs_detail = paired(both, raw)
    growth, growth_detail = _growth()
    return [
        Figure(
            name="130 certificates, fronts / raw bytes",
            ratio=ratio,
            guard=3.0,
            aim=2.4,
            detail=f"whole process, {detail}",
        ),
        Figure(
            name="130 certificates with back pages / raw bytes of the fronts",
            ratio=with_backs,
            guard=6.0,
            aim=4.5,
            detail=f"whole process, twice the pages, {backs_detail}",
        ),
        Figure(
            name="1,300 certificates / ten times 130",
            ratio=growth,
            guard=1.2,
            aim=1.0,
            detail=f"warm, fronts, {growth_detail}",
        ),
        *certificate_rivals(fronts),
    ]


def _growth() -> tuple[float, str]:
    """Time of 1,300 certificates against ten times that of 130, both in a running process."""
    import time

    from rehabdesk.documents.certificate import draw_fronts
    from tests.benchmarks.pages import certificates

    many, few = certificates(1300), certificates(130)

    def large():
        started = time.perf_counter()
        draw_fronts(many)
        return time.perf_counter() - started

    def small():
        started = time.perf_counter()
        for _ in range(10):
            draw_fronts(few)
        return time.perf_counter() - started

    return paired(large, small, 5)
