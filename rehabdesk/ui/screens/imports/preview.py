"""The third step: what would be written, what is doubtful, and the deeds that settle it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.domain.rights import Right
from rehabdesk.services.importing.preview import (
    NEW,
    ListPreview,
    RowPreview,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.imports.ending import EndingStays
from rehabdesk.ui.screens.imports.list_settings import ListSettings
from rehabdesk.ui.screens.imports.row_deeds import RowDeeds
from rehabdesk.ui.screens.imports.tables import TONES
from rehabdesk.ui.screens.imports.tabs import PreviewTabs, Tab
from rehabdesk.ui.screens.kit.command import Command, CommandButtons, pop_up
from rehabdesk.ui.screens.kit.sealing import SealingDialog, ask_place
from rehabdesk.ui.theme.tokens import Space, Tone
from rehabdesk.ui.widgets.banner import Banner
from rehabdesk.ui.widgets.card import FigureCard
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.terms import label as term

_FIGURES = (RowFate.NEW, RowFate.CHANGED, RowFate.UNCHANGED, RowFate.DOUBTFUL, RowFate.INVALID)


class PreviewPane(QWidget):
    """Shows a preview; every decision makes another plan."""

    plan_changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.preview: ListPreview | None = None
        self.figures = {one: FigureCard(term(one), opens=True) for one in _FIGURES}
        self.settings = ListSettings(context)
        self.banner = Banner("")
        self.tabs = PreviewTabs()
        self.rows = RowDeeds(context, self.tabs, self.plan_changed.emit)
        self.ending = EndingStays(context, self.tabs)
        self._buttons = CommandButtons(context)
        self.decide_button = self._buttons.add(self.rows.decide, "&Tetapkan…")
        self.decide_all_button = self._buttons.add(self.rows.decide_all, "&Sekaligus…")
        self.correct_button = self._buttons.add(self.rows.correct, "&Perbaiki…")
        self.skip_button = self._buttons.add(self.rows.skip, "Le&wati")
        self.join_button = self._buttons.add(self.rows.join, "&Gabungkan…")
        self.undo_button = self._buttons.add(self.rows.undo, "&Urungkan")
        self._add = Command(
            text="Catat yang &belum ada sebagai residen",
            run=self._add_lacking,
            icon="add",
            right=Right.IMPORT,
            why_not=self._why_nobody_lacking,
            only_where_it_fits=True,
        )
        self._refused = Command(
            text="Simpan baris yang &ditolak…",
            run=self._ask_file,
            icon="save-file",
            right=Right.IMPORT,
            why_not=self._why_none_refused,
            only_where_it_fits=True,
        )
        self.add_button = self._buttons.add(self._add, "Tambah residen &baru")
        self.end_button = self._buttons.add(self.ending.command, "&Akhiri masa tinggal…")
        self.errors_button = self._buttons.add(self._refused, "Simpan &ditolak…")
        self._lay_out()
        self._connect()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with a preview."""
        return (*self.rows.commands(), self._add, self.ending.command, self._refused)

    def show_preview(self, preview: ListPreview) -> None:
        """Show what a list would do."""
        self.preview = preview
        for fate, card in self.figures.items():
            count = preview.count(fate)
            card.set_figure(thousands(count), tone=TONES[fate] if count else Tone.NEUTRAL)
        self.settings.show_preview(preview)
        self._say(preview)
        self.tabs.show_preview(preview)
        self.rows.show_preview(preview)
        self.ending.show_preview(preview)
        self._show_deeds()

    def _say(self, preview: ListPreview) -> None:
        question = preview.question
        words = [*preview.notices]
        if question.two_readings:
            told = (
                "Tentukan urutannya." if question.open else "Tanggal lain di berkas menentukannya."
            )
            words.insert(
                0, f"{thousands(question.two_readings)} tanggal dapat dibaca dua cara. {told}"
            )
        if question.suspect:
            words.insert(0, "Semua sel tanggal berhari 1-12: mungkin Excel menukar hari dan bulan.")
        settled = preview.plan.order is not None
        unsettled = (question.suspect and not settled) or (
            question.open and preview.plan.order is None
        )
        self.banner.set_message(" ".join(words), Tone.WARNING if unsettled else Tone.INFO)
        self.banner.setVisible(bool(words))

    def _show_deeds(self) -> None:
        preview, tab = self.preview, self.tabs.tab.value()
        if preview is None:
            return
        doubtful = preview.count(RowFate.DOUBTFUL)
        self._buttons.offer()
        for widget in (self.correct_button, self.skip_button, self.join_button, self.undo_button):
            widget.setVisible(tab is Tab.ROWS)
        self.decide_button.setVisible(tab is Tab.ROWS and doubtful > 0)
        self.decide_all_button.setVisible(tab is Tab.ROWS and doubtful > 0)
        self.skip_button.setText("Ambil &lagi" if self.rows.takes_again() else "Le&wati")

    def _why_nobody_lacking(self) -> str:
        enrols = self.preview and self.preview.plan.subject is ImportSubject.ENROLMENTS
        lacking = enrols and self.tabs.tab.value() is Tab.ROWS and self._lacking()
        return "" if lacking else "Tidak ada orang di daftar ini yang belum ada di register."

    def _why_none_refused(self) -> str:
        refused = self.preview is not None and self.preview.refused
        return "" if refused else "Tidak ada baris yang ditolak."

    def _lacking(self) -> list[RowPreview]:
        if self.preview is None:
            return []
        return [
            one
            for one in self.preview.rows
            if one.fate is RowFate.INVALID and one.title and not one.target and one.why
        ]

    def _connect(self) -> None:
        for fate, card in self.figures.items():
            card.opened.connect(lambda fate=fate: self.tabs.show_fate(fate))
        self.settings.plan_changed.connect(self.plan_changed)
        self.tabs.turned.connect(self._show_deeds)
        self.tabs.opened.connect(self.rows.open_row)
        self.tabs.menu_wanted.connect(self._open_menu)

    def _decide(self, answers: dict[int, str]) -> None:
        if self.preview is not None:
            self.plan_changed.emit(self.preview.plan.with_answers(answers))

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the deeds for the row that the cursor is on."""
        super().showEvent(event)
        self._show_deeds()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z for the decisions about rows while there are any: nothing is written yet."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        if not (event.matches(QKeySequence.StandardKey.Undo) and self.rows.can_undo()):
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo the last decision about a row."""
        if event.matches(QKeySequence.StandardKey.Undo) and self.rows.can_undo():
            self.rows.take_back()
        else:
            super().keyPressEvent(event)

    def _open_menu(self, _row: object, place: QPoint) -> None:
        pop_up(self, self.context, self.rows.commands(), place)

    def _add_lacking(self) -> None:
        self._decide({one.row.number: NEW for one in self._lacking()})

    def _ask_file(self) -> None:
        if self.preview is None:
            return
        name = f"{Path(self.preview.plan.file).stem} - ditolak.xlsx"
        context, window = self.context, self.context.shell.window_widget()
        forms = ((".xlsx", "Excel"),)
        dialog = SealingDialog("Simpan baris yang ditolak", forms, window, own=(".xlsx",))

        def place() -> None:
            words = dialog.passphrase
            ask_place(
                context,
                name,
                words,
                lambda path: self.save_errors(path, words),
                locks_itself=dialog.locks_itself,
            )

        dialog.accepted.connect(place)
        dialog.open()

    def save_errors(self, path: Path, passphrase: str = "") -> None:
        """Write the refused rows into a workbook."""
        from rehabdesk.services.outgoing import export_refused

        if self.preview is None:
            return
        preview = self.preview
        written = self.context.carry_out(
            lambda: export_refused(self.context.store, preview, path, passphrase)
        )
        if written is not None:
            words = f"{len(preview.refused)} baris tersimpan di {written.name}."
            self.context.say_saved(words, written)

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(Space.MEDIUM)
        for card in self.figures.values():
            card.setMaximumHeight(92)
            figures.addWidget(card, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(Space.MEDIUM)
        for widget in (
            *(self.decide_button, self.decide_all_button, self.correct_button),
            *(self.skip_button, self.join_button, self.undo_button, self.add_button),
            *(self.end_button, self.errors_button),
        ):
            deeds.addWidget(widget)
            # What a list has is known with its preview; until then nothing asks for room.
            widget.hide()
        deeds.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(figures)
        whole.addWidget(self.banner)
        whole.addWidget(self.settings)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(deeds)
