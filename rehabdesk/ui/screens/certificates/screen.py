"""Sertifikat: who qualifies by which figures, issuing, printing again, checking."""

from collections.abc import Sequence

from rehabdesk.domain.certificate import Certificate, CertificateRule
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.rights import Right
from rehabdesk.services import certificates
from rehabdesk.services.certificate_words import UNNUMBERED
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates import each, empties, papers
from rehabdesk.ui.screens.certificates.bar import CohortBar
from rehabdesk.ui.screens.certificates.dialogs import (
    CheckDialog,
    exception_dialog,
    number_dialog,
    revoke_dialog,
)
from rehabdesk.ui.screens.certificates.issuing import IssueDialog
from rehabdesk.ui.screens.certificates.menu import PrintMenu
from rehabdesk.ui.screens.certificates.missing import MissingBanner
from rehabdesk.ui.screens.certificates.panes import Panes
from rehabdesk.ui.screens.certificates.rows import (
    COLUMNS,
    CertificateRow,
    Wanted,
    counted,
    narrowed,
    unnumbered,
)
from rehabdesk.ui.screens.kit.command import Command, add_keys
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.certificate_rule import rule_sentence

_TABLE = "certificates"
_ISSUE = "Terbitkan sertifikat untuk yang memenuhi"


class CertificatesPage(ScreenPage):
    """One cohort at a time: the list at the left, the chosen person at the right."""

    key = "certificates"

    def __init__(self, context: Context) -> None:
        self.check_button = button("&Periksa kode…", icon_name="check")
        self.print_button = button("&Cetak", icon_name="print")
        self.issue_button = button("&Terbitkan", "primary", "certificate")
        super().__init__(
            context,
            "Sertifikat",
            " ",
            actions=(self.check_button, self.print_button, self.issue_button),
        )
        self._rows: tuple[CertificateRow, ...] = ()
        self._exceptions: dict[EnrolmentId, str] = {}
        remembered = context.preferences.page(self.key)
        self.bar = CohortBar(remembered)
        self.model = TableModel(COLUMNS, key=lambda row: row.key, parent=self)
        self.table = Table("Peserta program", self.model, multi=True)
        self.missing = MissingBanner()
        self.add_notice(self.missing)
        self.panes = Panes(self.table)
        self.add(self.bar)
        self.add(self.panes, 1)
        self.table.restore_columns(context.preferences.table(_TABLE))
        self._connect()
        self._add_keys()

    @property
    def cohort(self) -> Cohort | None:
        """The cohort shown."""
        return self.bar.cohort()

    def reload(self) -> None:
        """Look again; the chosen people, exceptions and the search stay."""
        store = self.context.store
        self.bar.set_cohorts(store.cohorts.all(), self.context.today())
        rule = store.settings.read(CertificateRule)
        self.bar.show_rule(rule_sentence(rule))
        cohort = self.cohort
        lines = (
            () if cohort is None else certificates.lines(store, cohort, today=self.context.today())
        )
        self._rows = tuple(
            CertificateRow(line=one, exception=self._exception_of(one)) for one in lines
        )
        self.missing.show_for(store, cohort, self._rows, self.context.today())
        self._show_rows()

    def show_target(self, target: object) -> None:
        """Show a cohort by its id."""
        if isinstance(target, str):
            self.reload()
            self.bar.choose(target)

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        issue, paper, look = Right.ISSUE_CERTIFICATES, Right.PRINT, Right.LOOK
        return tuple(
            Command(text=text, run=run, icon=picture, keys=keys, right=right)
            for text, run, picture, keys, right in (
                (_ISSUE, self.issue_all, "certificate", "Ctrl+N", issue),
                ("Cetak semua sertifikat yang terbit", self.print_all, "print", "Ctrl+P", paper),
                ("Cetak buku register", self.print_register, "report", "", paper),
                ("Periksa kode sertifikat", self.check_code, "check", "Ctrl+E", look),
                ("Cari peserta", self.bar.focus_search, "search", "Ctrl+F", look),
                ("Pratinjau atau lihat sertifikat", self.open_current, "", "Enter", paper),
            )
        )

    def issue_all(self) -> None:
        """Give a certificate to everybody who qualifies, and to the exceptions."""
        self._issue([row for row in self._rows if row.stands is Wanted.READY])

    def issue_chosen(self) -> None:
        """Give a certificate to those of the chosen people who may have one."""
        self._issue([row for row in self.table.selected_rows() if row.stands is Wanted.READY])

    def print_all(self) -> None:
        """All issued certificates of the cohort in one file."""
        papers.show(self.context, papers.issued_of(self._rows))

    def print_chosen(self) -> None:
        """The chosen people's certificates in one file."""
        papers.show(self.context, papers.issued_of(self.table.selected_rows()))

    def print_copies(self) -> None:
        """The chosen people's certificates again, marked SALINAN."""
        papers.show(self.context, papers.issued_of(self.table.selected_rows()), copy=True)

    def print_each(self) -> None:
        """One file a person: the chosen ones if several are chosen, else all."""
        chosen = self.table.selected_rows()
        each.ask_each(self.context, papers.issued_of(chosen if len(chosen) > 1 else self._rows))

    def print_register(self) -> None:
        """The register book of the cohort."""
        if self.cohort is not None:
            papers.show_register(self.context, self.cohort)

    def check_code(self) -> None:
        """Ask for a check code and say what it belongs to."""
        dialog = CheckDialog(self.context.store, self.context.shell.window_widget())
        dialog.opened.connect(self._show_certificate)
        dialog.open()

    def open_current(self) -> None:
        """Show the current person's certificate, or how it would look."""
        row = self.table.current_row()
        if row is not None and self.cohort is not None:
            papers.show_current(self.context, self.cohort, row)

    def except_current(self) -> None:
        """Ask for the reason why the current person is to be an exception."""
        row = self.table.current_row()
        if row is None or row.stands is not Wanted.SHORT:
            return
        key = row.key
        exception_dialog(self.context, row, lambda reason: self._set_exception(key, reason)).open()

    def drop_exception(self) -> None:
        """Hold the current person to the rule again."""
        row = self.table.current_row()
        if row is not None:
            self._set_exception(row.key, "")

    def fill_current(self) -> None:
        """Ask for the number that Tata Usaha wrote on the current person's certificate."""
        row = self.table.current_row()
        if row is not None and row.line.certificate is not None:
            number_dialog(self.context, row, row.line.certificate).open()

    def revoke_current(self) -> None:
        """Ask for the reason and take the current person's certificate back."""
        row = self.table.current_row()
        if row is not None and row.line.certificate is not None:
            revoke_dialog(self.context, row, row.line.certificate).open()

    def _issue(self, rows: Sequence[CertificateRow]) -> None:
        if not rows or self.cohort is None:
            self.context.shell.say("Belum ada yang memenuhi syarat sertifikat.")
            return
        IssueDialog(
            self.context, self.cohort, rows, lambda made: papers.show(self.context, made)
        ).open()

    def _set_exception(self, key: EnrolmentId, reason: str) -> None:
        self._exceptions = {
            **{one: words for one, words in self._exceptions.items() if one != key},
            **({key: reason} if reason else {}),
        }
        self.reload()

    def _exception_of(self, line: certificates.CertificateLine) -> str:
        needed = line.certificate is None and not line.standing.qualifies
        return self._exceptions.get(line.enrolment.id, "") if needed else ""

    def _show_certificate(self, certificate: Certificate) -> None:
        enrolment = self.context.store.enrolments.get(certificate.enrolment)
        if enrolment is None:
            return
        self.show_target(enrolment.cohort)
        self.bar.show_everybody()
        place = self.model.place_of(enrolment.id)
        if place is not None:
            self.table.select_place(place)

    def _show_rows(self) -> None:
        """Narrow the list and say the sums."""
        shown = narrowed(self._rows, self.bar.wanted(), self.bar.search_text())
        self.model.replace(shown)
        self.bar.show_counts(self._rows)
        ready = counted(self._rows, Wanted.READY)
        self.issue_button.setText(f"&Terbitkan untuk yang memenuhi ({ready})")
        self.issue_button.setAccessibleName(f"Terbitkan untuk yang memenuhi ({ready})")
        self.issue_button.setEnabled(ready > 0)
        self.print_button.setEnabled(self.cohort is not None)
        issued, short = counted(self._rows, Wanted.ISSUED), counted(self._rows, Wanted.SHORT)
        waiting = unnumbered(self._rows)
        more = f" ({waiting} {UNNUMBERED})" if waiting else ""
        sums = f"{ready} memenuhi · {short} belum · {issued} sudah terbit{more}"
        self.set_title("Sertifikat", sums)
        self.table.set_empty(empties.empty_of(self.context, self.bar, any_people=bool(self._rows)))
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.panes.show_chosen(
            self.context.store, self.table.selected_rows(), self.table.current_row()
        )

    def _connect(self) -> None:
        self.issue_button.clicked.connect(self.issue_all)
        self.check_button.clicked.connect(self.check_code)
        self.print_button.setMenu(self._make_menu())
        self.print_button.setProperty("menu", "true")
        self.missing.there_button.clicked.connect(lambda: self.context.shell.go("attendance"))
        self.bar.cohort_chosen.connect(self._cohort_chosen)
        self.bar.narrowed.connect(self._narrowed)
        self.bar.list_wanted.connect(self.table.focus_list)
        self.bar.rule_wanted.connect(lambda: self.context.shell.go("office", "rule"))
        self.table.selection_changed.connect(self._show_chosen)
        self.table.current_row_changed.connect(self._show_chosen)
        self.table.activated_row.connect(self.open_current)
        self.table.state_changed.connect(
            lambda: self.context.preferences.remember_table(_TABLE, self.table.column_state())
        )
        self._connect_panes()

    def _connect_panes(self) -> None:
        person, several = self.panes.person, self.panes.several
        person.preview_wanted.connect(self.open_current)
        person.certificate_wanted.connect(self.open_current)
        person.exception_wanted.connect(self.except_current)
        person.exception_dropped.connect(self.drop_exception)
        person.copy_wanted.connect(self.print_copies)
        person.number_wanted.connect(self.fill_current)
        person.revoke_wanted.connect(self.revoke_current)
        person.history_wanted.connect(self._show_history)
        several.issue_wanted.connect(self.issue_chosen)
        several.print_wanted.connect(self.print_chosen)
        several.copies_wanted.connect(self.print_copies)

    def _show_history(self) -> None:
        row = self.table.current_row()
        if row is not None and (one := row.line.certificate) is not None:
            RecordHistoryDialog(self.context, one.number, [("certificate", one.id)]).open()

    def _cohort_chosen(self) -> None:
        self.context.preferences.remember_page(self.key, self.bar.state())
        self.reload()

    def _narrowed(self) -> None:
        self.context.preferences.remember_page(self.key, self.bar.state())
        self._show_rows()

    def _make_menu(self) -> PrintMenu:
        menu = PrintMenu(lambda: len(papers.issued_of(self.table.selected_rows())), self)
        menu.all_wanted.connect(self.print_all)
        menu.chosen_wanted.connect(self.print_chosen)
        menu.copies_wanted.connect(self.print_copies)
        menu.each_wanted.connect(self.print_each)
        menu.register_wanted.connect(self.print_register)
        return menu

    def _add_keys(self) -> None:
        add_keys(self, self.context, self.commands())
        only_with(self.context, Right.PRINT, self.print_button, *self.panes.printing())
        only_with(self.context, Right.ISSUE_CERTIFICATES, *self.panes.deciding(), self.issue_button)
        only_with(self.context, Right.SET_UP_OFFICE, self.bar.rule_button)
        only_with(self.context, Right.READ_AUDIT, self.panes.person.history_button)
