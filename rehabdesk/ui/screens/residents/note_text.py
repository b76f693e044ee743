"""One note to be read: its heading, who may read it, and its parts."""

from html import escape

from PySide6.QtWidgets import QTextBrowser

from rehabdesk.domain.note import CounselingNote
from rehabdesk.ui.screens.residents.note_lines import NoteLine
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.note import COUNSELING_NOTE
from rehabdesk.wording.fields.words import value_words
from rehabdesk.wording.names import one_stop
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
