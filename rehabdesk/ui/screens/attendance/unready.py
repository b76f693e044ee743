"""What stands where a sheet cannot be marked yet, or never: why, and what to do."""

from functools import partial

from msgspec import Struct
from PySide6.QtWidgets import QPushButton

from rehabdesk.domain.refusals import GroupWithoutPeople, SessionCancelled
from rehabdesk.domain.session import SessionState
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.attendance.opened import OpenSheet
from rehabdesk.ui.screens.kit.command import Command, CommandButtons
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.refusals import sentence


class UnreadyCommands(Struct, frozen=True, kw_only=True):
    """What can be done from here."""

    prepare: Command
    print_sheet: Command
    add_person: Command
    open_programs: Command
    back: Command


def why_unready(context: Context, sheet: OpenSheet, commands: UnreadyCommands) -> EmptyState | None:
    """A page that says why there is nothing to mark; nothing where there are rows."""
    add = partial(_button, CommandButtons(context))
    if sheet.session.state is SessionState.CANCELLED:
        return _cancelled(sheet, add(commands.back, "&Kembali ke daftar", "primary"))
    if sheet.lines:
        return None
    if not sheet.expected:
        programs = add(commands.open_programs, kind="primary")
        return _nobody(sheet, (programs, add(commands.add_person, "Tambahkan &orang")))
    prepare = add(commands.prepare, kind="primary")
    paper = add(commands.print_sheet, "&Cetak lembar")
    return EmptyState(
        "Daftar hadir sesi ini belum disiapkan.",
        f"{sheet.expected} orang akan masuk daftar, menurut anggota kelompok pada"
        f" {long_date(sheet.session.held_on)}. Sesudah itu daftar tidak berubah sendiri.",
        icon_name="attendance",
        buttons=(prepare, paper),
    )


def _button(
    buttons: CommandButtons, command: Command, text: str = "", kind: str = "plain"
) -> QPushButton:
    """A button that Enter presses too: it is the only thing to do here."""
    made = buttons.add(command, text, kind)
    made.setAutoDefault(True)
    return made


def _cancelled(sheet: OpenSheet, back: QPushButton) -> EmptyState:
    reason = sheet.session.state_reason
    words = sentence(SessionCancelled("session"))
    return EmptyState(
        "Sesi ini ditiadakan.",
        f"{words} Alasannya: {reason}." if reason else words,
        icon_name="suspend",
        buttons=(back,),
    )


def _nobody(sheet: OpenSheet, buttons: tuple[QPushButton, ...]) -> EmptyState:
    group = sheet.title.rpartition(" · ")[2].removeprefix("Kelompok ")
    refusal = GroupWithoutPeople("group", group=group, day=sheet.session.held_on)
    return EmptyState("Belum ada peserta.", sentence(refusal), icon_name="group", buttons=buttons)
