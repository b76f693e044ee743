"""Kantor: the settings of the office, one part at a time."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import Command, add_keys
from rehabdesk.ui.screens.kit.screen import PagePart, ScreenPage
from rehabdesk.ui.screens.office.catalogue import SECTIONS
from rehabdesk.ui.screens.office.section import OfficeSection
from rehabdesk.ui.theme.icons import icon
from rehabdesk.ui.theme.tokens import Height, Space
from rehabdesk.ui.widgets.confirm import confirm

_LIST_WIDTH = 214
_ROW = 34


class OfficePage(ScreenPage):
    """The parts at the left, the chosen one at the right."""

    key = "office"
    lists = (ImportSubject.ROOMS, ImportSubject.HOLIDAYS, ImportSubject.TOPICS)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Kantor", "Semua yang tercetak dan dipilih diatur di sini.")
        self.list = QListWidget()
        self.list.setAccessibleName("Bagian pengaturan")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setIconSize(QSize(Height.ICON, Height.ICON))
        self._to_list = Command(
            text="Daftar bagian pengaturan", run=self.list.setFocus, keys="Ctrl+Shift+L"
        )
        self.stack = QStackedWidget()
        self.parts: dict[str, OfficeSection] = {}
        for section in SECTIONS:
            item = QListWidgetItem(icon(section.icon), section.title)
            item.setData(Qt.ItemDataRole.UserRole, section.key)
            item.setSizeHint(QSize(0, _ROW))
            self.list.addItem(item)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)
        self._shown = ""
        self.list.currentRowChanged.connect(self._chosen)
        remembered = str(context.preferences.page(self.key).get("section", ""))
        self._choose(remembered if remembered in _KEYS else _KEYS[0])
        self._add_keys()

    def list_subject(self) -> ImportSubject | None:
        """The list of the chosen part, where it has one that can be imported."""
        return next((one for one in self.lists if one.value == self.part().key), None)

    def part(self) -> OfficeSection:
        """The part that is shown."""
        return self.parts[self._shown]

    def reload(self) -> None:
        """Look again in the part that is shown; what is typed stays."""
        self.part().reload()

    def show_target(self, target: object) -> None:
        """Show a part by its key, with the cursor in a field of it."""
        if isinstance(target, str) and target in _KEYS:
            self._choose(target)
        elif isinstance(target, PagePart) and target.key in _KEYS:
            self._choose(target.key)
            if self.part().key == target.key:
                self.part().show_field(target.field)
                self.part().show_record(target.record)

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            *self.part().commands(),
            self._to_list,
        )

    def unsaved(self) -> str:
        """Name the part whose fields were typed in."""
        return f"Isian di {self.part().title} belum disimpan." if self.part().is_dirty() else ""

    def hideEvent(self, event: QHideEvent) -> None:
        """Remind of what was typed and not saved; it stays in its fields."""
        super().hideEvent(event)
        if self.unsaved() and not event.spontaneous() and self.window().isVisible():
            self.context.shell.say(
                self.unsaved(),
                "Kembali",
                lambda: self.context.shell.go(self.key),
            )

    def _choose(self, key: str) -> None:
        self.list.setCurrentRow(_KEYS.index(key))

    def _chosen(self, place: int) -> None:
        """Go to a part, or first ask about what was typed in the one before."""
        key = _KEYS[place]
        if key == self._shown:
            return
        if self._shown and self.unsaved():
            self._back_to_shown()
            confirm(
                self.context.shell.window_widget(),
                "Buang isian?",
                self.unsaved(),
                "Buang isian",
                lambda: self._leave(key),
                danger=True,
            )
            return
        self._show(key)

    def _leave(self, key: str) -> None:
        self.part().discard()
        self._choose(key)

    def _back_to_shown(self) -> None:
        blocked = self.list.blockSignals(True)
        self._choose(self._shown)
        self.list.blockSignals(blocked)

    def _show(self, key: str) -> None:
        """Show a part, made when it is first wanted."""
        if key not in self.parts:
            self.parts[key] = SECTIONS[_KEYS.index(key)](self.context)
            self.stack.addWidget(self.parts[key])
        self._shown = key
        self.stack.setCurrentWidget(self.parts[key])
        self.part().reload()
        self.context.preferences.remember_page(self.key, {"section": key})

    def _begin(self) -> None:
        self.part().begin()

    def _add_keys(self) -> None:
        add_keys(self, self.context, (self._to_list,))
        self.list.itemActivated.connect(self._begin)


_KEYS = tuple(one.key for one in SECTIONS)
