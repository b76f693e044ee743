"""The program page: the cohorts at the left, the chosen one with its sections at the right."""

from rehabdesk.domain.rights import Right
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.keys import add_command_keys
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.screen import Command, ScreenPage
from rehabdesk.ui.screens.programs.cohort_dialogs import open_cohort
from rehabdesk.ui.screens.programs.cohort_list import CohortList
from rehabdesk.ui.screens.programs.lines import cohort_lines
from rehabdesk.ui.screens.programs.panel import PEOPLE, CohortPanel
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.side_panel import ListAndDetail
from rehabdesk.ui.widgets.text import button

_LIST_WIDTH = 290
_DETAIL_WIDTH = 880


class ProgramsPage(ScreenPage):
    """Cohorts with their groups, participants, phases and decisions."""

    key = "programs"

    def __init__(self, context: Context) -> None:
        self.new_button = button("A&ngkatan baru…", "primary", "add")
        super().__init__(context, "Program", actions=(self.new_button,))
        first = button("Buat angkatan pertama", "primary", "add")
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
        self._wanted = str(context.preferences.page(self.key).get("cohort", ""))
        section = str(context.preferences.page(self.key).get("section", ""))
        if section in self.panel.sections:
            self.panel.show_section(section)
        first.clicked.connect(self.add_cohort)
        only_with(context, Right.RUN_PROGRAMS, first)
        self.new_button.clicked.connect(self.add_cohort)
        self.listing.cohort_chosen.connect(self._show_chosen)
        self.listing.cohort_opened.connect(self._enter_panel)
        self._add_keys()

    def reload(self) -> None:
        """Read the cohorts again and show the chosen one."""
        lines = cohort_lines(self.context.store, self.context.today())
        chosen = self.panel.cohort()
        wanted = self._wanted or (chosen.id if chosen else "")
        self.listing.show_lines(lines, wanted)
        self.listing.setVisible(bool(lines))
        count = len(lines)
        self.set_title("Program", f"{count} angkatan" if count else "")
        self._show_chosen()

    def show_target(self, target: object) -> None:
        """Show a cohort by its id."""
        if isinstance(target, str):
            self._wanted = target
            self.look_again()

    def add_cohort(self) -> None:
        """Add a cohort and show it."""
        open_cohort(self.context, None, self.show_target)

    def commands(self) -> tuple[Command, ...]:
        """What can be done with cohorts."""
        panel, run = self.panel, Right.RUN_PROGRAMS
        return tuple(
            Command(text=text, run=deed, icon=picture, keys=keys, right=right)
            for text, deed, picture, keys, right in (
                ("Angkatan baru", self.add_cohort, "add", "Ctrl+N", run),
                ("Daftarkan peserta", self._enrol, "residents", "Ctrl+Shift+N", Right.ENROL),
                ("Cetak rekap bulanan", panel.print_grid, "print", "Ctrl+P", Right.PRINT),
                ("Cari peserta", self._search, "search", "Ctrl+F", Right.LOOK),
                ("Ubah angkatan", panel.edit, "edit", "", run),
                ("Tutup angkatan", panel.close_cohort, "lock", "", run),
            )
        )

    def _show_chosen(self) -> None:
        line = self.listing.line()
        if line is None:
            self.split.show_nothing()
            self.panel.line = None
            return
        self._wanted = ""
        self.panel.show_line(line)
        self.split.show_detail(self.panel)
        page = self.context.preferences.page(self.key)
        self.context.preferences.remember_page(self.key, {**page, "cohort": line.cohort.id})

    def _enter_panel(self) -> None:
        self.panel.tabs.setFocus()

    def _enrol(self) -> None:
        if self.panel.line is not None:
            self.panel.people_enrol()

    def _search(self) -> None:
        if self.panel.line is not None:
            self.panel.show_section(PEOPLE)
            self.panel.people.search.setFocus()

    def _add_keys(self) -> None:
        add_command_keys(self, self.context, self.commands())
        only_with(self.context, Right.RUN_PROGRAMS, self.new_button)
