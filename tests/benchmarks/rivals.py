"""Programs that offices use instead, timed on much the same pages where they are installed.

None is a dependency: LibreOffice is looked for on PATH, typst and fpdf2 among the importable
packages. Where one is missing its figure has no ratio and says so.
"""

import importlib.util
import shutil
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks import rival_letters, rival_pages
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired, python, seconds

_FPDF_CERTIFICATES = """
from tests.benchmarks import rival_pages
rival_pages.fpdf_certificates(130)
"""
_SHORT_RUNS = 5
_TYPST = "import typst; typst.compile({source!r}, output={output!r})"


def certificate_rivals(ours) -> list[Figure]:
    """The other programs' time for 130 certificates, as a multiple of ours."""
    with tempfile.TemporaryDirectory() as folder:
        letters = Path(folder, "certificates.docx")
        rival_letters.certificates_docx(letters, 130)
        source = Path(folder, "certificates.typ")
        source.write_text(rival_pages.certificates_typst(130), "utf-8")
        return [
            _office("130 certificates", letters, ours, 15, 20),
            _package("130 certificates", "typst", _typst(source), ours),
            _package("130 certificates", "fpdf", python(_FPDF_CERTIFICATES), ours),
        ]


def sheet_rivals(ours, week) -> list[Figure]:
    """The other programs' time for 780 sheets and for a week of 30, as a multiple of ours."""
    with tempfile.TemporaryDirectory() as folder:
        year, month = Path(folder, "year.docx"), Path(folder, "week.docx")
        rival_letters.sheets_docx(year, 780)
        rival_letters.sheets_docx(month, 30)
        return [
            _office("780 sheets", year, ours, 140, 200, rounds=2),
            _office("a week of 30 sheets", month, week, 10, 14),
        ]


def _office(name, letters, ours, guard, aim, rounds=5):
    program = shutil.which("soffice")
    job = [str(program), "--headless", "--convert-to", "pdf", "--outdir", str(letters.parent)]
    command = [*job, str(letters)] if program else None
    return _figure(f"{name}, LibreOffice / ours", command, _typical(ours), (guard, aim), rounds)


def _typical(command):
    """A short job beside one that takes half a minute: its usual time, not that of one moment."""

    def timed():
        return median(seconds(command) for _ in range(_SHORT_RUNS))

    return timed


def _package(name, package, command, ours):
    found = importlib.util.find_spec(package) is not None
    return _figure(f"{name}, {package} / ours", command if found else None, ours, (1.0, 1.7), 5)


def _typst(source):
    output = str(source.with_suffix(".pdf"))
    return python(_TYPST.format(source=str(source), output=output))


def _figure(name, command, ours, goals, rounds):
    ratio, detail = None, "not installed, not measured"
    if command is not None:
        ratio, detail = paired(command, ours, rounds)
    guard, aim = goals
    return Figure(name=name, ratio=ratio, guard=guard, aim=aim, detail=detail, at_least=True)
