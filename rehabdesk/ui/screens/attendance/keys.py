"""What can be done in Kehadiran: with the list of sessions, and with an open sheet."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from rehabdesk.domain.rights import Right
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.listing import Listing
from rehabdesk.ui.screens.attendance.marking import Marking
from rehabdesk.ui.screens.attendance.people import People
from rehabdesk.ui.screens.kit.command import Command

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

    def is_capturing(self) -> bool:
        """Whether a sheet is open."""
        ...

    def why_not_printed(self) -> str:
        """Why there is no sheet to print; empty where there is."""
        ...


class Deeds(Struct, frozen=True, kw_only=True):
    """Who carries out what the keys mean."""

    page: PageDeeds
    marking: Marking
    people: People


def commands_of(deeds: Deeds, *, capturing: bool) -> tuple[Command, ...]:
    """What F1 and Ctrl+K show."""
    return (*(_of_sheet(deeds) if capturing else _of_list(deeds)), _printing(deeds))


def keys_of(deeds: Deeds) -> tuple[Command, ...]:
    """The commands of both views; those of the other one say why they are not carried out."""
    return (*_of_list(deeds), *_of_sheet(deeds), _printing(deeds))


def row_commands(deeds: Deeds) -> tuple[Command, ...]:
    """What can be done with the row under the cursor."""
    marking, people, look = deeds.marking, deeds.people, Right.LOOK
    return (
        _told(deeds, "&Catatan…", marking.telling.ask_note, "note", "F2"),
        _told(deeds, "&Alasan…", marking.telling.ask_reason, "note", "F3"),
        _told(deeds, "&Menit terlambat…", marking.telling.ask_minutes, "late", "F4"),
        _told(deeds, "&Riwayat tanda…", people.show_history, "history", "Ctrl+H", right=look),
        _told(deeds, "&Hapus tanda", marking.clear, "remove", "Del", pressed=()),
        _told(deeds, "&Keluarkan dari daftar", people.remove_person, "remove", "Ctrl+Del"),
    )


def _printing(deeds: Deeds) -> Command:
    return Command(
        text="&Cetak lembar ini",
        run=deeds.page.print_sheet,
        icon="print",
        keys="Ctrl+P",
        right=Right.PRINT,
        why_not=deeds.page.why_not_printed,
    )


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
        Command(text="Buka sesi yang dipilih", run=listing.open_current, icon="next", keys="Enter"),
    )


def _of_sheet(deeds: Deeds) -> tuple[Command, ...]:
    marking, people, page = deeds.marking, deeds.people, deeds.page
    capture, telling = page.capture, marking.telling
    focus, look = capture.table.setFocus, Right.LOOK
    letters = ", ".join(f"{one.key} {one.label}" for one in capture.statuses() if one.active)
    enter = ("Ctrl+Return", "Ctrl+Enter")
    return (
        *(
            _told(deeds, text, run, picture, keys, right=right, pressed=())
            for text, run, picture, keys, right in (
                (f"Tandai dan maju: {letters}", focus, "keyboard", "Huruf", _MARK),
                ("Ke baris nomor itu", focus, "keyboard", "Angka, Enter", look),
                ("Tandai baris nomor itu", focus, "keyboard", "Angka, huruf", _MARK),
                (_CLEAR, marking.clear, "remove", "Backspace / Del", _MARK),
                ("Urungkan langkah terakhir", capture.take_step_back, "undo", "Ctrl+Z", _MARK),
                ("Ulangi langkah", capture.do_step_again, "redo", "Ctrl+Y", _MARK),
                ("Keterlibatan baris ini", focus, "star", "Ctrl+1 … Ctrl+5", _MARK),
                ("Buka lagi daftar yang selesai", page.reopen, "unlock", "", _MARK),
                ("Kembali ke daftar sesi", page.show_list, "back", "Esc", look),
            )
        ),
        *row_commands(deeds),
        _told(deeds, "Isi semua baris kosong: hadir", marking.fill, "check", "F8"),
        _told(deeds, _ENGAGEMENT, telling.switch_engagement, "star", "F6"),
        _told(deeds, "Tambahkan orang…", people.find_person, "add", "Ctrl+N"),
        _told(deeds, "Catat tamu…", people.ask_guest, "guest", "Ctrl+G"),
        _told(deeds, "Selesai", page.finish, "check", "Ctrl+Enter", pressed=enter),
    )


def _told(
    deeds: Deeds,
    text: str,
    run: Deed,
    picture: str,
    keys: str,
    *,
    right: Right = _MARK,
    pressed: tuple[str, ...] | None = None,
) -> Command:
    """A command of an open sheet."""
    return Command(
        text=text,
        run=run,
        icon=picture,
        keys=keys,
        pressed=pressed,
        right=right,
        why_not=lambda: "" if deeds.page.is_capturing() else "Buka dahulu sebuah daftar hadir.",
    )
