"""The best way to the printer that this computer has: vectors where the system takes them."""

import sys
from collections.abc import Callable

from rehabdesk.ui.shell.printing import cups
from rehabdesk.ui.shell.printing.order import PrintOrder, Sent

Way = Callable[[PrintOrder, Sent, Callable[[int, int], None]], None]


def way_to_printers() -> Way:
    """CUPS takes the PDF itself, on Windows PDFium draws lines and letters, else Qt pictures."""
    if sys.platform == "win32":
        from rehabdesk.ui.shell.printing import windows

        if windows.is_there():
            return windows.send
    elif cups.is_there():
        return cups.send
    from rehabdesk.ui.shell.printing import painted

    return painted.send
