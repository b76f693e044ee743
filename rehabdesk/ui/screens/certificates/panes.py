"""The list at the left; the chosen person, or the sums of several, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rehabdesk.domain.certificate import CertificateRule, CertificateState
from rehabdesk.storage import Store
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.commands import CertificateCommands
from rehabdesk.ui.screens.certificates.person import PersonPanel
from rehabdesk.ui.screens.certificates.rows import CertificateRow, PeopleWanted, counted
from rehabdesk.ui.screens.kit.command import CommandButtons
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.ui.widgets.text import hairline, label


class SeveralPanel(QWidget):
    """Sums of the chosen people, and what can be done with all of them."""

    def __init__(self, context: Context, commands: CertificateCommands) -> None:
        super().__init__()
        self._title = label("", "heading")
        self._sums = label("", "muted", wrap=True)
        self._buttons = CommandButtons(context)
        self.issue_button = self._buttons.add(commands.issue_some)
        self.print_button = self._buttons.add(commands.print_some)
        self.copy_button = self._buttons.add(commands.copies)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self._title, self._sums, hairline()):
            column.addWidget(part)
        for widget in (self.issue_button, self.print_button, self.copy_button):
            column.addWidget(widget)
        column.addStretch(1)

    def show_rows(self, rows: Sequence[CertificateRow]) -> None:
        """Show the chosen people's sums."""
        ready, short, issued = (
            counted(rows, one)
            for one in (PeopleWanted.READY, PeopleWanted.SHORT, PeopleWanted.ISSUED)
        )
        self._title.setText(f"{len(rows)} orang dipilih")
        self._sums.setText(f"{ready} memenuhi · {short} belum · {issued} sudah terbit")
        self.issue_button.setText(f"Terbitkan yang dipilih ({ready})…")
        self.print_button.setText(f"Lihat dan cetak ({issued})")
        self.copy_button.setText(f"Cetak salinan ({issued})")
        self._buttons.offer()


class Panes(ListAndDetail):
    """The two panes; what is left over when the window grows goes to the list."""

    def __init__(self, listing: QWidget, context: Context, commands: CertificateCommands) -> None:
        super().__init__(listing, list_width=800, detail_width=350)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.person = PersonPanel(context, commands)
        self.person.setObjectName("clear")
        self.several = SeveralPanel(context, commands)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.person)

    def show_chosen(
        self, store: Store, chosen: Sequence[CertificateRow], current: CertificateRow | None
    ) -> None:
        """Show whoever is chosen."""
        if len(chosen) > 1:
            self.several.show_rows(chosen)
            self.show_detail(self.several)
        elif current is not None:
            rule = store.settings.read(CertificateRule)
            revoked = store.certificates.find(
                enrolment=current.key, state=CertificateState.REVOKED.value
            )
            self.person.show_row(current, rule.least_percent, revoked)
            self.show_detail(self._scroll)
        else:
            self.show_nothing()
