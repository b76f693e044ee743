"""The view *Catatan* of a record: the notes that may be read here, and the chosen one in full."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from rehabdesk.domain.note import CounselingNote, Note, may_change, may_hand_on
from rehabdesk.domain.rights import Right
from rehabdesk.services.note_keys import lacks_note_key, note_key_states
from rehabdesk.services.notes import further_notes
from rehabdesk.services.rights import allowed
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.command import ChosenCommands, Command, CommandButtons
from rehabdesk.ui.screens.kit.permitting import only_with
from rehabdesk.ui.screens.kit.remembering import remember_columns
from rehabdesk.ui.screens.kit.signals import on
from rehabdesk.ui.screens.residents.looked import Looked
from rehabdesk.ui.screens.residents.note_deeds import NoteDeeds
from rehabdesk.ui.screens.residents.note_lines import NoteLine, note_columns, note_lines
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.empty_state import EmptyState
from rehabdesk.ui.widgets.table import Table
from rehabdesk.ui.widgets.table_model import TableModel
from rehabdesk.ui.widgets.text import button, label
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.note import COUNSELING_NOTE
from rehabdesk.wording.fields.words import value_words
from rehabdesk.wording.names import one_stop
from rehabdesk.wording.note_keys import NO_KEY, asking_words
from rehabdesk.wording.notes import kind_word, written_parts

_NOTHING = "Pilih sebuah catatan untuk membacanya. Setiap pembacaan dicatat di jejak audit."


class NoteText(QTextBrowser):
    """Shows a note as read-only text."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Isi catatan")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no note."""
        self.setHtml(f"<p>{escape(_NOTHING)}</p>")

    def show_note(self, line: NoteLine) -> None:
        """Show what a note says."""
        note = line.note
        about = [long_date(note.held_on, weekday=True), line.leader]
        if isinstance(note, CounselingNote):
            about.append(value_words(COUNSELING_NOTE["minutes"], note.minutes))
        head = f"{line.kind} · {line.topic}" if line.topic else kind_word(note)
        parts = "".join(
            f'<p style="margin: 0 0 8px 0"><b>{escape(name)}</b><br>{_lines(words)}</p>'
            for name, words in written_parts(note)
        )
        self.setHtml(
            f'<h3 style="margin: 0">{escape(head)}</h3>'
            f'<p style="margin: 2px 0 8px 0">{escape(" · ".join(one for one in about if one))}</p>'
            f"{parts}<p>Dapat dibaca: {escape(one_stop(line.readers + '.'))}</p>"
        )


def _lines(words: str) -> str:
    return "<br>".join(escape(one) for one in words.split("\n"))


_TABLE_KEY = "resident_notes"
_REST = 150
"""Milliseconds on a line before its note is shown, and noted as read."""
_LIST, _TEXT = 124, 260
_NOT_MINE = "Hanya oleh penulisnya."
_NOT_YOURS = "Hanya oleh penulisnya atau yang berhak melihat semua catatan."


def has_notes(context: Context) -> bool:
    """Whether whoever sits at the desk can have any notes at all."""
    return any(allowed(context.store, one) for one in (Right.SEE_NOTES, Right.SEE_MEDICAL))


class NotesView(QWidget):
    """The list above, the note under the cursor below; nothing is shown before it is chosen."""

    def __init__(self, context: Context, deeds: NoteDeeds) -> None:
        super().__init__()
        self._context = context
        self._deeds = deeds
        self._resident = self._who = ""
        self._lacking = lacks_note_key(context.store)
        self.count = label("", "small", wrap=True)
        self.counseling_button = button("Konse&ling baru", icon_name="add")
        self.medical_button = button("&Medis baru", icon_name="add")
        self._buttons = CommandButtons(context)
        make = ChosenCommands(self._chosen, "Pilih sebuah catatan dahulu.", Right.LOOK).make
        self._commands = (
            make("&Perbaiki catatan…", deeds.change, why_not=self._why_not_mine),
            make(
                "Ba&gikan catatan…",
                deeds.share,
                why_not=self._why_not_shared,
                right=Right.SEE_NOTES,
            ),
            make("Cet&ak catatan", deeds.print_note, right=Right.PRINT),
            make("Hapu&s catatan…", deeds.remove, why_not=self._why_not_handed),
        )
        change, share, printing, remove = self._commands
        self.change_button = self._buttons.add(change, "&Perbaiki…")
        self.share_button = self._buttons.add(share, "Ba&gikan…")
        self.print_button = self._buttons.add(printing, "Cet&ak")
        self.remove_button = self._buttons.add(remove, "Hapu&s…")
        columns = note_columns(counseling=allowed(context.store, Right.SEE_NOTES))
        self.model: TableModel[NoteLine] = TableModel(columns, key=lambda one: one.note.id)
        self.table: Table[NoteLine] = Table("Catatan", self.model, empty=self._empty())
        self.table.tell(of=lambda: self._who)
        self.text = NoteText()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.show_chosen)
        self._lay_out()
        self._connect()
        self._buttons.offer()

    def show_record(self, looked: Looked) -> None:
        """Show somebody's notes; of another person none is open yet."""
        other = self._resident != looked.resident.id
        self._resident, self._who = looked.resident.id, looked.who
        known = {one.note.id for one in self.model.rows()}
        lines = note_lines(self._context.store, self._resident)
        if other:
            self.model.replace(())
        self.model.replace(lines)
        # With nothing to read the list has the room, to say so whole.
        self.text.setVisible(bool(lines))
        self._say_count(len(lines))
        added = [one.note.id for one in self.model.rows() if one.note.id not in known]
        if not other and len(added) == 1:
            place = self.model.place_of(added[0])
            self.table.select_place(0 if place is None else place)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the note under the cursor, once it is written down that it is read."""
        line = self.table.current_row()
        if line is not None and self.isVisible() and self._deeds.read(line.note):
            self.text.show_note(line)
        else:
            self.text.show_nothing()
        self._buttons.offer()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the chosen note."""
        return self._commands

    def _say_count(self, shown: int) -> None:
        if self._lacking:
            self.count.setText("")
            return
        more = further_notes(self._context.store, self._resident)
        words = f"{shown} catatan" if shown else "Belum ada catatan di sini"
        self.count.setText(f"{words}; {more} lagi hanya untuk orang lain." if more else words)

    def _chosen(self) -> Note | None:
        line = self.table.current_row()
        return line.note if line is not None else None

    def _why_not_mine(self, note: Note) -> str:
        desk = self._context.store.desk
        return "" if may_change(note, desk.user, desk.role) else _NOT_MINE

    def _why_not_handed(self, note: Note) -> str:
        desk = self._context.store.desk
        if may_hand_on(note, desk.user, desk.role):
            return ""
        return _NOT_YOURS if isinstance(note, CounselingNote) else _NOT_MINE

    def _why_not_shared(self, note: Note) -> str:
        counseling = isinstance(note, CounselingNote)
        return self._why_not_handed(note) if counseling else "Catatan medis tidak dibagikan."

    def _moved(self) -> None:
        self.text.show_nothing()
        self._buttons.offer()
        self._rest.start()

    def _opened(self) -> None:
        """Enter goes into the text to read on."""
        self.show_chosen()
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _lacking_words(self) -> str:
        """Why nothing is shown to somebody who has the right to notes, and who can mend it."""
        store = self._context.store
        states = [one for one in note_key_states(store) if one.kind in self._lacking]
        users, words = store.users.all(), list[str]()
        for state in states:
            holders = ", ".join(one.name for one in users if one.id in state.holders)
            words.append(asking_words(state.kind, holders, lost=state.lost))
        return " ".join(words)

    def _empty(self) -> EmptyState:
        if self._lacking:
            return EmptyState(NO_KEY, self._lacking_words(), icon_name="lock")
        counseling = allowed(self._context.store, Right.SEE_NOTES)
        which = "Konseling baru" if counseling else "Medis baru"
        return EmptyState(
            "Belum ada catatan yang dapat Anda baca",
            f"Tekan {which} (Ctrl+Shift+N) untuk menulis yang pertama.",
            icon_name="note",
        )

    def _connect(self) -> None:
        store, deeds = self._context.store, self._deeds
        remember_columns(self._context, self.table, _TABLE_KEY)
        on(self.table.current_row_changed, self._moved)
        on(self.table.activated_row, self._opened)
        new = (
            (self.counseling_button, deeds.write_counseling, Right.SEE_NOTES),
            (self.medical_button, deeds.write_medical, Right.SEE_MEDICAL),
        )
        for widget, write, right in new:
            widget.setToolTip("Tulis catatan baru (Ctrl+Shift+N)")
            widget.clicked.connect(self._for_resident(write))
            widget.setVisible(allowed(store, right))
            widget.setEnabled(not self._lacking)
            only_with(self._context, right, widget)
        self.share_button.setVisible(allowed(store, Right.SEE_NOTES))

    def _for_resident(self, deed: Callable[[str], None]) -> Callable[[], None]:
        return lambda: deed(self._resident)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.counseling_button)
        foot.addWidget(self.medical_button)
        foot.addStretch(1)
        for widget in (
            self.change_button,
            self.share_button,
            self.print_button,
            self.remove_button,
        ):
            foot.addWidget(widget)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.text)
        panes.setSizes([_LIST, _TEXT])
        panes.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self.count)
        whole.addWidget(panes, 1)
        whole.addSpacing(Space.SMALL)
        whole.addLayout(foot)
