"""A deed that is shown and may not be done here: never pressable, and its tip says why."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

from rehabdesk.ui.widgets.plain_text import as_tip

Pressable = QWidget | QAction | QShortcut
_MARK = "forbidden"
_FORCED_OFF = Qt.WidgetAttribute.WA_ForceDisabled


def forbid(deed: Pressable, why: str) -> None:
    """Keep a button, menu entry or key off, whatever the page makes of its state later."""
    if deed.property(_MARK):
        return
    deed.setProperty(_MARK, True)
    if isinstance(deed, QWidget):
        deed.installEventFilter(_KeepOff(deed, why))
        deed.setToolTip(as_tip(why))
    elif isinstance(deed, QAction):
        deed.enabledChanged.connect(lambda _on=False: deed.setEnabled(False))
        deed.setToolTip(as_tip(why))
    deed.setEnabled(False)


class _KeepOff(QObject):
    """Turns a widget off again, and gives its tip back, after others have set them."""

    def __init__(self, widget: QWidget, why: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._why = why

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo what a page does to the widget."""
        widget = self._widget
        if event.type() is QEvent.Type.EnabledChange:
            if not widget.testAttribute(_FORCED_OFF):
                widget.setEnabled(False)
        elif event.type() is QEvent.Type.ToolTipChange and widget.toolTip() != as_tip(self._why):
            widget.setToolTip(as_tip(self._why))
        return False
