"""A week of 70 sheets handed to a real CUPS, and what it costs in memory; the preview's, too."""

from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import output, python
from tests.ui.shell.printing.spooler import ANY_SIZE, MISSING, Spooler

_PAGES = 70
_SECONDS = 3.0
_MEGABYTES = 100.0
_HEAD = f"""
import os, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from rehabdesk.documents.attendance_sheet import draw
from rehabdesk.ui.widgets.pdf_pages import PdfPages
from tests.benchmarks.pages import sheets
from tests.ui.shell.printing.papers import order

def megabytes():
    with open("/proc/self/status") as status:
        return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1000

app = QApplication([])
pdf = draw(sheets({_PAGES}))
pages = PdfPages(pdf)
pages.close()
before = megabytes()
"""
_SEND = f"""
from rehabdesk.ui.shell.printing import cups
from rehabdesk.ui.shell.printing.order import Sent

wanted, sent = order(pdf, "{ANY_SIZE}"), Sent()
began = time.perf_counter()
cups.send(wanted, sent, lambda done, whole: None)
assert sent.pages == {_PAGES}
print(time.perf_counter() - began, megabytes() - before)
"""
_PAINT = f"""
from PySide6.QtPrintSupport import QPrinter
from rehabdesk.ui.shell.printing.order import Sent
from rehabdesk.ui.shell.printing.painted import paint

printer = QPrinter(QPrinter.PrinterMode.HighResolution)
printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
printer.setOutputFileName(os.devnull)
wanted, sent = order(pdf, ""), Sent()
began = time.perf_counter()
paint(printer, wanted, wanted.runs[0], sent, lambda done, whole: None)
assert sent.pages == {_PAGES}
print(time.perf_counter() - began, megabytes() - before)
"""
_LOOK = f"""
from rehabdesk.ui.widgets.pdf_canvas import PdfCanvas

canvas = PdfCanvas("Pratinjau")
canvas.resize(1000, 700)
canvas.show_pages(PdfPages(pdf))
canvas.show()
began = time.perf_counter()
for zoom in (1, 16):
    canvas.zoom_by(zoom)
    for number in range({_PAGES}):
        canvas.go_to(number)
        canvas.grab()
print(time.perf_counter() - began, megabytes() - before)
"""


def measure() -> list[Figure]:
    """Time and memory of the spooler, memory of pictures for printers and for the eye."""
    return [*_spooled(), *_drawn()]


def _spooled():
    what = f"{_PAGES} sheets to CUPS"
    if MISSING:
        return [_figure(f"{what} / 3 s", None, 1, 0.2, "needs root, cups and cups-filters")]
    spooler = Spooler()
    try:
        asked = f"import os\nos.environ['CUPS_SERVER'] = {spooler.socket!r}\n"
        seconds, memory = _asked(_SEND, first=asked)
        spooler.jobs(1)
    finally:
        spooler.end()
    return [
        _figure(f"{what} / 3 s", seconds / _SECONDS, 1, 0.2, f"{seconds:.2f} s to the spooler"),
        _figure(f"{what}, peak / 100 MB", memory / _MEGABYTES, 1, 0.2, f"{memory:.0f} MB more"),
    ]


def _drawn():
    for name, code in (
        ("drawn as pictures for Qt", _PAINT),
        ("looked at, also at its largest", _LOOK),
    ):
        seconds, memory = _asked(code)
        yield _figure(
            f"{_PAGES} sheets {name}, peak / 100 MB",
            memory / _MEGABYTES,
            1.5,
            1,
            f"{memory:.0f} MB more, {seconds:.1f} s",
        )


def _asked(code, first=""):
    seconds, memory = output(python(first + _HEAD + code)).split()
    return float(seconds), float(memory)


def _figure(name, ratio, guard, aim, detail):
    return Figure(name=name, ratio=ratio, guard=guard, aim=aim, detail=detail)
