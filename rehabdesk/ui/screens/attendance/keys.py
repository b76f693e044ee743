"""The keys of Kehadiran, once as shortcuts and once as words for F1 and Ctrl+K."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from rehabdesk.domain.rights import Right
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.listing import Listing
from rehabdesk.ui.screens.attendance.marking import Marking
from rehabdesk.ui.screens.attendance.people import People
from rehabdesk.ui.screens.kit.screen import Command

Deed = Callable[[], object]
_MARK = Right.MARK
_CLEAR = "Hapus tanda; di baris kosong naik satu baris"
_ENGAGEMENT = "Keterlibatan dengan angka 1 sampai 5, baris demi baris"


class PageDeeds(Protocol):
    """What the page itself does for its keys."""

    capture: Capture
    listing: Listing

    def finish(self) -> None:
        """Close the open sheet."""
        ...

    def reopen(self) -> None:
        """Open a closed sheet again."""
        ...

    def print_sheet(self) -> None:
        """Print the open or chosen sheet."""
        ...

    def show_list(self) -> None:
        """Go back to the list."""
        ...


class Deeds(Struct, frozen=True, kw_only=True):
    """Who carries out what the keys mean."""

    page: PageDeeds
    marking: Marking
    people: People


def shortcuts_of(deeds: Deeds) -> tuple[tuple[str, Deed, bool | None, Right], ...]:
    """Keys, deed, whether it belongs to an open sheet, the list, or both (None), and its right."""
    marking, people, page = deeds.marking, deeds.people, deeds.page
    return (
        ("Ctrl+Return", page.finish, True, _MARK),
        ("Ctrl+Enter", page.finish, True, _MARK),
        ("F8", marking.fill, True, _MARK),
        ("F2", marking.telling.ask_note, True, _MARK),
        ("F3", marking.telling.ask_reason, True, _MARK),
        ("F4", marking.telling.ask_minutes, True, _MARK),
        ("F6", marking.telling.switch_engagement, True, _MARK),
        ("Ctrl+H", people.show_history, True, Right.LOOK),
        ("Ctrl+N", people.find_person, True, _MARK),
        ("Ctrl+G", people.ask_guest, True, _MARK),
        ("Ctrl+Del", people.remove_person, True, _MARK),
        ("Ctrl+P", page.print_sheet, None, Right.PRINT),
        ("Ctrl+F", page.listing.start, False, Right.LOOK),
    )


def commands_of(deeds: Deeds, *, capturing: bool) -> tuple[Command, ...]:
    """What F1 and Ctrl+K show."""
    return _of_sheet(deeds) if capturing else _of_list(deeds)


def _of_list(deeds: Deeds) -> tuple[Command, ...]:
    listing = deeds.page.listing
    return (
        Command(text="Ketik nomor daftar hadir", run=listing.start, icon="search", keys="Ctrl+F"),
        Command(text="Buka sesi yang dipilih", run=listing.open_current, icon="next", keys="Enter"),
        Command(
            text="Cetak lembar sesi yang dipilih",
            run=deeds.page.print_sheet,
            icon="print",
            keys="Ctrl+P",
            right=Right.PRINT,
        ),
    )


def _of_sheet(deeds: Deeds) -> tuple[Command, ...]:
    marking, people, page = deeds.marking, deeds.people, deeds.page
    capture, telling = page.capture, marking.telling
    focus = capture.table.setFocus
    letters = ", ".join(f"{one.key} {one.label}" for one in capture.statuses() if one.active)
    look = Right.LOOK
    return tuple(
        Command(text=text, run=run, icon=picture, keys=keys, right=right)
        for text, run, picture, keys, right in (
            (f"Tandai dan maju: {letters}", focus, "keyboard", "Huruf", _MARK),
            ("Ke baris nomor itu", focus, "keyboard", "Angka, Enter", look),
            ("Tandai baris nomor itu", focus, "keyboard", "Angka, huruf", _MARK),
            ("Isi semua baris kosong: hadir", marking.fill, "check", "F8", _MARK),
            (_CLEAR, marking.clear, "remove", "Backspace / Del", _MARK),
            ("Batalkan langkah terakhir", capture.take_step_back, "undo", "Ctrl+Z", _MARK),
            ("Ulangi langkah", capture.do_step_again, "redo", "Ctrl+Y", _MARK),
            ("Catatan", telling.ask_note, "note", "F2 / N", _MARK),
            ("Alasan", telling.ask_reason, "note", "F3", _MARK),
            ("Menit terlambat", telling.ask_minutes, "late", "F4", _MARK),
            (_ENGAGEMENT, telling.switch_engagement, "star", "F6", _MARK),
            ("Keterlibatan baris ini", focus, "star", "Ctrl+1 … Ctrl+5", _MARK),
            ("Riwayat tanda", people.show_history, "history", "Ctrl+H", look),
            ("Tambahkan orang", people.find_person, "add", "Ctrl+N", _MARK),
            ("Keluarkan orang tanpa tanda", people.remove_person, "remove", "Ctrl+Del", _MARK),
            ("Catat tamu", people.ask_guest, "guest", "Ctrl+G", _MARK),
            ("Cetak lembar ini lagi", page.print_sheet, "print", "Ctrl+P", Right.PRINT),
            ("Selesai", page.finish, "check", "Ctrl+Enter", _MARK),
            ("Buka lagi daftar yang selesai", page.reopen, "unlock", "", _MARK),
            ("Kembali ke daftar sesi", page.show_list, "back", "Esc", look),
        )
    )
