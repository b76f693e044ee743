"""Who is logged in to the demonstration, and the others whom it can be looked at as."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rehabdesk.domain.user import Role, User
from rehabdesk.storage import Store
from rehabdesk.ui.shell.finding.pages import WindowDeed
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.widgets.plain_text import as_tip
from rehabdesk.wording.terms import label

_ORDER = list(Role)


def users_to_try(store: Store) -> tuple[User, ...]:
    """The users of a demonstration, in the order of the roles; nobody in a real office."""
    if not store.office.demonstration:
        return ()
    return tuple(sorted(store.users.all(), key=lambda one: _ORDER.index(one.role)))


def roles_to_try(store: Store, look_as: Callable[[str], None]) -> tuple[WindowDeed, ...]:
    """What Ctrl+K offers of them: to look at the demonstration as each but whoever is logged in."""
    return tuple(
        WindowDeed(
            title=f"Lihat sebagai {label(one.role)}",
            keys="",
            icon="resident",
            run=partial(look_as, one.login),
            others=f"peran {one.name}",
        )
        for one in users_to_try(store)
        if one.id != store.desk.user
    )


class RoleButton(QToolButton):
    """Names who is logged in; its menu offers the demonstration's other users.

    ``wanted`` carries the login name of whoever was chosen.
    """

    wanted = Signal(str)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("down"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(as_tip("Lihat kantor contoh sebagai pengguna dengan peran lain"))
        self.choices = QMenu(self)
        self.choices.addAction("Lihat kantor contoh sebagai:").setEnabled(False)
        for user in users_to_try(store):
            action = self.choices.addAction(f"{label(user.role)}: {user.name}")
            action.setCheckable(True)
            action.setChecked(user.id == store.desk.user)
            action.setEnabled(user.id != store.desk.user)
            action.triggered.connect(partial(self._choose, user.login))
        self.setMenu(self.choices)

    def _choose(self, login: str, *_carried: object) -> None:
        self.wanted.emit(login)
