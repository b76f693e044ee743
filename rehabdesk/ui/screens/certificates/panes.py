"""The list at the left; the chosen person, or the sums of several, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from rehabdesk.domain.certificate import CertificateRule, CertificateState
from rehabdesk.storage import Store
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.commands import CertificateCommands
from rehabdesk.ui.screens.certificates.person import PersonPanel
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.screens.certificates.several import SeveralPanel
from rehabdesk.ui.widgets.side_panel import ListAndDetail


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
