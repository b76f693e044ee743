"""The chosen cohort: what it is, its deeds, and its four sections."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from rehabdesk.domain.program import Cohort, CohortState
from rehabdesk.domain.rights import Right
from rehabdesk.services.programs import remove_cohort, reopen_cohort
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import (
    Command,
    CommandButtons,
    Entries,
    commands_in,
    fill_menu,
)
from rehabdesk.ui.screens.kit.record_history import RecordHistoryDialog
from rehabdesk.ui.screens.programs.cohort_dialogs import open_close, open_cohort
from rehabdesk.ui.screens.programs.cohort_list import people_sentence
from rehabdesk.ui.screens.programs.columns import COHORT_TONES
from rehabdesk.ui.screens.programs.groups import GroupsSection
from rehabdesk.ui.screens.programs.history import HistorySection
from rehabdesk.ui.screens.programs.lines import CohortLine
from rehabdesk.ui.screens.programs.people import PeopleSection
from rehabdesk.ui.screens.programs.phases import PhasesSection
from rehabdesk.ui.screens.programs.section import CohortSection
from rehabdesk.ui.screens.programs.template_dialog import open_template
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.chip import Chip
from rehabdesk.ui.widgets.confirm import confirm
from rehabdesk.ui.widgets.elided import Elided
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import programs
from rehabdesk.wording.dates import period
from rehabdesk.wording.terms import label as word

GROUPS, PEOPLE, PHASES, HISTORY = "groups", "people", "phases", "history"


class CohortPanel(QWidget):
    """Heading, deeds, and one of the sections at a time; only the one in sight is read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.line: CohortLine | None = None
        self.title = Elided("", "heading")
        self.chip = Chip("")
        self.facts = label("", "muted", wrap=True)
        self._edit = self._on_cohort("&Ubah angkatan…", self.edit, "edit")
        self._buttons = CommandButtons(context)
        self.edit_button = self._buttons.add(self._edit, "Ubah…")
        self.more_button = button("Tindakan", icon_name="more")
        self.more_button.setProperty("menu", "true")
        self.menu = QMenu(self.more_button)
        self.more_button.setMenu(self.menu)
        self.groups = GroupsSection(context)
        self.people = PeopleSection(context)
        self.sections: dict[str, CohortSection] = {
            GROUPS: self.groups,
            PEOPLE: self.people,
            PHASES: PhasesSection(context),
            HISTORY: HistorySection(context),
        }
        self.tabs: Segmented[str] = Segmented(
            "Bagian angkatan",
            [
                (GROUPS, "&Kelompok"),
                (PEOPLE, "P&eserta"),
                (PHASES, "Fase"),
                (HISTORY, "Keputusan && ri&wayat"),
            ],
        )
        explain(self.tabs, programs.PANEL_PART)
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
        self._lay_out()
        self.tabs.chosen.connect(self.show_section)
        self.menu.aboutToShow.connect(self._fill_menu)

    def show_line(self, line: CohortLine) -> None:
        """Show a cohort in the section that is open."""
        self.line = line
        cohort = line.cohort
        self._buttons.offer()
        self.title.setText(cohort.name)
        self.chip.set_chip(word(line.state), COHORT_TONES[line.state])
        self.facts.setText(
            f"TA {cohort.fiscal_year} · {line.kind} · {period(cohort.starts_on, cohort.ends_on)}"
            f"\n{people_sentence(line)}"
        )
        self.tabs.set_words(PEOPLE, f"P&eserta ({line.now})")
        self.section().show_cohort(cohort)

    def show_section(self, key: str) -> None:
        """Go to a section of the cohort."""
        self.tabs.set_value(key)
        self.stack.setCurrentWidget(self.sections[key])
        if self.line is not None:
            self.section().show_cohort(self.line.cohort)
        page = self.context.preferences.page("programs")
        self.context.preferences.remember_page("programs", {**page, "section": key})

    def section(self) -> CohortSection:
        """The section in sight."""
        return self.sections[self.tabs.value()]

    def cohort(self) -> Cohort | None:
        """The cohort shown."""
        return self.line.cohort if self.line else None

    def edit(self) -> None:
        """Change the cohort's facts."""
        if self.line is not None:
            open_cohort(self.context, self.line.cohort, lambda _id: None)

    def close_cohort(self) -> None:
        """Close the cohort."""
        if self.line is not None:
            open_close(self.context, self.line.cohort)

    def reopen(self) -> None:
        """Open the closed cohort again."""
        cohort = self.cohort()
        if cohort is not None:
            self.context.perform(lambda: reopen_cohort(self.context.store, cohort))

    def remove(self) -> None:
        """Remove a cohort that was made by mistake."""
        cohort = self.cohort()
        if cohort is not None:
            confirm(
                self.context.shell.window_widget(),
                f"Hapus {cohort.name}?",
                "Hanya angkatan tanpa peserta, kelompok, fase, dan jadwal yang dapat dihapus.",
                "Hapus",
                lambda: self.context.perform(lambda: remove_cohort(self.context.store, cohort.id)),
                danger=True,
            )

    def show_history(self) -> None:
        """Show everything that was done to the cohort, its groups and its phases."""
        cohort = self.cohort()
        if cohort is not None:
            store = self.context.store
            parts = (store.groups, store.phases)
            rows = [
                (shelf.table, str(one.id))
                for shelf in parts
                for one in shelf.find(cohort=cohort.id)
            ]
            RecordHistoryDialog(
                self.context, cohort.name, [(store.cohorts.table, cohort.id), *rows]
            ).open()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the cohort shown, and in the section in sight.

        The other sections may still hold another cohort.
        """
        return (
            self._edit,
            *commands_in(self._entries()),
            *(self.section().commands() if self.line is not None else ()),
        )

    def _entries(self) -> Entries:
        return (
            self._on_cohort(
                "&Daftarkan peserta…",
                self.people_enrol,
                "residents",
                right=Right.ENROL,
                keys="Ctrl+Shift+N",
            ),
            self._on_cohort(
                "&Jadwal dari templat…", self.plan_from_template, "calendar", self._why_closed
            ),
            self._on_cohort(
                "Cetak &rekap bulanan…", self.print_grid, "print", right=Right.PRINT, keys="Ctrl+P"
            ),
            None,
            self._on_cohort("&Buka lagi angkatan", self.reopen, "unlock", self._why_not_closed),
            self._on_cohort("&Tutup angkatan…", self.close_cohort, "lock", self._why_closed),
            self._on_cohort(
                "Ri&wayat perubahan…", self.show_history, "history", right=Right.READ_AUDIT
            ),
            self._on_cohort("&Hapus angkatan…", self.remove, "remove"),
        )

    def _on_cohort(
        self,
        text: str,
        run: Callable[[], None],
        picture: str,
        why: Callable[[CohortLine], str] | None = None,
        right: Right = Right.RUN_PROGRAMS,
        keys: str = "",
    ) -> Command:
        """A command that is hidden from the menu where ``why`` says that it does not fit."""

        def why_not() -> str:
            if self.line is None:
                return "Pilih sebuah angkatan dahulu."
            return why(self.line) if why is not None else ""

        return Command(
            text=text,
            run=run,
            icon=picture,
            keys=keys,
            right=right,
            why_not=why_not,
            only_where_it_fits=why is not None,
        )

    def _why_closed(self, line: CohortLine) -> str:
        return "Angkatan ini sudah ditutup." if _is_closed(line) else ""

    def _why_not_closed(self, line: CohortLine) -> str:
        return "" if _is_closed(line) else "Angkatan ini masih terbuka."

    def _fill_menu(self) -> None:
        fill_menu(self.menu, self.context, self._entries())

    def people_enrol(self) -> None:
        """Go to the participants and enrol more."""
        self.show_section(PEOPLE)
        self.people.enrol()

    def plan_from_template(self) -> None:
        """Make the cohort's calendar from a template."""
        cohort = self.cohort()
        if cohort is not None:
            open_template(self.context, cohort)

    def print_grid(self) -> None:
        """Print the monthly grid."""
        self.show_section(GROUPS)
        self.groups.print_grid()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self.title)
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.edit_button)
        head.addWidget(self.more_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self.facts)
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)


def _is_closed(line: CohortLine) -> bool:
    return line.cohort.closed_on is not None or line.state is CohortState.CLOSED
