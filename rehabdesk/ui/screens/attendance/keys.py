"""The keys of Kehadiran, once as shortcuts and once as words for F1 and Ctrl+K."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.listing import Listing
from rehabdesk.ui.screens.attendance.marking import Marking
from rehabdesk.ui.screens.attendance.people import People
from rehabdesk.ui.screens.kit.screen import Command

Deed = Callable[[], object]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Deeds:
    """Who carries out what the keys mean."""

    page: PageDeeds
    marking: Marking
    people: People


def shortcuts_of(deeds: Deeds) -> tuple[tuple[str, Deed, bool | None], ...]:
    """Keys, deed, and whether it belongs to an open sheet, to the list, or to both (None)."""
    marking, people, page = deeds.marking, deeds.people, deeds.page
    return (
        ("Ctrl+Return", page.finish, True),
        ("Ctrl+Enter", page.finish, True),
        ("F8", marking.fill, True),
        ("F2", marking.telling.ask_note, True),
        ("F3", marking.telling.ask_reason, True),
        ("F4", marking.telling.ask_minutes, True),
        ("F6", marking.telling.switch_engagement, True),
        ("Ctrl+H", people.show_history, True),
        ("Ctrl+N", people.find_person, True),
        ("Ctrl+G", people.ask_guest, True),
        ("Ctrl+Del", people.remove_person, True),
        ("Ctrl+P", page.print_sheet, None),
        ("Ctrl+F", page.listing.start, False),
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
        ),
    )


def _of_sheet(deeds: Deeds) -> tuple[Command, ...]:
    marking, people, page = deeds.marking, deeds.people, deeds.page
    capture, telling = page.capture, marking.telling
    focus = capture.table.setFocus
    letters = ", ".join(f"{one.key} {one.label}" for one in capture.statuses() if one.active)
    return (
        Command(text=f"Tandai dan maju: {letters}", run=focus, icon="keyboard", keys="Huruf"),
        Command(text="Ke baris nomor itu", run=focus, icon="keyboard", keys="Angka, Enter"),
        Command(text="Tandai baris nomor itu", run=focus, icon="keyboard", keys="Angka, huruf"),
        Command(text="Isi semua baris kosong: hadir", run=marking.fill, icon="check", keys="F8"),
        Command(
            text="Hapus tanda; di baris kosong naik satu baris",
            run=marking.clear,
            icon="remove",
            keys="Backspace / Del",
        ),
        Command(
            text="Batalkan langkah terakhir", run=capture.take_step_back, icon="undo", keys="Ctrl+Z"
        ),
        Command(text="Ulangi langkah", run=capture.do_step_again, icon="redo", keys="Ctrl+Y"),
        Command(text="Catatan", run=telling.ask_note, icon="note", keys="F2 / N"),
        Command(text="Alasan", run=telling.ask_reason, icon="note", keys="F3"),
        Command(text="Menit terlambat", run=telling.ask_minutes, icon="late", keys="F4"),
        Command(
            text="Keterlibatan dengan angka 1 sampai 5, baris demi baris",
            run=telling.switch_engagement,
            icon="star",
            keys="F6",
        ),
        Command(text="Keterlibatan baris ini", run=focus, icon="star", keys="Ctrl+1 … Ctrl+5"),
        Command(text="Riwayat tanda", run=people.show_history, icon="history", keys="Ctrl+H"),
        Command(text="Tambahkan orang", run=people.find_person, icon="add", keys="Ctrl+N"),
        Command(
            text="Keluarkan orang tanpa tanda",
            run=people.remove_person,
            icon="remove",
            keys="Ctrl+Del",
        ),
        Command(text="Catat tamu", run=people.ask_guest, icon="guest", keys="Ctrl+G"),
        Command(text="Cetak lembar ini lagi", run=page.print_sheet, icon="print", keys="Ctrl+P"),
        Command(text="Selesai", run=page.finish, icon="check", keys="Ctrl+Enter"),
        Command(text="Buka lagi daftar yang selesai", run=page.reopen, icon="unlock"),
        Command(text="Kembali ke daftar sesi", run=page.show_list, icon="back", keys="Esc"),
    )
