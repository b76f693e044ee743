"""The list at the left; the chosen person, or the sums of several, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from rehabdesk.domain.certificate import CertificateRule, CertificateState
from rehabdesk.storage import Store
from rehabdesk.ui.screens.certificates.person import PersonPanel
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.screens.certificates.several import SeveralPanel
from rehabdesk.ui.widgets.side_panel import ListAndDetail


class Panes(ListAndDetail):
    """The two panes; what is left over when the window grows goes to the list."""

    def __init__(self, listing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(listing, list_width=800, detail_width=350, parent=parent)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.person = PersonPanel()
        self.person.setObjectName("clear")
        self.several = SeveralPanel()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.person)

    def printing(self) -> tuple[QPushButton, ...]:
        """What prints."""
        one, several = self.person, self.several
        own = (one.preview_button, one.show_button, one.copy_button)
        return (*own, several.print_button, several.copy_button)

    def deciding(self) -> tuple[QPushButton, ...]:
        """What gives a certificate, makes an exception or takes one back."""
        one = self.person
        own = (one.exception_button, one.drop_button, one.number_button, one.revoke_button)
        return (*own, self.several.issue_button)

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
