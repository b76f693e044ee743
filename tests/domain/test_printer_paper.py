"""Which paper a page goes on, what is cut where it is too small, and which pages were meant."""

import pytest
from msgspec.structs import replace

from rehabdesk.domain.printer_paper import (
    SAME,
    Cut,
    PaperSize,
    Printer,
    PrinterPaper,
    Run,
    cut,
    is_usual,
    known_paper,
    page_numbers,
    paper_of,
    runs,
)

POINT = 72 / 25.4
A4, F4, LETTER = PaperSize(210, 297), PaperSize(215, 330), PaperSize(215.9, 279.4)
A4_PAGE, F4_PAGE = (595.28, 841.89), (609.45, 935.43)
A4_PAPER = PrinterPaper(size=A4, key="A4", code=9)
OFFICE = Printer(name="Kantor", papers=(A4_PAPER,), usual=A4_PAPER)


def lying(page):
    return page[1], page[0]


@pytest.mark.parametrize(
    ("more", "same"), [(-2.1, False), (-2, True), (0, True), (1.9, True), (2, True), (2.1, False)]
)
def test_paper_is_the_same_up_to_two_millimetres_of_difference(more, same):
    assert SAME == 2
    assert F4.is_same(PaperSize(215 + more, 330)) is same
    assert F4.is_same(PaperSize(215, 330 + more)) is same


def test_f4_is_what_shops_and_drivers_call_folio_of_8_and_a_half_by_13_inch():
    assert F4.is_same(PaperSize(8.5 * 25.4, 13 * 25.4))
    assert not F4.is_same(PaperSize(210, 330))


def test_a_lying_page_is_on_the_same_paper():
    assert paper_of(*A4_PAGE) == paper_of(*lying(A4_PAGE)) == A4
    assert paper_of(*F4_PAGE) == F4


def test_a_paper_is_known_to_a_tenth_of_a_millimetre():
    assert paper_of(400.123, 500.456) == PaperSize(141.2, 176.5)


def test_pages_are_sent_in_their_order_and_cut_where_the_paper_changes():
    sizes = [A4_PAGE, lying(A4_PAGE), F4_PAGE, F4_PAGE, A4_PAGE]

    assert runs(sizes, range(5)) == (Run(A4, (0, 1)), Run(F4, (2, 3)), Run(A4, (4,)))
    assert runs(sizes, (0, 4)) == (Run(A4, (0, 4)),)
    assert runs(sizes, ()) == ()


def test_a_paper_that_the_printer_knows_is_asked_for_by_its_own_name():
    folio = PrinterPaper(size=PaperSize(215.9, 330.2), key="FanFoldGermanLegal", code=41)
    printer = replace(OFFICE, papers=(A4_PAPER, folio))

    assert known_paper(printer, A4) == A4_PAPER
    assert known_paper(printer, F4) == folio


def test_of_two_names_of_one_size_the_nearest_then_the_plainest_is_taken():
    borderless = PrinterPaper(size=A4, key="A4.Fullbleed")
    nearly = PrinterPaper(size=PaperSize(211, 298), key="A")
    printer = replace(OFFICE, papers=(nearly, borderless, A4_PAPER), usual=None)

    assert known_paper(printer, A4) == A4_PAPER
    assert known_paper(replace(printer, usual=borderless), A4) == borderless


def test_a_paper_that_the_printer_does_not_know_is_none():
    assert known_paper(OFFICE, F4) is None
    assert known_paper(OFFICE, LETTER) is None
    assert known_paper(replace(OFFICE, papers=()), F4) is None
    assert known_paper(replace(OFFICE, usual=None), F4) is None


def test_what_a_printer_does_not_say_is_not_believed():
    assert PrinterPaper(size=A4).code == 0
    assert not Printer(name="Mentah").two_sided


def test_what_is_cut_is_told_to_a_hundredth_of_a_millimetre():
    lost = cut(PaperSize(210.333, 297.777), PaperSize(210, 297))

    assert (lost.long_edges, lost.short_edges) == (0.17, 0.39)


@pytest.mark.parametrize(
    ("smallest", "largest", "known"),
    [
        ((215, 330), (215, 330), True),
        ((100, 148), (215, 330), True),
        ((215.1, 148), (300, 400), False),
        ((100, 330.1), (300, 400), False),
        ((100, 148), (214.9, 400), False),
        ((100, 148), (300, 329.9), False),
    ],
)
def test_any_size_between_the_printers_limits_can_be_asked_for(smallest, largest, known):
    printer = replace(OFFICE, smallest=PaperSize(*smallest), largest=PaperSize(*largest))

    assert known_paper(printer, F4) == (PrinterPaper(size=F4) if known else None)


def test_a_printer_that_names_no_paper_is_believed_to_take_any():
    silent = Printer(name="Mentah")

    assert known_paper(silent, F4) == PrinterPaper(size=F4)
    assert is_usual(silent, F4)


def test_a_printer_is_usually_filled_with_one_paper():
    assert is_usual(OFFICE, A4)
    assert not is_usual(OFFICE, F4)


@pytest.mark.parametrize(
    ("page", "paper", "lost"),
    [
        (F4, A4, Cut(2.5, 16.5)),
        (A4, F4, Cut(0, 0)),
        (A4, A4, Cut(0, 0)),
        (A4, LETTER, Cut(0, 8.8)),
        (PaperSize(210.2, 297.2), A4, Cut(0, 0)),
        (PaperSize(210.3, 297.3), A4, Cut(0.15, 0.15)),
    ],
)
def test_what_finds_no_room_in_the_middle_of_the_paper_is_cut_alike_at_both_ends(page, paper, lost):
    assert cut(page, paper) == lost
    assert bool(cut(page, paper)) is (lost != Cut(0, 0))


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("  ", (0, 1, 2, 3, 4)),
        ("1", (0,)),
        ("5", (4,)),
        ("6", None),
        ("0", None),
        ("1-5", (0, 1, 2, 3, 4)),
        ("1-6", None),
        ("2 – 3", (1, 2)),
        ("3-2", None),
        ("4, 1-2,1", (0, 1, 3)),
        ("1;2", None),
        ("1,,2", None),
        ("semua", None),
        ("-3", None),
        ("9999999", None),
    ],
)
def test_pages_are_typed_as_in_every_other_program(typed, pages):
    assert page_numbers(typed, 5) == pages


def test_a_list_of_pages_without_end_is_none():
    assert page_numbers(",".join(["1"] * 200), 5) == (0,)
    assert page_numbers(",".join(["1"] * 201), 5) is None


@pytest.mark.parametrize(
    ("long_edges", "short_edges", "cuts"),
    [(0, 0, False), (0.15, 0, True), (0, 0.15, True), (1, 1, True)],
)
def test_a_page_is_cut_where_either_edge_loses_something(long_edges, short_edges, cuts):
    assert bool(Cut(long_edges, short_edges)) is cuts


@pytest.mark.parametrize(
    ("smallest", "largest"),
    [(None, None), (PaperSize(100, 148), None), (None, PaperSize(300, 400))],
)
def test_a_printer_that_tells_one_limit_only_is_not_asked_for_a_size_of_ones_own(smallest, largest):
    assert known_paper(replace(OFFICE, smallest=smallest, largest=largest), F4) is None


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (PaperSize(210, 298), PaperSize(210, 295.1)),
        (PaperSize(211, 297), PaperSize(208.1, 297)),
        (PaperSize(210.5, 297.5), PaperSize(211, 298.5)),
    ],
)
def test_of_two_papers_of_nearly_that_size_the_nearer_is_taken(near, far):
    nearer, other = PrinterPaper(size=near, key="lama"), PrinterPaper(size=far, key="A4")
    for papers in ((nearer, other), (other, nearer)):
        assert known_paper(replace(OFFICE, papers=papers, usual=other), A4) == nearer


def test_a_difference_of_less_than_half_a_millimetre_is_none():
    exact = PrinterPaper(size=A4, key="A4")
    usual = PrinterPaper(size=PaperSize(210.2, 297.2), key="A4.Tray2")

    assert known_paper(replace(OFFICE, papers=(exact, usual), usual=usual), A4) == usual
    assert known_paper(replace(OFFICE, papers=(exact, usual), usual=None), A4) == exact


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ((0,), ((A4, (0,)),)),
        ((2,), ((F4, (2,)),)),
        ((0, 1, 2), ((A4, (0, 1)), (F4, (2,)))),
        ((2, 0, 1), ((F4, (2,)), (A4, (0, 1)))),
        ((0, 2, 1), ((A4, (0,)), (F4, (2,)), (A4, (1,)))),
        ((1, 0), ((A4, (1, 0)),)),
    ],
)
def test_wanted_pages_keep_their_order_and_their_numbers(pages, found):
    sizes = [A4_PAGE, A4_PAGE, F4_PAGE]

    assert runs(sizes, pages) == tuple(Run(size, numbers) for size, numbers in found)


def test_a_run_is_on_the_paper_of_its_first_page_though_others_differ_a_little():
    almost = (A4_PAGE[0] + POINT, A4_PAGE[1])

    assert runs([A4_PAGE, almost, A4_PAGE], range(3)) == (Run(A4, (0, 1, 2)),)
