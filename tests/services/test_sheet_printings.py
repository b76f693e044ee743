"""What is kept of a printed sheet so that a machine can read it: the places of each printing."""

from msgspec.structs import replace

from rehabdesk.documents.kit.sheet_places import places_of
from rehabdesk.domain.office import Paper
from rehabdesk.domain.sheet_code import MOST_PRINTINGS, make_sheet_code, office_signs
from rehabdesk.domain.sheet_places import packed, unpacked
from rehabdesk.services import attendance
from rehabdesk.services.expected_list import add_person, current_roster
from rehabdesk.services.printing import blank_sheet_pdf, sheets_pdf
from rehabdesk.services.sheet_words import SheetOptions, sheet_dossier
from rehabdesk.storage.pc import go_on_after_restore, renew_identity
from tests.documents.test_sheet_codes import codes_on
from tests.sample_office import a_resident, a_running_program, a_session, an_enrolment
from tests.services.moments import NOON

MANY = tuple(f"Warga {number:02}" for number in range(1, 41))


def a_printed_session(store, people=("Mahmud bin Karta", "Agus Salim")):
    cohort, group, _enrolments = a_running_program(store, people)
    session = a_session(store, cohort, group)
    return session, sheets_pdf(store, [session], now=NOON).sheets[0]


def printed(store, session):
    return sheets_pdf(store, [session], now=NOON)


def kept(store, sheet):
    return [(one.printing, one.places) for one in store.sheet_printings.find(sheet=sheet.id)]


def change_paper(store, paper):
    with store.change("Kertas diganti"):
        store.offices.put(replace(store.office, paper=paper))


def test_a_printed_sheet_has_the_places_of_its_cells_beside_its_names(store):
    session, sheet = a_printed_session(store)
    rows = store.attendance.of_session(session.id)
    dossier = sheet_dossier(store, session, rows, sheet, SheetOptions(), now=NOON)

    assert kept(store, sheet) == [(1, packed(places_of(dossier)))]
    numbers = unpacked(kept(store, sheet)[0][1]).pages[0].numbers
    assert list(numbers)[:2] == [row.number for row in rows]


def test_printing_again_in_the_same_places_keeps_nothing_new(store):
    session, sheet = a_printed_session(store)
    first = kept(store, sheet)

    again = printed(store, session)

    assert again.sheets[0].number == sheet.number
    assert kept(store, sheet) == first
    assert not any(one.table == "sheet_printing" for one in again.change.touched)


def test_a_sheet_whose_rows_move_is_another_printing_and_its_code_says_so(store):
    session, sheet = a_printed_session(store)
    change_paper(store, Paper.A4)

    again = printed(store, session)

    signs = office_signs(store.office.id)
    assert [number for number, _ in kept(store, sheet)] == [1, 2]
    assert kept(store, sheet)[0][1] != kept(store, sheet)[1][1]
    assert codes_on(again.pdf) == [[make_sheet_code(sheet.number, 1, signs, 2)]]


def test_a_sheet_that_is_back_in_its_first_places_is_its_first_printing(store):
    session, sheet = a_printed_session(store)
    change_paper(store, Paper.A4)
    printed(store, session)
    change_paper(store, Paper.F4)

    again = printed(store, session)

    assert [number for number, _ in kept(store, sheet)] == [1, 2]
    assert codes_on(again.pdf) == [
        [make_sheet_code(sheet.number, 1, office_signs(store.office.id))]
    ]


def test_a_changed_list_has_a_number_and_places_of_its_own(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    first = printed(store, session).sheets[0]
    an_enrolment(store, cohort, a_resident(store, "Dadang", "BI 9/21"), group)
    joined = set(current_roster(store, session)) - set(first.roster)
    add_person(store, session, joined.pop())

    second = printed(store, session).sheets[0]

    assert second.number != first.number
    assert [number for number, _ in kept(store, second)] == [1]
    assert len(kept(store, first)) == 1


def test_a_printing_that_was_taken_back_keeps_its_number_for_it_is_on_paper(store):
    session, sheet = a_printed_session(store)
    change_paper(store, Paper.A4)
    store.undo(printed(store, session).change)
    with store.change("Letak diubah"):
        store.settings.write(SheetOptions(spare_rows=5))

    printed(store, session)

    assert [number for number, _ in kept(store, sheet)] == [1, 3]


def test_after_the_last_printing_of_a_number_comes_a_new_number(store):
    session, sheet = a_printed_session(store)
    first = store.sheet_printings.find(sheet=sheet.id)[0]
    with store.change("Cetakan terakhir"):
        store.sheet_printings.put(replace(first, printing=MOST_PRINTINGS - 1))
    change_paper(store, Paper.A4)
    last = printed(store, session)
    with store.change("Letak diubah"):
        store.settings.write(SheetOptions(spare_rows=5))

    beyond = printed(store, session)

    assert last.sheets[0].number == sheet.number
    assert [number for number, _ in kept(store, sheet)][-1] == MOST_PRINTINGS
    assert beyond.sheets[0].number != sheet.number
    assert [number for number, _ in kept(store, beyond.sheets[0])] == [1]


def test_after_a_restore_a_sheet_that_moved_gets_a_new_number(store):
    """Between backup and restore it may have been printed in places that no file knows."""
    session, sheet = a_printed_session(store)
    renew_identity(store.connection)
    go_on_after_restore(store.connection)
    same = printed(store, session).sheets[0]
    change_paper(store, Paper.A4)

    moved = printed(store, session).sheets[0]

    assert same.number == sheet.number
    assert moved.serial == 1001
    assert [number for number, _ in kept(store, moved)] == [1]
    change_paper(store, Paper.F4)
    assert printed(store, session).sheets[0].number == moved.number
    assert [number for number, _ in kept(store, moved)] == [1, 2]


def test_a_scanned_page_tells_which_rows_stand_on_it(store):
    session, sheet = a_printed_session(store, MANY)
    signs = office_signs(store.office.id)
    pages = unpacked(kept(store, sheet)[0][1]).pages
    assert len(pages) == 2

    for number, page in enumerate(pages, 1):
        code = make_sheet_code(sheet.number, number, signs)
        assert attendance.find_page(store, code) == (sheet, page.numbers)
    for unknown in (
        sheet.number,
        make_sheet_code(sheet.number, 3, signs),
        make_sheet_code(sheet.number, 1, signs, 2),
    ):
        assert attendance.find_page(store, unknown) == (sheet, range(0))
    assert session.id == sheet.session


def test_a_blank_copy_without_a_number_keeps_no_places(store):
    cohort, group, _enrolments = a_running_program(store)
    session = a_session(store, cohort, group)

    blank_sheet_pdf(store, session, now=NOON)

    assert store.sheet_printings.count() == 0
