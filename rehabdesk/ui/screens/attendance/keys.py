"""What can be done in Kehadiran, in lists: with the sessions, with an open or waiting sheet."""

from functools import partial

from rehabdesk.domain.rights import Right
from rehabdesk.ui.screens.attendance.foot import FootCommands
from rehabdesk.ui.screens.attendance.legend import LegendCommands
from rehabdesk.ui.screens.attendance.sheet_commands import (
    Deeds,
    adding,
    excusing,
    filling,
    finishing,
    going_back,
    guest_entry,
    guest_removal,
    joining,
    mark_with,
    of_sheet,
    preparing,
    printing,
    reopening,
)
from rehabdesk.ui.screens.attendance.unready import UnreadyCommands
from rehabdesk.ui.screens.kit.command import Command

_MARK = Right.MARK
_CLEAR = "Hapus tanda; di baris kosong naik satu baris"
_ENGAGEMENT = "Keterlibatan dengan angka 1 sampai 5, baris demi baris"


def legend_commands(deeds: Deeds) -> LegendCommands:
    """What can be done beside the table."""
    return LegendCommands(
        mark=lambda status: mark_with(deeds, status),
        fill=filling(deeds),
        finish=finishing(deeds),
        reopen=reopening(deeds),
    )


def foot_commands(deeds: Deeds) -> FootCommands:
    """What can be done below the table."""
    return FootCommands(
        person=adding(deeds),
        guest=guest_entry(deeds),
        remove_guest=lambda guest: guest_removal(deeds, guest),
    )


def unready_commands(deeds: Deeds) -> UnreadyCommands:
    """What can be done where a sheet cannot be marked yet."""
    return UnreadyCommands(
        prepare=preparing(deeds),
        print_sheet=printing(deeds),
        add_person=adding(deeds),
        open_programs=Command("Buka &Program", partial(deeds.people.context.shell.go, "programs")),
        back=going_back(deeds),
    )


def commands_of(deeds: Deeds, *, capturing: bool) -> tuple[Command, ...]:
    """What F1 and Ctrl+K show."""
    return (*(_of_sheet(deeds) if capturing else _of_list(deeds)), *_of_both(deeds))


def keys_of(deeds: Deeds) -> tuple[Command, ...]:
    """The commands of both views; those of the other one say why they are not carried out."""
    return (*_of_list(deeds), *_of_sheet(deeds), *_of_both(deeds))


def row_commands(deeds: Deeds) -> tuple[Command, ...]:
    """What can be done with the row under the cursor."""
    marking, people, look = deeds.marking, deeds.people, Right.LOOK
    return (
        of_sheet(deeds, "&Catatan…", marking.telling.ask_note, "note", "F2"),
        of_sheet(deeds, "&Alasan…", marking.telling.ask_reason, "note", "F3"),
        of_sheet(deeds, "&Menit terlambat…", marking.telling.ask_minutes, "late", "F4"),
        of_sheet(deeds, "&Riwayat tanda…", people.show_history, "history", "Ctrl+H", right=look),
        of_sheet(deeds, "&Hapus tanda", marking.clear, "remove", "Del", pressed=()),
        of_sheet(deeds, "&Keluarkan dari daftar", people.remove_person, "remove", "Ctrl+Del"),
    )


def row_menu(deeds: Deeds) -> tuple[Command, ...]:
    """The same as a menu, and an excuse for whoever stands in that row."""
    return (*row_commands(deeds), excusing(deeds))


def _of_both(deeds: Deeds) -> tuple[Command, ...]:
    return (excusing(deeds), printing(deeds))


def _of_list(deeds: Deeds) -> tuple[Command, ...]:
    listing, page = deeds.page.listing, deeds.page

    def why_open() -> str:
        return "Tekan Esc dahulu untuk kembali ke daftar sesi." if page.is_capturing() else ""

    return (
        Command(
            text="Ketik nomor daftar hadir",
            run=listing.start,
            icon="search",
            keys="Ctrl+F",
            why_not=why_open,
        ),
        listing.opening,
    )


def _of_sheet(deeds: Deeds) -> tuple[Command, ...]:
    marking, capture = deeds.marking, deeds.page.capture
    focus, look = capture.table.setFocus, Right.LOOK
    sheet = capture.sheet
    return (
        *(mark_with(deeds, one) for one in capture.statuses() if one.active),
        *(
            of_sheet(deeds, text, run, picture, keys, right=right, pressed=())
            for text, run, picture, keys, right in (
                ("Ke baris nomor itu", focus, "keyboard", "Angka, Enter", look),
                ("Tandai baris nomor itu", focus, "keyboard", "Angka, huruf", _MARK),
                (_CLEAR, marking.clear, "remove", "Backspace / Del", _MARK),
                ("Urungkan langkah terakhir", capture.take_step_back, "undo", "Ctrl+Z", _MARK),
                ("Ulangi langkah", capture.do_step_again, "redo", "Ctrl+Y", _MARK),
                ("Keterlibatan baris ini", focus, "star", "Ctrl+1 … Ctrl+5", _MARK),
            )
        ),
        reopening(deeds),
        going_back(deeds),
        *row_commands(deeds),
        filling(deeds),
        of_sheet(deeds, _ENGAGEMENT, marking.telling.switch_engagement, "star", "F6"),
        preparing(deeds),
        adding(deeds),
        joining(deeds),
        guest_entry(deeds),
        *(guest_removal(deeds, one) for one in (sheet.guests if sheet else ())),
        finishing(deeds),
    )
