"""The week for the wall: each session once in its cell, on as few pages as can be."""

import pytest
from msgspec.structs import replace

from rehabdesk.documents.weekly_timetable import WEEKLY_TIMETABLE
from rehabdesk.domain.dossiers import TimetableEntry, TimetableRow
from tests.documents import real
from tests.documents.reading import pages_of

DAYS = 5


def week(rows, entries=1):
    """A week whose cells are all full, each entry with words of its own."""
    usual = real.of(WEEKLY_TIMETABLE)[0]
    return replace(
        usual,
        days=usual.days[:DAYS],
        closed=("",) * DAYS,
        rows=tuple(
            TimetableRow(
                hours=f"{row:02}.00-{row:02}.45",
                cells=tuple(
                    tuple(
                        TimetableEntry(
                            what=f"Sesi{row}x{day}x{entry}.",
                            whom="Kelompok A, B, C",
                            where="Ruang Kelompok",
                        )
                        for entry in range(entries)
                    )
                    for day in range(DAYS)
                ),
            )
            for row in range(rows)
        ),
    )


@pytest.mark.parametrize(("rows", "entries"), [(1, 1), (8, 1), (6, 3), (20, 1), (12, 4), (2, 40)])
def test_each_session_stands_once_and_the_head_on_each_page(rows, entries):
    dossier = week(rows, entries)

    pages = pages_of(WEEKLY_TIMETABLE.draw([dossier]))

    whole = "".join(page.text for page in pages)
    for row in range(rows):
        for day in range(DAYS):
            for entry in range(entries):
                assert whole.count(f"Sesi{row}x{day}x{entry}.") == 1
    for page in pages:
        page.assert_inside_margins(7)
        assert all(day in page.text for day in dossier.days)
        assert "00.00-00.45" in page.text or len(pages) > 1
    assert whole.count(dossier.signature.name) == 1
    assert dossier.signature.name in pages[-1].text


@pytest.mark.parametrize("rows", range(1, 30))
def test_the_signature_never_stands_alone(rows):
    pages = pages_of(WEEKLY_TIMETABLE.draw([week(rows)]))

    assert ".45" in pages[-1].text
    if rows <= 6:
        assert len(pages) == 1


def test_a_week_without_sessions_says_so():
    empty = replace(real.of(WEEKLY_TIMETABLE)[0], rows=(), groups=())

    (page,) = pages_of(WEEKLY_TIMETABLE.draw([empty]))

    assert "Tidak ada sesi pada pekan ini." in page.text


def test_a_day_off_is_named_at_its_day():
    off = next(one for one in real.of(WEEKLY_TIMETABLE) if any(one.closed))
    label = next(filter(None, off.closed))

    (page,) = pages_of(WEEKLY_TIMETABLE.draw([off]))

    assert label in page.text


@pytest.mark.parametrize("groups", [1, 6, 7, 20])
def test_every_group_is_named_with_its_counselor(groups):
    named = tuple((f"Kelompok {at:02}", f"Konselor {at:02}; Ruang {at:02}") for at in range(groups))

    pages = pages_of(WEEKLY_TIMETABLE.draw([replace(week(4), groups=named)]))

    whole = "".join(page.text for page in pages)
    for name, words in named:
        assert f"{name}: {words}" in whole
