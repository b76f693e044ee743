"""What desktops know the program by: its picture, and on Windows a name for the task bar."""

import sys

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TASK_BAR_NAME = "RehabDesk.RehabDesk"
"""Windows' AppUserModelID. Without one the windows are Python's, with Python's picture."""


def name_process() -> None:
    """Tell Windows whose the windows are; before the first one."""
    if sys.platform == "win32":
        import ctypes

        shell = ctypes.WinDLL("shell32")
        shell.SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(TASK_BAR_NAME))


def show_picture(app: "QApplication") -> None:
    """Give every window the program's picture; Qt draws the sizes that the desktop asks for."""
    from PySide6.QtGui import QIcon

    from rehabdesk import paths

    app.setWindowIcon(QIcon(str(paths.icons() / "rehabdesk.svg")))
    # The name of the menu entry, by which Wayland finds the picture.
    app.setDesktopFileName("rehabdesk")
