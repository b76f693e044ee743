"""The commands of Kehadiran one by one, each told once for buttons, menus, keys, Ctrl+K and F1."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec import Struct

from rehabdesk.domain.attendance import AttendanceStatus
from rehabdesk.domain.rights import Right
from rehabdesk.domain.session import SessionGuest
from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.listing import Listing
from rehabdesk.ui.screens.attendance.marking import Marking
from rehabdesk.ui.screens.attendance.people import NameListDeeds
from rehabdesk.ui.screens.kit.command import Command

SheetDeed = Callable[[], object]
_CLOSED = "Buka dahulu sebuah daftar hadir."


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
    people: NameListDeeds


def of_sheet(  # noqa: PLR0913 - the parts of a command
    deeds: Deeds,
    text: str,
    run: SheetDeed,
    picture: str,
    keys: str,
    *,
    right: Right = Right.MARK,
    pressed: tuple[str, ...] | None = None,
    why: Callable[[], str] = str,
) -> Command:
    """A command of an open sheet."""
    return Command(
        text=text,
        run=run,
        icon=picture,
        keys=keys,
        pressed=pressed,
        right=right,
        why_not=lambda: _why_closed(deeds) or why(),
    )


def joining(deeds: Deeds) -> Command:
    """Put those on the list who belong to the group by now."""

    def why() -> str:
        sheet = deeds.page.capture.sheet
        return "" if sheet and sheet.joined else "Semua anggota kelompok ada di daftar ini."

    text, run = "Tambahkan anggota baru ke &daftar", deeds.people.add_joined
    return of_sheet(deeds, text, run, "add", "", why=why)


def printing(deeds: Deeds) -> Command:
    """Print the sheet that is open, or chosen in the list."""
    return Command(
        text="&Cetak lembar ini",
        run=deeds.page.print_sheet,
        icon="print",
        keys="Ctrl+P",
        right=Right.PRINT,
        why_not=deeds.page.why_not_printed,
    )


def mark_with(deeds: Deeds, status: AttendanceStatus) -> Command:
    """Mark the current row with a status; the table itself takes its letter."""
    run = partial(deeds.marking.give, status)
    return of_sheet(
        deeds, f"Tandai dan maju: {status.label}", run, "keyboard", status.key, pressed=()
    )


def filling(deeds: Deeds) -> Command:
    """Give the usual status to all rows without a mark."""

    def why() -> str:
        return (
            "" if deeds.page.capture.model.first_empty() is not None else "Tidak ada baris kosong."
        )

    return of_sheet(
        deeds, "Isi semua baris kosong: hadir", deeds.marking.fill, "check", "F8", why=why
    )


def finishing(deeds: Deeds) -> Command:
    """Close the open sheet; not shown on a closed one."""
    return Command(
        text="Selesai",
        run=deeds.page.finish,
        icon="check",
        right=Right.MARK,
        why_not=lambda: _why_closed(deeds) or _why_recorded(deeds),
        keys="Ctrl+Enter",
        pressed=("Ctrl+Return", "Ctrl+Enter"),
        only_where_it_fits=True,
    )


def reopening(deeds: Deeds) -> Command:
    """Open a closed sheet again; not shown on an open one."""

    def why() -> str:
        recorded = _why_recorded(deeds)
        return _why_closed(deeds) or ("" if recorded else "Daftar hadir ini belum selesai.")

    return Command(
        text="Buka lagi daftar yang selesai",
        run=deeds.page.reopen,
        icon="unlock",
        right=Right.MARK,
        why_not=why,
        only_where_it_fits=True,
    )


def going_back(deeds: Deeds) -> Command:
    """Go back to the list; the page itself takes Esc."""
    text, run = "Kembali ke daftar sesi", deeds.page.show_list
    return of_sheet(deeds, text, run, "back", "Esc", right=Right.LOOK, pressed=())


def preparing(deeds: Deeds) -> Command:
    """Freeze the list of a session that has none."""

    def why() -> str:
        sheet = deeds.page.capture.sheet
        waits = sheet is not None and not sheet.lines and sheet.expected
        return "" if waits else "Daftar hadir ini sudah disiapkan, atau belum berpeserta."

    return of_sheet(deeds, "&Siapkan daftar", deeds.people.prepare, "attendance", "", why=why)


def adding(deeds: Deeds) -> Command:
    """Put somebody on the list."""
    return of_sheet(deeds, "Tambahkan &orang…", deeds.people.find_person, "add", "Ctrl+N")


def excusing(deeds: Deeds) -> Command:
    """Write down from when until when somebody cannot come."""
    return Command(
        text="Catat hala&ngan…",
        run=deeds.people.ask_excuse,
        icon="calendar",
        keys="F7",
        right=Right.MARK,
        why_not=deeds.people.why_no_excuse,
    )


def guest_entry(deeds: Deeds) -> Command:
    """Write down a guest."""
    return of_sheet(deeds, "Catat &tamu…", deeds.people.ask_guest, "guest", "Ctrl+G")


def guest_removal(deeds: Deeds, guest: SessionGuest) -> Command:
    """Take a guest off."""
    run = partial(deeds.people.remove_guest, guest.id)
    return of_sheet(deeds, f"Hapus tamu {guest.name}", run, "close", "")


def _why_closed(deeds: Deeds) -> str:
    return "" if deeds.page.is_capturing() else _CLOSED


def _why_recorded(deeds: Deeds) -> str:
    sheet = deeds.page.capture.sheet
    return "Daftar hadir ini sudah selesai." if sheet and sheet.recorded else ""
