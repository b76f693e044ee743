"""Sertifikat: who qualifies by which figures, issuing, printing again, checking."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu

from rehabdesk.domain.certificate import Certificate, CertificateRule
from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.identity import EnrolmentId
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.rights import Right
from rehabdesk.services import certificates
from rehabdesk.services.certificate_words import UNNUMBERED
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.bar import CohortBar
from rehabdesk.ui.screens.certificates.commands import CertificateCommands
from rehabdesk.ui.screens.certificates.deeds import CertificateDeeds
from rehabdesk.ui.screens.certificates.missing import MissingBanner
from rehabdesk.ui.screens.certificates.panes import Panes
from rehabdesk.ui.screens.certificates.rows import (
    COLUMNS,
    CertificateRow,
    PeopleWanted,
    counted,
    narrowed,
    unnumbered,
)
from rehabdesk.ui.screens.kit.chosen_cohort import chosen_cohort, remember_cohort
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys, fill_menu, press
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.kit.screen import ScreenPage
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.certificate_rule import rule_sentence


def empty_of(context: Context, bar: CohortBar, *, any_people: bool) -> EmptyState:
    """What fits the choices above the list."""
    cohort = bar.cohort()
    if cohort is None:
        return no_cohort(context)
    if not any_people:
        return no_people(context, cohort)
    everybody = button("Tampilkan semua")
    everybody.clicked.connect(bar.show_everybody)
    return EmptyState("Tidak ada yang cocok.", icon_name="search", buttons=(everybody,))


def no_cohort(context: Context) -> EmptyState:
    """There is no cohort in the office yet."""
    there = button("Buka Program", "primary")
    there.clicked.connect(lambda: context.shell.go("programs"))
    return EmptyState(
        "Belum ada angkatan.",
        "Buat angkatan dan masukkan pesertanya dahulu. Sertifikat terbit dari kehadirannya.",
        icon_name="cohort",
        buttons=(there,),
    )


def no_people(context: Context, cohort: Cohort) -> EmptyState:
    """The cohort has nobody in it yet."""
    there = button("Buka angkatan ini", "primary")
    there.clicked.connect(lambda: context.shell.go("programs", cohort.id))
    return EmptyState(
        "Angkatan ini belum berpeserta.",
        "Masukkan peserta ke angkatan ini dahulu.",
        icon_name="residents",
        buttons=(there,),
    )


_TABLE = "certificates"


class CertificatesPage(ScreenPage):
    """One cohort at a time: the list at the left, the chosen person at the right."""

    key = "certificates"
    list_print_keys = ""

    def __init__(self, context: Context) -> None:
        self.deeds = CertificateDeeds(context, self)
        self._told = CertificateCommands(self.deeds, self)
        self._print = Command(
            text="Pilih yang di&cetak…",
            run=self.open_print_menu,
            icon="print",
            right=Right.PRINT,
            why_not=lambda: "" if self.cohort is not None else "Belum ada angkatan.",
        )
        buttons = self._buttons = CommandButtons(context)
        self.check_button = buttons.add(self._told.check, "&Periksa kode…")
        self.print_button = buttons.add(self._print, "&Cetak")
        self.issue_button = buttons.add(self._told.issue, "&Terbitkan", "primary")
        super().__init__(
            context,
            "Sertifikat",
            " ",
            actions=(self.check_button, self.print_button, self.issue_button),
        )
        self.print_menu = QMenu(self.print_button)
        self.print_button.setMenu(self.print_menu)
        self.print_button.setProperty("menu", "true")
        self._rows: tuple[CertificateRow, ...] = ()
        self._exceptions: dict[EnrolmentId, str] = {}
        remembered = context.preferences.page(self.key)
        self.bar = CohortBar(remembered, buttons.add(self._told.rule, "&Ubah syarat", "quiet"))
        self.model = TableModel(COLUMNS, key=lambda row: row.key, parent=self)
        self.table = Table("Peserta angkatan", self.model, multi=True)
        self.table.tell(
            self.bar.segments,
            self.bar.search,
            of=lambda: "" if self.cohort is None else self.cohort.name,
        )
        self.missing = MissingBanner()
        self.add_notice(self.missing)
        self.panes = Panes(self.table, context, self._told)
        self.add(self.bar)
        self.add(self.panes, 1)
        remember_columns(context, self.table, _TABLE)
        self._connect()
        add_keys(self, context, self.commands())

    @property
    def cohort(self) -> Cohort | None:
        """The cohort shown."""
        return self.bar.cohort()

    def reload(self) -> None:
        """Look again; the chosen people, exceptions and the search stay."""
        store = self.context.store
        wanted = chosen_cohort(self.context.preferences)
        self.bar.set_cohorts(store.cohorts.all(), self.context.today(), wanted)
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

    def showEvent(self, event: QShowEvent) -> None:
        """Show the cohort that was chosen on another page meanwhile."""
        super().showEvent(event)
        wanted = chosen_cohort(self.context.preferences)
        if self.cohort is not None and wanted and self.cohort.id != wanted:
            self.look_again()

    def show_target(self, target: object) -> None:
        """Show a cohort by its id, or the person of an enrolment or of a certificate in it."""
        if isinstance(target, str):
            self.reload()
            self.bar.choose(target)
        elif isinstance(target, Certificate):
            self.show_certificate(target)
        elif isinstance(target, Enrolment):
            self._show_person(target)

    @property
    def rows(self) -> tuple[CertificateRow, ...]:
        """Everybody in the cohort, whatever the list is narrowed to."""
        return self._rows

    def chosen(self) -> tuple[CertificateRow, ...]:
        """Whoever is chosen, else the person shown."""
        current = self.table.current_row()
        return self.table.selected_rows() or (() if current is None else (current,))

    def current(self) -> CertificateRow | None:
        """The person shown."""
        return self.table.current_row()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        search = Command(
            text="Cari peserta", run=self.bar.focus_search, icon="search", keys="Ctrl+F"
        )
        return (*self._told.told(), self._print, search)

    def open_print_menu(self) -> None:
        """Show what can be printed."""
        self.print_button.showMenu()

    def set_exception(self, key: EnrolmentId, reason: str) -> None:
        """Make somebody an exception; without a reason the rule holds again."""
        self._exceptions = {
            **{one: words for one, words in self._exceptions.items() if one != key},
            **({key: reason} if reason else {}),
        }
        self.reload()

    def _exception_of(self, line: certificates.CertificateLine) -> str:
        needed = line.certificate is None and not line.standing.qualifies
        return self._exceptions.get(line.enrolment.id, "") if needed else ""

    def show_certificate(self, certificate: Certificate) -> None:
        """Choose the person of a certificate."""
        enrolment = self.context.store.enrolments.get(certificate.enrolment)
        if enrolment is not None:
            self._show_person(enrolment)

    def _show_person(self, enrolment: Enrolment) -> None:
        """Choose somebody, whatever the list was narrowed to."""
        self.show_target(enrolment.cohort)
        self.bar.show_everybody()
        self.table.clear_filters()
        place = self.model.place_of(enrolment.id)
        if place is not None:
            self.table.select_place(place)

    def _show_rows(self) -> None:
        """Narrow the list and say the sums."""
        shown = narrowed(self._rows, self.bar.wanted(), self.bar.search_text())
        self.model.replace(shown)
        self.bar.show_counts(self._rows)
        self.bar.note.say(self.bar.reasons(), len(shown), len(self._rows))
        ready = counted(self._rows, PeopleWanted.READY)
        self.issue_button.setText(f"&Terbitkan untuk yang memenuhi ({ready})")
        self.issue_button.setAccessibleName(f"Terbitkan untuk yang memenuhi ({ready})")
        self._buttons.offer()
        issued, short = (
            counted(self._rows, PeopleWanted.ISSUED),
            counted(self._rows, PeopleWanted.SHORT),
        )
        waiting = unnumbered(self._rows)
        more = f" ({waiting} {UNNUMBERED})" if waiting else ""
        sums = f"{ready} memenuhi · {short} belum · {issued} sudah terbit{more}"
        self.set_title("Sertifikat", sums)
        self.table.set_empty(empty_of(self.context, self.bar, any_people=bool(self._rows)))
        if self.table.current_row() is None:
            self.table.select_place(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.panes.show_chosen(
            self.context.store, self.table.selected_rows(), self.table.current_row()
        )

    def _connect(self) -> None:
        self.print_menu.aboutToShow.connect(self._fill_print_menu)
        self.missing.there_button.clicked.connect(lambda: self.context.shell.go("attendance"))
        self.bar.cohort_chosen.connect(self._cohort_chosen)
        self.bar.narrowed.connect(self._narrowed)
        self.bar.list_wanted.connect(self.table.focus_list)
        self.table.selection_changed.connect(self._show_chosen)
        self.table.current_row_changed.connect(self._show_chosen)
        self.table.activated_row.connect(self._opened)

    def _fill_print_menu(self) -> None:
        fill_menu(self.print_menu, self.context, self._told.printing())

    def _opened(self, row: CertificateRow) -> None:
        issued = row.stands is PeopleWanted.ISSUED
        press(self.context, self._told.show if issued else self._told.preview)

    def _cohort_chosen(self) -> None:
        remember_cohort(self.context.preferences, self.bar.choice.value() or "")
        self.reload()

    def _narrowed(self) -> None:
        self.context.preferences.remember_page(self.key, self.bar.state())
        self._show_rows()
