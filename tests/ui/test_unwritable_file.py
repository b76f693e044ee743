"""Every deed of a screen while the file cannot be written: a sentence, and nothing lost.

SQLite itself refuses to write (``query_only``), as it does on a full disk; both troubles go the
same way through the window. One test fills the file up to its last page.
"""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from rehabdesk.domain.counselor import Counselor
from rehabdesk.domain.identity import CounselorId, StayId, new_id
from rehabdesk.domain.resident import ExitReason, Stay
from rehabdesk.services.certificates import lines
from rehabdesk.services.enrolment import enrol_residents, suspend
from rehabdesk.services.excuses import save_excuse
from rehabdesk.services.troubles import SENTENCES
from rehabdesk.storage import DiskFull, ReadOnly
from rehabdesk.ui.screens.attendance.dialogs import guest_dialog
from rehabdesk.ui.screens.attendance.opened import open_sheet
from rehabdesk.ui.screens.certificates.dialogs import number_dialog
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.screens.counselors.form import CounselorDialog
from rehabdesk.ui.screens.kit.excuse_dialogs import (
    change_excuse_dialog,
    excuse_dialog,
    remove_excuse_dialog,
)
from rehabdesk.ui.screens.kit.paper import print_sheets
from rehabdesk.ui.screens.programs.cohort_dialogs import open_close, open_cohort
from rehabdesk.ui.screens.programs.enrol_dialog import EnrolDialog
from rehabdesk.ui.screens.programs.lines import person_lines
from rehabdesk.ui.screens.programs.part_dialogs import open_group, open_phase
from rehabdesk.ui.screens.programs.person_dialogs import (
    open_end,
    open_move,
    open_remove,
    open_return,
    open_start,
    open_suspend,
)
from rehabdesk.ui.screens.programs.template_dialog import open_template
from rehabdesk.ui.screens.residents.many_dialog import ManyDialog
from rehabdesk.ui.screens.residents.number_dialogs import (
    add_number_dialog,
    correct_number_dialog,
    move_place_dialog,
)
from rehabdesk.ui.screens.residents.resident_dialogs import add_dialog, edit_dialog
from rehabdesk.ui.screens.residents.restrict_dialogs import restrict_dialog
from rehabdesk.ui.screens.residents.stay_dialogs import end_stay_dialog, stay_dialog
from rehabdesk.ui.screens.schedule.change_dialogs import open_cancel, open_change
from rehabdesk.ui.screens.schedule.change_dialogs import open_move as open_move_session
from rehabdesk.ui.screens.schedule.days_dialog import open_days
from rehabdesk.ui.screens.schedule.names import read_names
from rehabdesk.ui.shell.paper_dialog import PaperDialog
from rehabdesk.ui.widgets.banner import Banner
from tests.sample_office import START, TODAY, a_cohort, a_resident
from tests.services.deeds import an_excuse, an_office_at_work, an_open_number, contents
from tests.ui.screens.attendance.counselor import Counselor as AtTheWindow

UNWRITABLE, FULL = SENTENCES[ReadOnly], SENTENCES[DiskFull]


def nothing(*_told):
    """Nobody waits for what comes of it."""


def people(c, o):
    return person_lines(c.store, o.cohort, TODAY)[:2]


def away(c, o):
    """Somebody who is suspended for a week."""
    first = people(c, o)[0]
    suspend(c.store, first.id, on=TODAY, until=TODAY + timedelta(days=6), reason="Sakit")
    return first


def mistaken(c, o):
    """Somebody enrolled without any mark."""
    newcomer = a_resident(c.store, "Zulkifli")
    (made,) = enrol_residents(c.store, o.cohort, [newcomer.id], on=TODAY, today=TODAY).enrolments
    return [one for one in person_lines(c.store, o.cohort, TODAY) if one.id == made.id]


def fill_dialog(c, o):
    """For somebody's certificate whose number is written by hand."""
    first = lines(c.store, o.cohort, today=TODAY)[0]
    return number_dialog(c, CertificateRow(line=first), an_open_number(c.store, o))


def excused(c, o):
    """Somebody ill for two days."""
    return save_excuse(c.store, an_excuse(o)).record


DIALOGS = {
    "guest": (
        lambda c, o: guest_dialog(c, open_sheet(c.store, o.marked.id), nothing),
        {"name": "Tamu"},
    ),
    "cohort": (lambda c, o: open_cohort(c, o.cohort, nothing), {"name": "Tahap Lain"}),
    "from template": (
        lambda c, _o: open_template(c, a_cohort(c.store, "Berikut")),
        {"template": "15-hari/1"},
    ),
    "close": (lambda c, o: open_close(c, o.cohort), {}),
    "group": (lambda c, o: open_group(c, o.cohort, None), {"name": "Kelompok Z"}),
    "phase": (lambda c, o: open_phase(c, o.cohort, None), {"name": "Primary"}),
    "move people": (lambda c, o: open_move(c, o.cohort, people(c, o)), {"group": "other"}),
    "start": (
        lambda c, o: open_start(c, people(c, o)[0]),
        {"on": START + timedelta(days=1), "reason": "Salah tanggal"},
    ),
    "return": (lambda c, o: open_return(c, away(c, o)), {"reason": "Sembuh lebih awal"}),
    "remove enrolment": (lambda c, o: open_remove(c, mistaken(c, o)), {"reason": "Salah orang"}),
    "suspend": (lambda c, o: open_suspend(c, people(c, o)), {"reason": "Sakit lama"}),
    "end": (
        lambda c, o: open_end(c, o.cohort, people(c, o)),
        {"end_reason": ExitReason.DROPPED.value, "note": "Mundur"},
    ),
    "several days": (lambda c, _o: open_days(c, TODAY + timedelta(days=1)), {"reason": "Razia"}),
    "change session": (lambda c, o: open_change(c, o.planned), {"topic": "Harga diri"}),
    "move session": (
        lambda c, o: open_move_session(c, o.marked, read_names(c.store)),
        {"reason": "Razia blok"},
    ),
    "cancel session": (
        lambda c, o: open_cancel(c, o.planned, read_names(c.store)),
        {"reason": "Razia blok"},
    ),
    "add resident": (lambda c, _o: add_dialog(c, nothing), {"name": "Eko Prasetyo"}),
    "edit resident": (lambda c, o: edit_dialog(c, o.outside, nothing), {"name": "Dadang S."}),
    "add number": (lambda c, o: add_number_dialog(c, o.outside), {"value": "BIIa 9/21"}),
    "correct number": (
        lambda c, o: correct_number_dialog(c, c.store.registrations.find(resident=o.outside.id)[0]),
        {"value": "BI 79/21"},
    ),
    "move place": (lambda c, o: move_place_dialog(c, o.outside), {"cell": "17"}),
    "one field of many": (
        lambda c, o: ManyDialog(c, [o.outside.id]),
        {"field": "religion", "religion": "Islam"},
    ),
    "end stay": (
        lambda c, o: end_stay_dialog(c, o.outside),
        {"reason": ExitReason.RELEASED, "note": "Surat lepas 12"},
    ),
    "stay": (
        lambda c, o: stay_dialog(c, Stay(id=StayId(new_id()), resident=o.outside.id)),
        {"offence": "Narkotika"},
    ),
    "excuse": (lambda c, o: excuse_dialog(c, o.outside, TODAY), {"document": "B-12/PN"}),
    "change excuse": (lambda c, o: change_excuse_dialog(c, excused(c, o)), {"document": "B-12/PN"}),
    "remove excuse": (lambda c, o: remove_excuse_dialog(c, excused(c, o)), {"why": "Keliru"}),
    "fill number": (fill_dialog, {"serial": 217}),
    "restrict": (lambda c, o: restrict_dialog(c, o.outside), {"reason": "Perlindungan saksi"}),
    "counselor": (
        lambda c, _o: CounselorDialog(c, Counselor(id=CounselorId(new_id()), name=""), new=True),
        {"name": "Yuni Kartika, S.Psi."},
    ),
}
"""Dialogs by name: how each is opened, and what is typed into it."""


@pytest.fixture
def office(store):
    return an_office_at_work(store)


@pytest.fixture
def desk(qtbot, store, office, tmp_path):
    """Somebody at the real window of an office at work."""
    assert office
    return AtTheWindow(qtbot, store, tmp_path)


def writable(store, *, yes):
    store.connection.execute(f"PRAGMA query_only = {'OFF' if yes else 'ON'}")


def settle():
    for _ in range(3):
        QCoreApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def warnings(desk):
    settle()
    return [one.text() for one in desk.window.findChildren(Banner) if one.isVisible()]


def typed_in(dialog, values):
    for name, value in values.items():
        dialog.form.field_row(name).field.set_value(value)


def as_typed(dialog, values):
    return {name: dialog.form.field_row(name).field.value() for name in values}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_stays_with_what_was_typed_and_saves_it_later(desk, store, office, name):
    opening, values = DIALOGS[name]
    values = {key: office.other.id if one == "other" else one for key, one in values.items()}
    dialog = opening(desk.window.context, office)
    dialog.open()
    settle()
    typed_in(dialog, values)
    before, typed = contents(store, stamps=True), as_typed(dialog, values)

    writable(store, yes=False)
    dialog.carry_out()
    settle()

    assert dialog.isVisible()
    assert UNWRITABLE in dialog.trouble.text()
    assert dialog.trouble.isVisible()
    assert as_typed(dialog, values) == typed
    assert contents(store, stamps=True) == before
    assert not desk.window.context.undo_label()

    writable(store, yes=True)
    dialog.carry_out()
    assert contents(store) != before
    assert desk.window.context.undo_label()


def test_nobody_is_enrolled_and_the_choice_stays(desk, store, office):
    dialog = EnrolDialog(desk.window.context, office.cohort)
    dialog.open()
    settle()
    dialog.picker.choose([office.outside.id])
    before = contents(store, stamps=True)

    writable(store, yes=False)
    dialog.carry_out()
    settle()

    assert dialog.isVisible()
    assert UNWRITABLE in dialog.trouble.text()
    assert list(dialog.picker.chosen()) == [office.outside.id]
    assert contents(store, stamps=True) == before


PRESSED = {
    "a mark": ("marked", ("down", "h")),
    "a fill": ("marked", ("f8",)),
    "a cleared mark": ("marked", ("home", "del")),
    "engagement": ("marked", ("home", "ctrl+5")),
    "Selesai": ("whole", ("ctrl+enter",)),
    "preparing a list": ("planned", ("enter",)),
}
"""What is pressed in an open sheet."""


@pytest.mark.parametrize("name", PRESSED)
def test_a_sheet_says_it_and_stays_as_it_was(desk, store, office, name):
    which, keys = PRESSED[name]
    if which == "whole":
        from rehabdesk.services.attendance import fill_empty

        fill_empty(store, office.marked, office.statuses["H"])
        which = "marked"
    if which == "planned":
        with store.change("Besok dimajukan"):
            store.sessions.put(replace(office.planned, held_on=TODAY))
    session = getattr(office, which)
    desk.page.open_session(session.id)
    settle()
    before = contents(store, stamps=True)

    writable(store, yes=False)
    desk.type(*keys)

    assert any(UNWRITABLE in one for one in warnings(desk))
    assert contents(store, stamps=True) == before
    assert "Tersimpan pukul" not in desk.words()
    assert desk.page.is_capturing()

    writable(store, yes=True)
    desk.type(*keys)
    assert contents(store) != before


def test_a_head_count_that_is_not_kept_says_so_and_stays_typed(desk, store, office):
    desk.page.open_session(office.marked.id)
    settle()
    writable(store, yes=False)

    desk.capture.legend.head_count.setText("3")
    settle()

    assert any(UNWRITABLE in one for one in warnings(desk))
    assert desk.capture.legend.head_count.text() == "3"
    assert "BELUM tersimpan" in desk.words()
    assert store.sessions.get(office.marked.id).head_count is None


def test_a_reason_that_is_not_kept_stays_typed_beside_its_row(desk, store, office):
    desk.page.open_session(office.marked.id)
    settle()
    desk.type("down", "i", "sidang di PN Serang")
    writable(store, yes=False)

    desk.type("enter")

    assert desk.capture.asking.question is not None
    assert UNWRITABLE in desk.words()
    writable(store, yes=True)
    desk.type("enter")
    rows = store.attendance.of_session(office.marked.id)
    assert [one.reason for one in rows if one.reason] == ["sidang di PN Serang"]


@pytest.mark.parametrize("keys", [("ctrl+z",), ("ctrl+z", "ctrl+z")])
def test_a_step_that_cannot_be_taken_back_can_be_tried_again(desk, store, office, keys):
    desk.page.open_session(office.marked.id)
    settle()
    desk.type("down", "s")
    marked = desk.marks()

    writable(store, yes=False)
    desk.type(*keys)
    assert any(UNWRITABLE in one for one in warnings(desk))
    assert desk.marks() == marked

    writable(store, yes=True)
    desk.type("ctrl+z")
    assert desk.marks() != marked


def test_a_deed_that_cannot_be_taken_back_now_can_be_later(desk, store, office):
    context = desk.window.context
    from rehabdesk.services.office import save_office

    context.perform(lambda: save_office(store, replace(store.office, city="Cilegon")))
    writable(store, yes=False)
    context.undo()

    assert context.undo_label()
    assert store.office.city == "Cilegon"
    writable(store, yes=True)
    context.undo()
    assert store.office.city == "Serang"
    assert office


def test_a_sheet_that_cannot_be_noted_is_said_and_not_shown(desk, store, office):
    """A sheet without its number in the file could never be typed back in."""
    writable(store, yes=False)

    assert not print_sheets(desk.window.context, [office.planned])

    assert any(UNWRITABLE in one for one in warnings(desk))
    assert desk.window.findChildren(PaperDialog) == []
    assert store.sheets.newest_of(office.planned.id) is None


def test_the_last_page_of_a_disk_is_said_and_every_mark_until_then_stays(desk, store, office):
    """The file may grow no more: SQLite says itself that the disk is full."""
    desk.page.open_session(office.marked.id)
    settle()
    pages = store.query("PRAGMA page_count")[0][0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    kept = desk.marks()
    for turn in range(600):
        desk.type("home", "hsa"[turn % 3])
        if any(FULL in one for one in warnings(desk)):
            break
        kept = desk.marks()
    else:
        pytest.fail("the file never filled up")

    assert desk.marks() == kept
    assert "BELUM tersimpan" in desk.words()
    store.connection.execute("PRAGMA max_page_count = 1000000")
    desk.type("home", "h")
    assert desk.marks()[0] == "H"
