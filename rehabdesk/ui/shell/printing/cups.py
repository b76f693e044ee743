"""Printing through CUPS: its own command takes the PDF as it is, over a pipe, never as a file."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from time import monotonic

from msgspec.structs import replace

from rehabdesk.domain.printer_paper import PrinterPaper, Sides
from rehabdesk.domain.refusals import PrinterRefused
from rehabdesk.ui.background import Cancelled
from rehabdesk.ui.shell.printing.order import PlacedRun, PrintOrder, Sent
from rehabdesk.ui.widgets.pdf_pages import PdfPages

_SIDES = {
    Sides.ONE: "one-sided",
    Sides.LONG_EDGE: "two-sided-long-edge",
    Sides.SHORT_EDGE: "two-sided-short-edge",
}
_JOB = re.compile(r"request id is (\S+)")
_GLANCE = 0.05
_UNKNOWN = 127
_PATIENCE = 60.0
"""Seconds that CUPS may take for one job: a pipe and a queue on this computer take a tenth."""


def is_there() -> bool:
    """Whether this computer has the command that hands papers to CUPS."""
    return shutil.which("lp") is not None


def send(order: PrintOrder, sent: Sent, report: Callable[[int, int], None]) -> None:
    """One job a paper, in the order of the pages; raises PrinterRefused.

    Copies of a document of mixed papers follow one another whole. Stopped, it takes back what is
    still waiting in the queue.
    """
    whole = order.page_count()
    rounds, copies = (order.copies, 1) if len(order.runs) > 1 else (1, order.copies)
    jobs: list[str] = []
    pages = PdfPages(order.pdf)
    try:
        for run in order.runs * rounds:
            report(sent.pages, whole)
            everything = len(run.run.pages) == len(pages.sizes)
            content = order.pdf if everything else pages.part(run.run.pages)
            jobs.append(
                _hand_over(
                    replace(order, copies=copies), run, content, lambda: report(sent.pages, whole)
                )
            )
            sent.pages += copies * len(run.run.pages)
        report(sent.pages, whole)
    except (Cancelled, PrinterRefused):
        _take_back(jobs)
        raise
    finally:
        pages.close()


def media_word(paper: PrinterPaper) -> str:
    """How CUPS is told a paper: by the printer's own name of it, or by its size."""
    return paper.key or f"Custom.{_number(paper.size.width)}x{_number(paper.size.height)}mm"


def _hand_over(
    order: PrintOrder, run: PlacedRun, content: bytes, still_wanted: Callable[[], None]
) -> str:
    """Hand one job over; its name in the queue."""
    options = [
        f"media={media_word(run.paper)}",
        "print-scaling=none",
        # What somebody has made their own habit with lpoptions must not shrink a sheet.
        "fit-to-page=false",
        "number-up=1",
        "collate=true",
    ]
    if order.sides in _SIDES:
        options.append(f"sides={_SIDES[order.sides]}")
    words = ["-d", order.printer, "-t", order.title, "-n", str(order.copies)]
    for option in options:
        words += ["-o", option]
    done, said = _run("lp", words, content, _PATIENCE, still_wanted)
    if done is None:
        raise PrinterRefused(reason="silent", printer=order.printer)
    if done:
        raise PrinterRefused(reason="no", printer=order.printer)
    named = _JOB.search(said)
    return named[1] if named else ""


def _take_back(jobs: list[str]) -> None:
    for job in filter(None, jobs):
        _run("cancel", [job], b"", _PATIENCE / 6, lambda: None)


def _run(
    name: str,
    words: list[str],
    content: bytes,
    patience: float,
    still_wanted: Callable[[], None],
) -> tuple[int | None, str]:
    """Run a program of CUPS, in English; its exit code, None in case it took too long, and words.

    However ``still_wanted`` ends it, nothing of it runs on.
    """
    found = shutil.which(name)
    if found is None:
        return _UNKNOWN, ""
    pipe = subprocess.PIPE
    # In a session of its own it cannot ask for a password at the terminal that nobody looks at.
    process = subprocess.Popen(  # noqa: S603 - a printer's name is one word of the list, no shell
        [found, *words],
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C"},
        start_new_session=True,
    )
    # A thread feeds it: it may take the paper slowly, and must be left at any moment.
    feeding = Thread(target=_feed, args=(process, content), daemon=True)
    feeding.start()
    began = monotonic()
    try:
        while True:
            try:
                done: int | None = process.wait(_GLANCE)
                break
            except subprocess.TimeoutExpired:
                still_wanted()
                if monotonic() - began > patience:
                    done = None
                    break
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        feeding.join()
        with process:
            said = process.stdout.read() if process.stdout else b""
    return done, said.decode(errors="replace")


def _feed(process: "subprocess.Popen[bytes]", content: bytes) -> None:
    """Give a program its input; one that ends before it has read all has no need of it."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.write(content)
        with suppress(OSError):
            process.stdin.close()


def _number(millimetre: float) -> str:
    return f"{millimetre:.1f}".removesuffix(".0")
