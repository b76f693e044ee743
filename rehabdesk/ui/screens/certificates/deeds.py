"""The deeds on the certificates of a cohort; each asks or tells by itself."""

from collections.abc import Sequence
from typing import Protocol

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.domain.program import Cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates import each, papers
from rehabdesk.ui.screens.certificates.dialogs import (
    CheckDialog,
    exception_dialog,
    number_dialog,
    revoke_dialog,
)
from rehabdesk.ui.screens.certificates.issuing import IssueDialog
from rehabdesk.ui.screens.certificates.rows import CertificateRow, PeopleWanted
from rehabdesk.ui.screens.kit.certificate_papers import show_certificates
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog


class PageOfCertificates(Protocol):
    """What the deeds ask of the page."""

    @property
    def cohort(self) -> Cohort | None:
        """The cohort shown."""
        ...

    @property
    def rows(self) -> Sequence[CertificateRow]:
        """Everybody in the cohort."""
        ...

    def chosen(self) -> Sequence[CertificateRow]:
        """Whoever is chosen."""
        ...

    def current(self) -> CertificateRow | None:
        """The person shown."""
        ...

    def set_exception(self, key: EnrolmentId, reason: str) -> None:
        """Make somebody an exception; without a reason the rule holds again."""
        ...

    def show_certificate(self, certificate: Certificate) -> None:
        """Choose the person of a certificate."""
        ...


class CertificateDeeds:
    """What the commands of the page carry out."""

    def __init__(self, context: Context, page: PageOfCertificates) -> None:
        self._context = context
        self._page = page

    def issue_all(self) -> None:
        """Give a certificate to everybody who qualifies, and to the exceptions."""
        self._issue(ready_among(self._page.rows))

    def issue_chosen(self) -> None:
        """Give a certificate to those of the chosen people who may have one."""
        self._issue(ready_among(self._page.chosen()))

    def print_all(self) -> None:
        """All issued certificates of the cohort in one file."""
        show_certificates(self._context, papers.issued_of(self._page.rows))

    def print_chosen(self) -> None:
        """The chosen people's certificates in one file."""
        show_certificates(self._context, papers.issued_of(self._page.chosen()))

    def print_copies(self) -> None:
        """The chosen people's certificates again, marked SALINAN."""
        show_certificates(self._context, papers.issued_of(self._page.chosen()), copy=True)

    def print_each(self) -> None:
        """One file a person: the chosen ones if several are chosen, else all."""
        each.ask_each(self._context, self._for_files())

    def print_register(self) -> None:
        """The register book of the cohort."""
        if self._page.cohort is not None:
            papers.show_register(self._context, self._page.cohort)

    def check_code(self) -> None:
        """Ask for a check code and say what it belongs to."""
        dialog = CheckDialog(self._context.store, self._context.shell.window_widget())
        dialog.opened.connect(self._page.show_certificate)
        dialog.open()

    def go_to_rule(self) -> None:
        """Go to where the rule is set."""
        self._context.shell.go("office", "rule")

    def open_current(self) -> None:
        """Show the current person's certificate, or how it would look."""
        row = self._page.current()
        if row is not None and self._page.cohort is not None:
            papers.show_current(self._context, self._page.cohort, row)

    def except_current(self) -> None:
        """Ask for the reason why the current person is to be an exception."""
        if (row := self._page.current()) is not None:
            key, keep = row.key, self._page.set_exception
            exception_dialog(self._context, row, lambda reason: keep(key, reason)).open()

    def drop_exception(self) -> None:
        """Hold the current person to the rule again."""
        if (row := self._page.current()) is not None:
            self._page.set_exception(row.key, "")

    def fill_current(self) -> None:
        """Ask for the number that Tata Usaha wrote on the current person's certificate."""
        row = self._page.current()
        if row is not None and row.line.certificate is not None:
            number_dialog(self._context, row, row.line.certificate).open()

    def revoke_current(self) -> None:
        """Ask for the reason and take the current person's certificate back."""
        row = self._page.current()
        if row is not None and row.line.certificate is not None:
            revoke_dialog(self._context, row, row.line.certificate).open()

    def show_history(self) -> None:
        """Show everything that was done to the current person's certificate."""
        row = self._page.current()
        if row is not None and (found := row.line.certificate) is not None:
            RecordHistoryDialog(self._context, found.number, [("certificate", found.id)]).open()

    def _issue(self, rows: Sequence[CertificateRow]) -> None:
        context, cohort = self._context, self._page.cohort
        if rows and cohort is not None:
            IssueDialog(context, cohort, rows, lambda made: show_certificates(context, made)).open()

    def _for_files(self) -> list[Certificate]:
        chosen = self._page.chosen()
        return papers.issued_of(chosen if len(chosen) > 1 else self._page.rows)


def ready_among(rows: Sequence[CertificateRow]) -> list[CertificateRow]:
    """Those who may have a certificate now."""
    return [row for row in rows if row.stands is PeopleWanted.READY]
