"""Printing attendance sheets from any screen: freeze, draw, show."""

from collections.abc import Sequence

from rehabdesk.domain.session import Session
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.ui.context import Context
from rehabdesk.wording.dates import medium_date


def print_sheets(context: Context, sessions: Sequence[Session]) -> bool:
    """Show the sheets of some sessions to be printed; what has no sheet is said."""
    printed = context.carry_out(lambda: sheets_pdf(context.store, sessions, now=context.now()))
    if printed is None:
        return False
    context.tell(printed.change, "-")
    if not printed.sheets:
        context.shell.warn("Tidak ada lembar yang dapat dicetak: belum ada pesertanya.")
        return False
    days = sorted({one.held_on for one in sessions})
    title = f"Daftar hadir {medium_date(days[0])}"
    if len(days) > 1:
        title += f" s.d. {medium_date(days[-1])}"
    context.shell.show_pdf(printed.pdf, title, f"daftar-hadir-{days[0]:%Y-%m-%d}.pdf")
    if printed.empty:
        context.shell.say(f"{len(printed.empty)} sesi tidak dicetak karena belum ada pesertanya.")
    return True
