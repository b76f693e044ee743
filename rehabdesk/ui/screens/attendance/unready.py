"""What stands where a sheet cannot be marked yet, or never: why, and what to do."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QPushButton

from rehabdesk.domain.refusals import GroupWithoutPeople, SessionCancelled
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import SessionState
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.opened import OpenSheet
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.text import button as plain_button
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.refusals import sentence


class Ways(Struct, frozen=True, kw_only=True):
    """What can be done from here."""

    prepare: Callable[[], None]
    print_sheet: Callable[[], None]
    add_person: Callable[[], None]
    open_programs: Callable[[], None]
    back: Callable[[], None]


def button(text: str, kind: str = "plain", icon_name: str = "") -> QPushButton:
    """A button that Enter presses too: it is the only thing to do here."""
    made = plain_button(text, kind, icon_name)
    made.setAutoDefault(True)
    return made


def why_unready(context: Context, sheet: OpenSheet, ways: Ways) -> EmptyState | None:
    """A page that says why there is nothing to mark; nothing where there are rows."""
    if sheet.session.state is SessionState.CANCELLED:
        return _cancelled(sheet, ways)
    if sheet.lines:
        return None
    if not sheet.expected:
        return _nobody(sheet, ways)
    prepare = button("&Siapkan daftar", "primary", "attendance")
    prepare.setObjectName("prepare")
    on(prepare.clicked, ways.prepare)
    paper = button("&Cetak lembar", icon_name="print")
    on(paper.clicked, ways.print_sheet)
    only_with(context, Right.PRINT, paper)
    return EmptyState(
        "Daftar hadir sesi ini belum disiapkan.",
        f"{sheet.expected} orang akan masuk daftar, menurut anggota kelompok pada"
        f" {long_date(sheet.session.held_on)}. Sesudah itu daftar tidak berubah sendiri.",
        icon_name="attendance",
        buttons=(prepare, paper),
    )


def _cancelled(sheet: OpenSheet, ways: Ways) -> EmptyState:
    back = button("&Kembali ke daftar", "primary")
    on(back.clicked, ways.back)
    reason = sheet.session.state_reason
    words = sentence(SessionCancelled("session"))
    return EmptyState(
        "Sesi ini ditiadakan.",
        f"{words} Alasannya: {reason}." if reason else words,
        icon_name="suspend",
        buttons=(back,),
    )


def _nobody(sheet: OpenSheet, ways: Ways) -> EmptyState:
    group = sheet.title.rpartition(" · ")[2].removeprefix("Kelompok ")
    refusal = GroupWithoutPeople("group", group=group, day=sheet.session.held_on)
    programs = button("Buka &Program", "primary")
    on(programs.clicked, ways.open_programs)
    person = button("Tambahkan &orang", icon_name="add")
    person.setObjectName("person")
    on(person.clicked, ways.add_person)
    return EmptyState(
        "Belum ada peserta.", sentence(refusal), icon_name="group", buttons=(programs, person)
    )
