"""Residents as a file: whom, which columns in which order, kept under a name for the next time."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.domain.importing import ExportPreset, ExportPresets
from rehabdesk.services.done import Done
from rehabdesk.services.export_presets import (
    add_preset,
    drop_preset,
    keep_preset,
    presets,
    shipped_preset,
    sound_preset,
)
from rehabdesk.services.exporting import people_table
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.exporting import ask_lock_and_place
from rehabdesk.ui.screens.residents.export_columns import ExportColumns
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.dialog import FormDialog
from rehabdesk.ui.widgets.fields import TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import button
from rehabdesk.wording.asked import people
from rehabdesk.wording.numbers import thousands

_WIDTH = 860
_LONGEST = 60


class ExportDialog(FormDialog):
    """Asks for people and columns; how the file is locked and where it goes is asked after it."""

    def __init__(self, context: Context, shown: Sequence[str], everybody: int) -> None:
        self._context = context
        self._listed = tuple(shown)
        self.preset: ChoiceField[str] = ChoiceField(searchable=False)
        self.people: Segmented[bool] = Segmented(
            "Siapa",
            [
                (False, f"Yang tampil ({thousands(len(shown))})"),
                (True, f"Semua ({thousands(everybody)})"),
            ],
        )
        self.columns = ExportColumns()
        self.save_button = button("Simpan su&sunan", icon_name="check")
        self.save_as_button = button("Simpan s&ebagai…", icon_name="add")
        self.back_button = button("Kembali ke &bawaan", icon_name="undo")
        self.drop_button = button("&Hapus susunan", icon_name="remove")
        form = Form(people.EXPORT, columns=2)
        form.row("S&usunan kolom", self.preset, name="preset")
        form.row("Siap&a", self.people, name="people")
        form.add_widget(self._deeds())
        form.row("K&olom di berkas", self.columns, name="columns", required=True, wide=True)
        super().__init__(
            "Ekspor residen",
            form,
            "&Lanjut…",
            self._go_on,
            icon_name="export",
            width=_WIDTH,
            parent=context.shell.window_widget(),
        )
        self._connect()
        self._offer(presets(context.store)[0].name)

    def wanted(self) -> ExportPreset:
        """The order of columns as it stands in the dialog."""
        return ExportPreset.of(self.preset.value() or "", self.columns.value())

    def ask_name(self) -> None:
        """Keep the columns under a name of their own."""
        if not self.form.validate():
            return
        context, form, name = self._context, Form(people.PRESET), TextField(limit=_LONGEST)
        form.row("&Nama susunan", name, name="name", required=True)

        def keep() -> str | None:
            wanted = ExportPreset.of(name.value(), self.columns.value())
            told = f"Susunan {name.value()} disimpan."
            why = context.attempt(form, lambda: add_preset(context.store, wanted), told)
            if why is None:
                self._offer(name.value())
            return why

        FormDialog("Simpan susunan kolom", form, "&Simpan", keep, parent=self).open()

    def _go_on(self) -> str | None:
        """Close and ask for lock and place; the form has seen to it that the columns are sound."""
        context = self._context
        wanted = sound_preset(self.wanted())
        people = None if self.people.value() else self._listed

        def next_step() -> None:
            table = people_table(context.store, wanted, people)
            ask_lock_and_place(context, "Ekspor residen", table)

        self.accepted.connect(next_step)
        return None

    def _offer(self, name: str) -> None:
        """Offer what the office keeps now, and show one."""
        known = presets(self._context.store)
        self.preset.set_options([(one.name, one.name) for one in known])
        self.preset.set_value(next((o.name for o in known if o.name == name), known[0].name))
        self._show_preset()

    def _kept(self) -> ExportPreset:
        known = presets(self._context.store)
        return next((one for one in known if one.name == self.preset.value()), known[0])

    def _show_preset(self) -> None:
        self.columns.set_value(self._kept().pairs)
        self.form.clear_errors()
        self.form.set_clean()
        self._show_deeds()

    def _show_deeds(self) -> None:
        wanted, kept = self.wanted(), self._kept()
        shipped = shipped_preset(kept.name)
        self.save_button.setEnabled(wanted != kept)
        self.back_button.setVisible(shipped is not None)
        self.back_button.setEnabled(wanted != shipped or kept != shipped)
        self.drop_button.setVisible(shipped is None)

    def _keep(self) -> None:
        if self.form.validate():
            store, wanted = self._context.store, self.wanted()
            self._change(lambda: keep_preset(store, wanted), f"Susunan {wanted.name} disimpan.")

    def _go_back(self) -> None:
        store, name = self._context.store, self._kept().name
        if self._kept() == shipped_preset(name):
            self._show_preset()
        else:
            self._change(lambda: drop_preset(store, name), f"Susunan {name} kembali ke bawaan.")

    def _drop(self) -> None:
        store, name = self._context.store, self._kept().name
        self._change(lambda: drop_preset(store, name), f"Susunan {name} dihapus.")

    def _change(self, deed: Callable[[], Done[ExportPresets]], told: str) -> None:
        """Change what the office keeps; the chosen order stays chosen where it is still there."""
        if self._context.perform(deed, told) is not None:
            self._offer(self.preset.value() or "")

    def _connect(self) -> None:
        self.preset.changed.connect(self._show_preset)
        self.columns.changed.connect(self._show_deeds)
        self.save_button.clicked.connect(self._keep)
        self.save_as_button.clicked.connect(self.ask_name)
        self.back_button.clicked.connect(self._go_back)
        self.drop_button.clicked.connect(self._drop)

    def _deeds(self) -> QWidget:
        line = QWidget()
        line.setObjectName("clear")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        for widget in (self.save_button, self.save_as_button, self.back_button, self.drop_button):
            row.addWidget(widget)
        row.addStretch(1)
        return line


def export_dialog(context: Context, shown: Sequence[str]) -> ExportDialog:
    """The dialog for the people that a list shows, and everybody."""
    return ExportDialog(context, shown, context.store.residents.count())
