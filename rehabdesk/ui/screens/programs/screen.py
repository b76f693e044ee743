"""The program page: the cohorts at the left, the chosen one with its sections at the right."""

from PySide6.QtGui import QShowEvent

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.chosen_cohort import chosen_cohort, remember_cohort
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.screens.kit.enrolling import ToEnrol
from rehabdesk.ui.screens.kit.planning import ToPlan
from rehabdesk.ui.screens.kit.screen import PagePart, ScreenPage
from rehabdesk.ui.screens.programs.cohort_dialogs import open_cohort
from rehabdesk.ui.screens.programs.cohort_list import CohortList
from rehabdesk.ui.screens.programs.lines import cohort_lines
from rehabdesk.ui.screens.programs.panel import PEOPLE, CohortPanel
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.side_panel import ListAndDetail

_LIST_WIDTH = 290
_DETAIL_WIDTH = 880


class ProgramsPage(ScreenPage):
    """Cohorts with their groups, participants, phases and decisions."""

    key = "programs"
    lists = (ImportSubject.ENROLMENTS,)
    list_print_keys = ""

    def __init__(self, context: Context) -> None:
        self._new = Command(
            text="A&ngkatan baru…",
            run=self.add_cohort,
            icon="add",
            keys="Ctrl+N",
            right=Right.RUN_PROGRAMS,
        )
        buttons = CommandButtons(context)
        self.new_button = buttons.add(self._new, kind="primary")
        super().__init__(context, "Program", actions=(self.new_button,))
        first = buttons.add(self._new, "Buat angkatan pertama", "primary")
        self.listing = CohortList()
        self.panel = CohortPanel(context)
        self.split = ListAndDetail(
            self.listing,
            nothing=EmptyState(
                "Belum ada angkatan.",
                "Satu angkatan adalah satu kali program: jenis, masa, kelompok, dan pesertanya.",
                icon_name="cohort",
                buttons=(first,),
            ),
            list_width=_LIST_WIDTH,
            detail_width=_DETAIL_WIDTH,
        )
        self.add(self.split, 1)
        self._wanted = ""
        section = str(context.preferences.page(self.key).get("section", ""))
        if section in self.panel.sections:
            self.panel.show_section(section)
        self.listing.cohort_chosen.connect(self._show_chosen)
        self.listing.cohort_opened.connect(self._enter_panel)
        add_keys(self, context, self.commands())

    def reload(self) -> None:
        """Read the cohorts again and show the chosen one."""
        lines = cohort_lines(self.context.store, self.context.today())
        chosen = self.panel.cohort()
        wanted = self._wanted or chosen_cohort(self.context.preferences)
        wanted = wanted or (chosen.id if chosen else "")
        self.listing.show_lines(lines, wanted)
        self.listing.setVisible(bool(lines))
        count = len(lines)
        self.set_title("Program", f"{count} angkatan" if count else "")
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the cohort that was chosen on another page meanwhile."""
        super().showEvent(event)
        line, wanted = self.panel.line, chosen_cohort(self.context.preferences)
        if line is not None and wanted and line.cohort.id != wanted:
            self.look_again()

    def show_target(self, target: object) -> None:
        """Show a cohort by its id, a part of the one shown or a group; or ask about enrolling."""
        if isinstance(target, str):
            self._wanted = target
            self.look_again()
        elif isinstance(target, PagePart) and target.key in self.panel.sections:
            group = self.context.store.groups.get(target.record)
            if group is not None:
                self._wanted = group.cohort
            self.look_again()
            self.panel.show_section(target.key)
            if group is not None:
                self.panel.groups.choose(group.id)
        elif isinstance(target, ToEnrol):
            self.show_target(target.cohort)
            self.panel.people.enrol(target.residents)
        elif isinstance(target, ToPlan):
            self.show_target(target.cohort)
            self.panel.plan_from_template()

    def add_cohort(self) -> None:
        """Add a cohort and show it."""
        open_cohort(self.context, None, self.show_target)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with cohorts."""
        search = Command(
            text="&Cari peserta",
            run=self._search,
            icon="search",
            keys="Ctrl+F",
            why_not=lambda: "" if self.panel.line else "Belum ada angkatan.",
        )
        return (self._new, search, *self.panel.commands())

    def _show_chosen(self) -> None:
        line = self.listing.line()
        if line is None:
            self.split.show_nothing()
            self.panel.line = None
            return
        self._wanted = ""
        self.panel.show_line(line)
        self.split.show_detail(self.panel)
        remember_cohort(self.context.preferences, line.cohort.id)

    def _enter_panel(self) -> None:
        self.panel.tabs.setFocus()

    def _search(self) -> None:
        if self.panel.line is not None:
            self.panel.show_section(PEOPLE)
            self.panel.people.search.setFocus()
