"""Impor: choose a list, check what its columns mean, see what it would do, carry it out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.importing.apply import remember_shape
from rehabdesk.services.importing.looking import look, open_plan, paste_plan
from rehabdesk.services.importing.plan import Plan
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.columns import ColumnsPane
from rehabdesk.ui.screens.imports.preview import PreviewPane
from rehabdesk.ui.screens.imports.running import ImportDialog
from rehabdesk.ui.screens.imports.start import StartPane
from rehabdesk.ui.screens.kit.screen import Command, ScreenPage
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.terms import label

if TYPE_CHECKING:
    from rehabdesk.services.importing.preview import Preview

_FILES = "Tabel (*.xlsx *.xls *.xlsm *.ods *.csv *.txt *.html);;Semua berkas (*)"


class ImportsPage(ScreenPage):
    """Impor."""

    key = "imports"
    tables = frozenset(
        {"import_batch", "resident", "stay", "registration", "enrolment", "counselor", "cohort"}
    )

    def __init__(self, context: Context) -> None:
        self.back_button = button("&Kembali", "plain", "back")
        self.next_button = button("&Lanjut ke pratinjau", "primary", "next")
        super().__init__(context, "Impor", " ", actions=(self.back_button, self.next_button))
        self.plan: Plan | None = None
        self.preview: Preview | None = None
        self.start = StartPane(context)
        self.columns = ColumnsPane(context)
        self.outcome = PreviewPane(context)
        self.stack = QStackedWidget()
        for pane in (self.start, self.columns, self.outcome):
            self.stack.addWidget(pane)
        self.add(self.stack, 1)
        self._connect()
        self._show_step(self.start)

    def reload(self) -> None:
        """Show the imports so far, and the preview as it is now."""
        self.start.reload()
        if self.plan is not None and self.stack.currentWidget() is self.outcome:
            self._look(self.plan)

    def show_target(self, target: object) -> None:
        """Begin with the kind of list that another screen asks for."""
        if isinstance(target, str) and target in {one.value for one in ImportSubject}:
            self.start.choose(ImportSubject(target))
            self._show_step(self.start)

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            Command(
                text="Pilih berkas untuk diimpor", run=self.ask_file, icon="folder", keys="Ctrl+O"
            ),
            Command(text="Tempel tabel dari Excel", run=self.paste, icon="copy", keys="Ctrl+V"),
            Command(text="Batalkan impor terpilih", run=self.start.ask_undo, icon="undo"),
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
        context, subject = self.context, self.start.subject.value()
        self._begin(lambda: open_plan(context.store, subject, Path(name), today=context.today()))

    def paste(self) -> None:
        """Read the table in the clipboard."""
        context, subject = self.context, self.start.subject.value()
        text = QApplication.clipboard().text()
        if self.stack.currentWidget() is self.start and text.strip():
            self._begin(lambda: paste_plan(context.store, subject, text, today=context.today()))

    def go_on(self) -> None:
        """From the columns to the preview, from the preview to the deed."""
        if self.plan is None:
            return
        if self.stack.currentWidget() is self.columns:
            if self._look(self.plan):
                remember_shape(self.context.store, self.plan)
                self.outcome.tabs.begin()
                self._show_step(self.outcome)
        elif self.preview is not None and self.preview.writes:
            ImportDialog(self.context, self.plan, lambda _done: self.reload()).open()

    def go_back(self) -> None:
        """One step back; nothing was written by looking."""
        before = self.start if self.stack.currentWidget() is self.columns else self.columns
        self._show_step(before)

    def _begin(self, read: Callable[[], Plan]) -> None:
        try:
            plan = read()
        except Refusal as refusal:
            self.context.refuse(refusal)
            return
        if plan.subject is ImportSubject.ENROLMENTS:
            plan = self.columns.start_cohort(plan)
        self._take_columns(plan)
        self._show_step(self.columns)

    def _take_columns(self, plan: Plan) -> None:
        self.plan = plan
        self.columns.show_plan(plan)

    def _take_preview(self, plan: Plan) -> None:
        self.plan = plan
        self._look(plan)

    def _look(self, plan: Plan) -> bool:
        try:
            self.preview = look(self.context.store, plan)
        except Refusal as refusal:
            self.context.refuse(refusal)
            return False
        self.outcome.show_preview(self.preview)
        self._say_next()
        return True

    def _show_step(self, pane: QWidget) -> None:
        self.stack.setCurrentWidget(pane)
        self.back_button.setVisible(pane is not self.start)
        self.next_button.setVisible(pane is not self.start)
        plan = self.plan
        if pane is self.start or plan is None:
            self.set_title("Impor", "Masukkan daftar dari SDP, SK, atau berkas kantor lain.")
        else:
            rows = f"{len(plan.table.lines)} baris"
            self.set_title(f"Impor: {plan.file}", f"{label(plan.subject)}, {rows}")
        self._say_next()

    def _say_next(self) -> None:
        if self.stack.currentWidget() is not self.outcome or self.preview is None:
            self.next_button.setText("&Lanjut ke pratinjau")
            self.next_button.setEnabled(True)
            return
        writes = sum(count for fate, count in self.preview.counts.items() if fate.writes)
        words = f"&Impor {writes} baris" if writes else "Tidak ada yang berubah"
        self.next_button.setText(words)
        self.next_button.setEnabled(writes > 0)

    def _connect(self) -> None:
        self.start.choose_button.clicked.connect(self.ask_file)
        self.start.paste_button.clicked.connect(self.paste)
        self.start.drop.dropped.connect(self.open_file)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.columns.plan_changed.connect(self._take_columns)
        self.outcome.plan_changed.connect(self._take_preview)
        for keys, deed in (
            (QKeySequence("Ctrl+O"), self.ask_file),
            (QKeySequence("Ctrl+V"), self.paste),
            (QKeySequence("Ctrl+Return"), self.go_on),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
