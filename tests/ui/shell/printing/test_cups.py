"""What CUPS' own command is handed: a program in its place writes down its words and its input."""

import sys
import time
from io import BytesIO

import pypdfium2
import pytest

from rehabdesk.domain.printer_paper import Sides
from rehabdesk.domain.refusals import PrinterRefused
from rehabdesk.ui.background import Cancelled
from rehabdesk.ui.shell.printing import cups
from rehabdesk.ui.shell.printing.order import Sent
from tests.ui.shell.printing.papers import A4, F4, named, order, paper

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no CUPS")


def ignore(_done, _whole):
    """Nobody looks at the progress."""


def sizes_of(pdf):
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    sizes = [tuple(round(one) for one in document.get_page_size(at)) for at in range(len(document))]
    document.close()
    return sizes


def test_the_pdf_goes_over_a_pipe_as_it_is_with_scaling_off_and_its_own_paper(desk):
    pdf, sent = paper(F4, F4), Sent()

    cups.send(order(pdf, "Printer Kantor"), sent, ignore)

    assert desk.content(1) == pdf
    assert desk.words(1)[:6] == ["-d", "Printer Kantor", "-t", "Daftar Hadir", "-n", "1"]
    assert desk.options(1) >= {"media=Custom.215x330mm", "print-scaling=none"}
    assert {"fit-to-page=false", "number-up=1"} <= desk.options(1)
    assert sent.pages == 2


def test_a_command_that_takes_its_time_gets_all_of_a_long_paper(desk):
    """More than a pipe holds at once, to a program that reads late and then slowly."""
    desk.install("sleep 0.5; dd bs=100 count=1 2>/dev/null; sleep 0.5")
    pdf = paper(F4) + b"\n%" + b"x" * 3_000_000

    cups.send(order(pdf), Sent(), ignore)

    assert desk.content(1) == pdf[100:]


def test_a_command_that_does_not_read_at_all_can_be_stopped(desk):
    # Not by exec: what the command has started must go with it.
    desk.install("sleep 60; true")
    began = time.monotonic()

    def stop(_done, _whole):
        if time.monotonic() - began > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        cups.send(order(paper(F4) + b"\n%" + b"x" * 3_000_000), Sent(), stop)

    assert time.monotonic() - began < 10


def test_no_file_is_left_or_made(desk, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "sementara"))
    (tmp_path / "sementara").mkdir()

    cups.send(order(paper(F4, A4)), Sent(), ignore)

    assert desk.jobs() == 2
    assert list((tmp_path / "sementara").iterdir()) == []


def test_a_paper_that_the_printer_knows_is_asked_for_by_the_printers_word(desk):
    cups.send(order(paper(F4), papers=named("FanFoldGermanLegal", 215.9, 330.2)), Sent(), ignore)

    assert "media=FanFoldGermanLegal" in desk.options(1)


def test_mixed_papers_go_as_one_job_a_paper_in_the_order_of_the_pages(desk):
    sent = Sent()

    cups.send(order(paper(A4, A4, F4, A4)), sent, ignore)

    a4, f4 = (595, 842), (609, 935)
    assert [sizes_of(desk.content(job)) for job in (1, 2, 3)] == [[a4, a4], [f4], [a4]]
    assert [media(desk, job) for job in (1, 2, 3)] == [
        "media=Custom.210x297mm",
        "media=Custom.215x330mm",
        "media=Custom.210x297mm",
    ]
    assert sent.pages == 4


def media(desk, job):
    return next(one for one in desk.options(job) if one.startswith("media="))


def test_only_the_wanted_pages_go_and_as_often_as_they_are_wanted(desk):
    sent = Sent()

    cups.send(order(paper(*[F4] * 5), numbers=(1, 3), copies=3), sent, ignore)

    assert len(sizes_of(desk.content(1))) == 2
    assert desk.words(1)[4:6] == ["-n", "3"]
    assert "collate=true" in desk.options(1)
    assert sent.pages == 6


def test_copies_of_mixed_papers_follow_one_another_whole(desk):
    sent = Sent()

    cups.send(order(paper(A4, F4), copies=2), sent, ignore)

    f4, a4 = "media=Custom.215x330mm", "media=Custom.210x297mm"
    assert [media(desk, job) for job in (1, 2, 3, 4)] == [a4, f4, a4, f4]
    assert {desk.words(job)[5] for job in (1, 2, 3, 4)} == {"1"}
    assert sent.pages == 4


@pytest.mark.parametrize(
    ("sides", "word"),
    [
        (Sides.ONE, "sides=one-sided"),
        (Sides.LONG_EDGE, "sides=two-sided-long-edge"),
        (Sides.SHORT_EDGE, "sides=two-sided-short-edge"),
    ],
)
def test_the_sides_are_said(desk, sides, word):
    cups.send(order(paper(F4), sides=sides), Sent(), ignore)

    assert word in desk.options(1)


def test_the_printers_own_setting_of_sides_is_left_alone_unless_somebody_chose(desk):
    cups.send(order(paper(F4)), Sent(), ignore)

    assert not any(one.startswith("sides=") for one in desk.options(1))


def test_a_command_that_says_no_is_a_refusal_and_takes_the_earlier_jobs_back(desk):
    desk.install('[ "$number" = 1 ] || exit 1')
    sent = Sent()

    with pytest.raises(PrinterRefused) as refused:
        cups.send(order(paper(A4, F4)), sent, ignore)

    assert refused.value.facts["printer"] == "Kantor"
    assert desk.taken_back() == ["Kantor-1"]
    assert sent.pages == 1


def test_a_stop_while_the_command_hangs_ends_it_and_takes_the_earlier_jobs_back(desk):
    desk.install('[ "$number" = 1 ] || exec sleep 60')
    sent, began = Sent(), time.monotonic()

    def stop(_done, _whole):
        if time.monotonic() - began > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        cups.send(order(paper(A4, F4)), sent, stop)

    assert time.monotonic() - began < 10
    assert desk.taken_back() == ["Kantor-1"]


def test_a_command_that_never_answers_is_a_refusal(desk, monkeypatch):
    monkeypatch.setattr(cups, "_PATIENCE", 0.3)
    desk.install("exec sleep 60")

    with pytest.raises(PrinterRefused):
        cups.send(order(paper(F4)), Sent(), ignore)


def test_without_the_command_there_is_no_way_through_cups(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not cups.is_there()
    with pytest.raises(PrinterRefused):
        cups.send(order(paper(F4)), Sent(), ignore)
