"""Printing attendance sheets: one a session, each person once, numbers that lead back."""

import re
from datetime import date

from rehabdesk.domain.identity import LetterheadId, new_id
from rehabdesk.domain.office import Letterhead
from rehabdesk.domain.session import SessionState
from rehabdesk.services.attendance import find_sheet
from rehabdesk.services.membership import move_to_group
from rehabdesk.services.office import save_letterhead
from rehabdesk.services.printing import (
    blank_sheet_pdf,
    draw_sheets,
    grids_pdf,
    sessions_to_print,
    sheets_pdf,
)
from rehabdesk.services.schedule import cancel_session
from rehabdesk.services.sheet_words import SheetOptions
from tests.documents.reading import pages_of
from tests.sample_office import (
    START,
    TODAY,
    a_cohort,
    a_counselor,
    a_group,
    a_resident,
    a_running_program,
    a_session,
    an_enrolment,
)
from tests.services.moments import NOON


def test_a_sheet_holds_everybody_once_with_numbers_from_one(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)

    printed = sheets_pdf(store, [session], now=NOON)

    assert printed.pdf.startswith(b"%PDF")
    rows = store.attendance.of_session(session.id)
    assert [row.number for row in rows] == [1, 2]
    assert {row.resident for row in rows} == {one.resident for one in enrolments}
    assert printed.sheets[0].roster == tuple(row.resident for row in rows)


def test_the_printed_number_leads_back_to_its_session(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)

    sheet = sheets_pdf(store, [session], now=NOON).sheets[0]

    assert find_sheet(store, sheet.number).session == session.id


def test_printing_again_keeps_the_number_and_the_bytes(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)

    first = sheets_pdf(store, [session], now=NOON)
    second = sheets_pdf(store, [session], now=NOON)

    assert [one.number for one in second.sheets] == [one.number for one in first.sheets]
    assert second.pdf == first.pdf
    assert store.sheets.count() == 1


def test_somebody_who_joins_after_printing_is_not_put_on_the_old_list(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    first = sheets_pdf(store, [session], now=NOON)
    an_enrolment(store, cohort, a_resident(store, "Yusuf"), group)

    second = sheets_pdf(store, [session], now=NOON)

    assert second.sheets[0].roster == first.sheets[0].roster


def test_somebody_moved_before_printing_stands_on_the_new_groups_sheet(store):
    cohort, group, enrolments = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    move_to_group(store, enrolments[0].id, other.id, since=START)
    sessions = [a_session(store, cohort, one) for one in (group, other)]

    printed = sheets_pdf(store, sessions, now=NOON)

    rosters = [one.roster for one in printed.sheets]
    assert sorted(len(one) for one in rosters) == [1, 1]
    assert set(rosters[0]).isdisjoint(rosters[1])


def test_a_cancelled_session_has_no_sheet(store):
    cohort, group, _enrolments = a_running_program(store)
    kept, gone = a_session(store, cohort, group), a_session(store, cohort, group)
    cancel_session(store, gone.id, reason="Narasumber berhalangan")
    sessions = sessions_to_print(store, TODAY, TODAY)

    printed = sheets_pdf(store, sessions, now=NOON)

    assert [one.session for one in printed.sheets] == [kept.id]
    assert store.sessions.find(state=SessionState.CANCELLED.value)[0].id == gone.id


def test_a_group_without_people_is_named_and_stops_nobody_else(store):
    cohort, group, _enrolments = a_running_program(store)
    empty = a_session(store, cohort, a_group(store, cohort, "Kelompok Kosong"))
    full = a_session(store, cohort, group)

    printed = sheets_pdf(store, [empty, full], now=NOON)

    assert [one.id for one in printed.empty] == [empty.id]
    assert [one.session for one in printed.sheets] == [full.id]


def test_nothing_to_print_is_no_file(store):
    cohort = a_cohort(store)
    empty = a_session(store, cohort, a_group(store, cohort))

    assert sheets_pdf(store, [empty], now=NOON).pdf == b""
    assert draw_sheets([]) == b""


def test_progress_is_told_to_the_end(store):
    cohort, group, _enrolments = a_running_program(store)
    empty = a_session(store, cohort, a_group(store, cohort, "Kelompok Kosong"))
    sessions = [empty, *(a_session(store, cohort, group) for _ in range(3))]
    told: list[tuple[int, int]] = []

    sheets_pdf(store, sessions, now=NOON, progress=lambda done, whole: told.append((done, whole)))

    assert told[-1] == (4, 4)


def test_a_session_of_two_groups_is_found_by_either(store):
    cohort, group, _enrolments = a_running_program(store)
    other = a_group(store, cohort, "Kelompok B")
    session = a_session(store, cohort, group, care_groups=(group.id, other.id))

    for one in (group, other):
        assert sessions_to_print(store, TODAY, TODAY, one.id) == (session,)
    assert sessions_to_print(store, date(2021, 4, 6), date(2021, 4, 30)) == ()


def test_each_sheet_of_a_run_is_signed_by_whoever_led_its_session(store):
    cohort, group, _enrolments = a_running_program(store)
    leaders = [a_counselor(store, name) for name in ("Siti Rahmawati", "Dewi Kartika", "Arif Budi")]
    sessions = [a_session(store, cohort, group, counselors=(one.id,)) for one in leaders]

    pages = pages_of(sheets_pdf(store, sessions, now=NOON).pdf)

    for page in pages:
        names = [one.name for one in leaders if one.name in page.text]
        assert len(names) == 1
        assert page.text.count(names[0]) == 2
    assert len({one.name for page in pages for one in leaders if one.name in page.text}) == 3


def test_sheets_of_two_years_in_one_run_have_the_letterheads_of_their_days(store):
    cohort, group, _enrolments = a_running_program(store)
    for since, ministry in ((date(2021, 1, 1), "HUKUM"), (date(2021, 4, 6), "IMIGRASI")):
        head = Letterhead(id=LetterheadId(new_id()), valid_from=since, lines=(ministry, "LAPAS"))
        save_letterhead(store, head)
    sessions = [a_session(store, cohort, group, held_on=date(2021, 4, day)) for day in (5, 6)]

    pages = pages_of(sheets_pdf(store, sessions, now=NOON).pdf)

    assert [("HUKUM" in page.text, "IMIGRASI" in page.text) for page in pages] == [
        (True, False),
        (False, True),
    ]


def test_groups_are_printed_in_the_order_of_their_numbers(store):
    cohort = a_cohort(store)
    for number in (131, 21, 1, 3):
        group = a_group(store, cohort, f"Kelompok {number}")
        an_enrolment(store, cohort, a_resident(store, f"Budi {number}"), group)
        a_session(store, cohort, group)

    pages = pages_of(sheets_pdf(store, list(store.sessions.all()), now=NOON).pdf)

    assert [re.findall(r"Kelompok : Kelompok ([0-9]+)", page.text)[0] for page in pages] == [
        "1",
        "3",
        "21",
        "131",
    ]
    assert [one.name for one in store.groups.all()] == [
        f"Kelompok {number}" for number in (1, 3, 21, 131)
    ]


def test_a_blank_copy_is_signed_by_the_warden_where_the_office_wants_it(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    with store.change("Kepala ikut menandatangani"):
        store.settings.write(SheetOptions(warden_signs=True))

    words = " ".join(page.text for page in pages_of(blank_sheet_pdf(store, session, now=NOON)))

    assert words.count("Mengetahui,") == 1
    assert "Kepala" in words


def test_a_blank_copy_and_a_monthly_grid_are_drawn(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)

    assert blank_sheet_pdf(store, session, now=NOON).startswith(b"%PDF")
    assert store.sheets.count() == 0
    assert grids_pdf(store, [group], 2021, 4, now=NOON).startswith(b"%PDF")
