"""The line above every page: which office, who works, which day; a demonstration's can be moved."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rehabdesk.services.demonstration_day import set_demonstration_day
from rehabdesk.ui.context import Context
from rehabdesk.ui.shell.role_button import RoleButton, users_to_try
from rehabdesk.ui.shell.undo_button import UndoButton
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.text import icon_button, label
from rehabdesk.wording import dates
from rehabdesk.wording.terms import label as word


class OfficeBar(QFrame):
    """Names the office, whoever is logged in, and the day, which a demonstration can move.

    ``user_wanted`` carries the login name of whom the demonstration is to be looked at as.
    """

    user_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("officebar")
        self._office = Elided("", "small")
        self._user = (
            RoleButton(context.store) if users_to_try(context.store) else label("", "small")
        )
        self._user.setAccessibleName("Yang masuk")
        self._day = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        self.undo_button = UndoButton(context, self)
        row.addWidget(self._office, 1)
        row.addWidget(self.undo_button)
        row.addSpacing(Space.LARGE)
        row.addWidget(self._user)
        row.addWidget(label("·", "small"))
        row.addWidget(self._day)
        if isinstance(self._user, RoleButton):
            self._user.wanted.connect(self.user_wanted)
        if context.store.office.demonstration:
            earlier = icon_button("previous", "Hari contoh mundur satu hari")
            later = icon_button("next", "Hari contoh maju satu hari")
            earlier.clicked.connect(lambda: self._move(-1))
            later.clicked.connect(lambda: self._move(1))
            row.addWidget(earlier)
            row.addWidget(later)
        context.day_changed.connect(self.reload)
        context.tables_changed.connect(self._tables_changed)
        self.reload()

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if self.context.store.users.table in tables:
            self.reload()

    def reload(self) -> None:
        """Show the office, the user and the day as they are now."""
        store = self.context.store
        office, desk = store.office, store.desk
        self._user.setText(f"{store.users.name_of(desk.user)} ({word(desk.role)})")
        today = dates.long_date(self.context.today(), weekday=True)
        name = f"{office.name} · KANTOR CONTOH" if office.demonstration else office.name
        self._office.setText(name)
        self._day.setText(f"Hari contoh: {today}" if office.demonstration else today)

    def _move(self, days: int) -> None:
        day = self.context.today() + timedelta(days=days)
        self.context.perform(lambda: set_demonstration_day(self.context.store, day), "-")
