"""Impor: choose a list, check what its columns mean, see what it would do, carry it out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import remember_shape
from rehabdesk.services.importing.decisions import carried_over
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.ui.background import Report
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.columns import ColumnsPane
from rehabdesk.ui.screens.imports.onwards import Onwards
from rehabdesk.ui.screens.imports.preview import PreviewPane
from rehabdesk.ui.screens.imports.reading import LONG_LIST, ListReader, read_list
from rehabdesk.ui.screens.imports.start import StartPane
from rehabdesk.ui.screens.imports.working import ImportDialog
from rehabdesk.ui.screens.kit.bringing import BroughtList
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, add_keys
from rehabdesk.ui.screens.kit.screen import PagePart, ScreenPage
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.terms import label

if TYPE_CHECKING:
    from rehabdesk.services.importing.preview import ListPreview

_FILES = "Tabel (*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.html);;Semua berkas (*)"


class ImportsPage(ScreenPage):
    """Impor."""

    key = "imports"
    lists = tuple(ImportSubject)

    def __init__(self, context: Context) -> None:
        self._back = Command(
            text="&Kembali satu langkah", run=self.go_back, icon="back", why_not=self._why_not_back
        )
        self._on = Command(
            text="Lanjutkan langkah ini",
            run=self.go_on,
            icon="next",
            keys="Ctrl+Enter",
            pressed=("Ctrl+Return", "Ctrl+Enter"),
            why_not=self._why_not_on,
        )
        self._choose = Command(
            text="Pilih berkas untuk diimpor…", run=self.ask_file, icon="folder", keys="Ctrl+O"
        )
        self._steps = CommandButtons(context)
        self.back_button = self._steps.add(self._back, "&Kembali")
        self.next_button = self._steps.add(self._on, "&Lanjut ke pratinjau", "primary")
        super().__init__(context, "Impor", " ", actions=(self.back_button, self.next_button))
        self.plan: ListPlan | None = None
        self.preview: ListPreview | None = None
        self._undecided: ListPlan | None = None
        self._imported_last = ""
        self.start = StartPane(context, self._choose, self._paste_command())
        self.reader = ListReader(context, self.start, self._take_list)
        self.columns = ColumnsPane(context)
        self.outcome = PreviewPane(context)
        self.stack = QStackedWidget()
        for pane in (self.start, self.columns, self.outcome):
            self.stack.addWidget(pane)
        self.onwards = Onwards(context, self._begin_with)
        self.add(self.onwards)
        self.add(self.stack, 1)
        self._connect()
        self._show_step(self.start)

    def reload(self) -> None:
        """Show the imports so far, and the preview as it is now."""
        self.start.reload()
        self.reader.prepare_soon()
        if self.plan is not None and self.stack.currentWidget() is self.outcome:
            self._look(self.plan)

    def show_target(self, target: object) -> None:
        """Begin with the kind of list that another screen asks for, or with a list itself."""
        if isinstance(target, BroughtList):
            self.start.choose(target.subject)
            self.take_list(target)
        subject = target.key if isinstance(target, PagePart) else target
        if isinstance(subject, str) and subject in {one.value for one in ImportSubject}:
            self._begin_with(ImportSubject(subject))

    def take_focus(self) -> None:
        """Begin where a file is asked for, or in the list of the step."""
        if (pane := self.stack.currentWidget()) is not None:
            self._focus(pane)

    def list_subject(self) -> ImportSubject:
        """What is chosen at the start."""
        return self.start.subject.value()

    def copied_list(self) -> str:
        """Whatever text was copied: here a list of one column is meant for a list."""
        text = QApplication.clipboard().text()
        return text if text.strip() else ""

    def take_list(self, brought: BroughtList) -> None:
        """Read a list that was dragged or pasted, at whatever step the page is."""
        if brought.file:
            self.open_file(brought.file)
        else:
            self.reader.read_pasted(brought.text)

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            self._choose,
            self.start.template,
            self._on,
            self._back,
            self.start.undo,
            *self.outcome.commands(),
        )

    def ask_file(self) -> None:
        """Ask for a file."""
        folder = self.context.preferences.choices.save_folder or str(Path.home())
        dialog = QFileDialog(self, "Pilih daftar", folder, _FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def open_file(self, name: str) -> None:
        """Read a file and show what its columns mean."""
        self.reader.open_file(name)

    def _begin_with(self, subject: ImportSubject) -> None:
        """Begin anew with a kind of list."""
        self.start.choose(subject)
        self._show_step(self.start)

    def _read_as(self, subject: ImportSubject) -> None:
        """Read the same list again as another kind."""
        self.start.choose(subject)
        self.reader.read_again()

    def go_on(self) -> None:
        """From the columns to the preview, from the preview to the deed."""
        if self.plan is None or self._why_not_on():
            return
        if self.stack.currentWidget() is self.columns:
            self._look(self.plan, self._show_outcome)
        elif self.preview is not None and self.preview.writes:
            ImportDialog(self.context, self.plan, lambda _done: self._imported()).open()

    def _imported(self) -> None:
        """Show what is left of the list; what was decided about it is written now."""
        self.outcome.rows.forget()
        self._imported_last = self.plan.digest if self.plan else ""
        self.reload()
        self.onwards.offer()

    def _why_not_on(self) -> str:
        if self.plan is None or self.stack.currentWidget() is self.start:
            return "Pilih dahulu berkas atau tempel tabelnya."
        if self.stack.currentWidget() is self.columns:
            return self.columns.error()
        writes = self.preview.writes if self.preview is not None else 0
        nothing = self.stack.currentWidget() is self.outcome and not writes
        return "Tidak ada baris yang akan ditulis." if nothing else ""

    def _why_not_back(self) -> str:
        at_start = self.stack.currentWidget() is self.start
        return "Ini langkah pertama." if at_start else ""

    def go_back(self) -> None:
        """One step back; nothing was written by looking."""
        before = self.start if self.stack.currentWidget() is self.columns else self.columns
        if before is self.columns and self.plan is not None:
            self.columns.show_plan(self.plan)
        self._show_step(before)
        if before is self.start:
            self.start.subject.setFocus()

    def _show_outcome(self) -> None:
        if self.plan is not None:
            remember_shape(self.context.store, self.plan)
            self.outcome.tabs.begin()
            self._show_step(self.outcome)

    def _take_list(self, plan: ListPlan) -> None:
        """Show what was read; what was decided about the same file before stays decided."""
        if self._undecided is not None and self._undecided.file == plan.file:
            plan = carried_over(plan, self._undecided)
        enrols = plan.subject is ImportSubject.ENROLMENTS
        self._take_columns(self.columns.start_cohort(plan) if enrols else plan)
        self._show_step(self.columns)

    def _take_columns(self, plan: ListPlan) -> None:
        self.onwards.hide()
        self.plan = plan
        self.columns.show_plan(plan)
        self._say_next()

    def _look(self, plan: ListPlan, then: Callable[[], None] = lambda: None) -> None:
        """Look at a list as a plan says; a long one beside the window."""
        store = self.context.store

        def work(report: Report) -> "ListPreview":
            return look(store, plan, report)

        def take(preview: "ListPreview") -> None:
            self.plan, self.preview = plan, preview
            self._undecided = plan if plan.digest != self._imported_last else None
            self.outcome.show_preview(preview)
            self._say_next()
            then()

        long = len(plan.table.lines) > LONG_LIST
        read_list(self.context, f"Memeriksa {plan.file}", work, take, self._show_again, long=long)

    def _show_again(self) -> None:
        """Show the preview as it was: nothing came of another one."""
        if self.preview is not None and self.stack.currentWidget() is self.outcome:
            self.outcome.show_preview(self.preview)

    def _show_step(self, pane: QWidget) -> None:
        self.stack.setCurrentWidget(pane)
        self.back_button.setVisible(pane is not self.start)
        self.next_button.setVisible(pane is not self.start)
        plan = self.plan
        if pane is self.start:
            self.reader.prepare_soon()
        if pane is self.start or plan is None:
            self.set_title("Impor", "Masukkan daftar dari SDP, SK, atau berkas kantor lain.")
        else:
            rows = f"{thousands(len(plan.table.lines))} baris"
            self.set_title(f"Impor: {plan.file}", f"{label(plan.subject)}, {rows}")
        self._say_next()
        self._focus(pane)

    def _focus(self, pane: QWidget) -> None:
        """Go to the step's list, so that arrows and Ctrl+Enter work without the mouse."""
        if not self.isVisible():
            return
        if pane is self.columns:
            self.columns.table.focus_list()
        elif pane is self.outcome:
            self.outcome.tabs.first_table().focus_list()
        else:
            self.start.choose_button.setFocus()

    def _say_next(self) -> None:
        if self.stack.currentWidget() is not self.outcome or self.preview is None:
            self.next_button.setText("&Lanjut ke pratinjau")
            self._steps.offer()
            return
        writes = sum(count for fate, count in self.preview.counts.items() if fate.writes)
        words = f"&Impor {thousands(writes)} baris" if writes else "Tidak ada yang berubah"
        self.next_button.setText(words)
        self._steps.offer()

    def _connect(self) -> None:
        self.start.dropped.connect(self.open_file)
        self.columns.plan_changed.connect(self._take_columns)
        self.columns.subject_wanted.connect(self._read_as)
        self.outcome.plan_changed.connect(self._look)
        add_keys(self, self.context, self.commands())
