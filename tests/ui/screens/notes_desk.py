"""The tab Catatan worked as a user works it, in an office with somebody of each role."""

from msgspec.structs import replace
from PySide6.QtWidgets import QPlainTextEdit

from tests.sample_notes import Team, a_medical_note, a_note, day
from tests.sample_office import a_resident
from tests.ui.screens.resident_desk import Desk


class NotesDesk(Desk):
    """The page with somebody's notes open."""

    def open_notes(self, resident):
        """Choose somebody, and the tab."""
        self.choose(resident)
        self.page.record.show_tab("notes")
        self.settle()
        return self.page.record.notes

    def read(self, view, place):
        """Put the cursor on a note and wait until it is shown."""
        view.table.select_place(place)
        self.qtbot.wait(220)
        return view.text.toPlainText()


class NotesOffice:
    """An office in memory with its users and one resident; each test seats whom it needs."""

    def __init__(self, qtbot, store, folder):
        self.qtbot, self.store, self.folder = qtbot, store, folder
        self.team = Team(store)
        self.person = a_resident(store, "Mahmud bin Karta", "BI 283/20")

    def desk_of(self, who):
        """The page as one of the users sees it."""
        self.team.sit(who)
        return NotesDesk(self.qtbot, self.store, self.folder)

    def opened(self, who):
        """The page with the notes of the resident open, and the view of the notes."""
        desk = self.desk_of(who)
        return desk, desk.open_notes(self.person)

    def write_notes(self):
        """Two of Siti's, one of Dewi's that is shared with Siti, and a medical one."""
        store, team, person = self.store, self.team, self.person
        team.sit(team.author)
        mine = [a_note(store, person, held_on=day(one)) for one in ("2021-03-08", "2021-03-22")]
        team.sit(team.colleague)
        theirs = a_note(store, person, topic="Konflik di kamar", plan="Mediasi")
        with store.change("Isi contoh"):
            store.counseling_notes.put(replace(theirs, shared_with=(team.author.id,)))
        team.sit(team.doctor)
        return (*mine, theirs, a_medical_note(store, person))


def write(dialog, name, words):
    """Put words into a field of a form, in place of what stands there."""
    field = dialog.form.field_row(name).field
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    else:
        (field.focusProxy() or field).setText(words)
