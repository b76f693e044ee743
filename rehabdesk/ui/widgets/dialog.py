"""A dialog around a form: heading, fields, errors, buttons that carry the verb."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.discarding import Discarding
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.ui.widgets.screen_room import room_for
from rehabdesk.ui.widgets.text import button, hairline, label
from rehabdesk.wording.names import one_stop

_WIDTH = 520
_TALLEST = 660

DialogDeed = Callable[[], str | None]


def keys_of(verb: str, *, alone: bool = False) -> str:
    """What Ctrl+Enter does, for the foot of a dialog: "Ctrl+Enter: simpan"; or Enter alone."""
    keys = "Enter" if alone else "Ctrl+Enter"
    return f"{keys}: {verb.replace('&', '').replace('…', '').split()[0].casefold()}"


class FormDialog(QDialog):
    """Asks for the values of a form; open it with ``open()``, never ``exec()``.

    ``deed`` is called when the verb is pressed and the form is sound; it returns a sentence to
    be shown when the deed was refused, or None: then the dialog closes with ``accepted``.
    Ctrl+Enter is the verb, in a small dialog that endangers nothing Enter, too. Enter presses a
    button that has the cursor. Esc closes, after asking
    when something has been typed.
    """

    def __init__(  # noqa: PLR0913 - the parts of every dialog
        self,
        title: str,
        form: Form,
        verb: str,
        deed: DialogDeed,
        *,
        subtitle: str = "",
        icon_name: str = "",
        danger: bool = False,
        width: int = _WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._deed = deed
        self._enter_saves = not danger and form.is_small()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.verb_button = button(verb, "danger" if danger else "primary", icon_name)
        self.verb_button.setToolTip(as_tip(f"{verb.replace('&', '')} (Ctrl+Enter)"))
        self.verb_button.clicked.connect(self.carry_out)
        self.cancel_button = button("Tidak jadi")
        self.cancel_button.setToolTip("Tidak jadi (Esc)")
        self.cancel_button.clicked.connect(self.reject)
        self.trouble = Banner("", Tone.DANGER)
        self.trouble.hide()
        self._buttons = self._make_buttons(verb)
        self._asking = Discarding(self._buttons, self.reject, form.focus_first)
        self.keep_button = self._asking.keep_button
        self.discard_button = self._asking.discard_button
        self._lay_out(title, subtitle)
        room = room_for(self)
        wide = min(in_step(width), room.width())
        self._tallest = min(in_step(_TALLEST), room.height())
        self.setMinimumWidth(wide)
        self._scroll.plan_for(wide - 2 * Space.PAGE)
        self.resize(wide, min(self.sizeHint().height(), self._tallest))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.carry_out)

    def carry_out(self) -> None:
        """Check the form and do the deed; stay open when it was refused."""
        self.trouble.hide()
        if not self.form.validate():
            self._make_room()
            return
        with _waiting():
            refusal = self._deed()
        if refusal:
            self._make_room()
            if self.form.errors():
                self.form.focus_first_error()
            else:
                self.show_trouble(refusal)
            return
        self.form.set_clean()
        self.accept()

    def _make_room(self) -> None:
        """Grow by the lines that words and errors take, as far as the screen has room."""
        self._scroll.updateGeometry()
        layout = self.layout()
        # A hint does not know how many lines a long title takes at this width.
        lines = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        wanted = min(max(self.sizeHint().height(), lines), self._tallest)
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def put_beside(self, side: QWidget) -> None:
        """Share the place of the scrolling form with a preview at its right."""
        layout, scroll = self.layout(), self.findChild(QScrollArea)
        if not isinstance(layout, QVBoxLayout) or scroll is None:
            return
        both = QWidget()
        layout.replaceWidget(scroll, both)
        layout.setStretchFactor(both, 1)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scroll, 1)
        row.addWidget(side, 2)

    def show_trouble(self, sentence: str) -> None:
        """Show a refusal above the fields."""
        self.trouble.set_message(sentence, Tone.DANGER)
        self.trouble.show()
        self._make_room()

    def reject(self) -> None:
        """Close, or first ask when something has been typed."""
        if self.form.is_dirty() and not self._asking.is_asking():
            self._asking.ask()
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the question, or leaves; Enter presses the button it is on."""
        if event.key() == Qt.Key.Key_Escape and self._asking.is_asking():
            self._asking.give_way()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            # In a field of a long form Enter does nothing: nobody saves by it before he is done.
            on = self.focusWidget()
            if isinstance(on, QPushButton):
                on.click()
            elif self._enter_saves:
                self.carry_out()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, with nothing counted as typed yet."""
        super().showEvent(event)
        # Words that were said before it was shown had no height yet.
        self._make_room()
        self.form.set_clean()
        self.form.focus_first()

    def _make_buttons(self, verb: str) -> QWidget:
        """Make the line with cancel and the verb."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(label(keys_of(verb, alone=self._enter_saves), "small"))
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.verb_button)
        return line

    def _lay_out(self, title: str, subtitle: str) -> None:
        """Stack heading, trouble, fields and buttons."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, Space.WIDE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(label(title, "title", wrap=True))
        if subtitle:
            whole.addWidget(label(one_stop(subtitle), "muted", wrap=True))
        whole.addWidget(self.trouble)
        whole.addSpacing(Space.SMALL)
        self._scroll = FormScroll(self.form)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(hairline())
        whole.addSpacing(Space.SMALL)
        whole.addWidget(self._asking)
        whole.addWidget(self._buttons)


class FormScroll(QScrollArea):
    """Shows a form, or several in a stack, whole when there is room, else lets it scroll."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        holder = QWidget()
        holder.setObjectName("clear")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 2, Space.LARGE, 2)
        inside.addWidget(form)
        inside.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._holder = holder
        self._width = 0

    def plan_for(self, width: int) -> None:
        """Ask from now on for the height that the form has at a width, its words wrapped."""
        self._width = width
        self.updateGeometry()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field with the cursor in sight, also where Tab comes from the buttons."""
        if now is not None and self._holder.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole form."""
        hint = self._holder.sizeHint()
        layout = self._holder.layout()
        # The area never makes its widget lower than this, however well it would fit.
        height = max(hint.height(), self._holder.minimumSizeHint().height())
        if self._width and layout is not None and layout.hasHeightForWidth():
            return QSize(self._width, max(height, layout.heightForWidth(self._width)))
        return QSize(hint.width(), height)


@contextmanager
def _waiting() -> Generator[None]:
    """Show the wait cursor until the deed has ended or failed."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
