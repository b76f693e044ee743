"""What on an open sheet marks it or alters its list; the rest of the page only shows."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from rehabdesk.ui.screens.attendance.capture import Capture
from rehabdesk.ui.screens.attendance.notices import Notices

_MADE_ANEW = {"prepare", "person", "add", "cross"}


def writing_parts(
    capture: Capture, unready: QWidget | None, notices: Notices
) -> tuple[QWidget, ...]:
    """The buttons and fields as they stand now; some are made anew for each sheet."""
    legend, foot = capture.legend, capture.foot
    lasting = (legend.fill, legend.head_count, legend.finish, legend.reopen, *legend.buttons)
    made = [
        one
        for part in (unready, notices.difference, foot)
        if part is not None
        for one in part.findChildren(QAbstractButton)
        if one.objectName() in _MADE_ANEW
    ]
    return (*lasting, foot.person, foot.guest, *made)
