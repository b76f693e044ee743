"""What can be undone is said on every page, also after the page of the deed was left."""

import pytest
from msgspec.structs import replace

from rehabdesk.services.many_residents import change_field
from rehabdesk.services.residents import update_resident
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow
from rehabdesk.ui.shell.undo_button import UndoButton
from tests.sample_office import TODAY, a_resident


@pytest.fixture
def window(qtbot, store, tmp_path):
    made = MainWindow(store, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def people(store):
    return [a_resident(store, name, f"BI {at}/21") for at, name in enumerate(("Andi", "Budi"), 1)]


def button(window):
    return window.findChild(UndoButton)


def rename(window, person, name):
    store = window.context.store
    changed = replace(store.residents.get(person.id), name=name)
    window.context.perform(lambda: update_resident(store, changed, today=TODAY))


def test_with_nothing_to_undo_there_is_no_button(window):
    assert button(window).isHidden()


def test_it_says_whose_record_was_changed_and_undoes_it_from_another_page(window, people, store):
    window.go("residents")
    rename(window, people[0], "Andi Saputra")
    window.go("counselors")
    assert button(window).accessibleName() == "Urungkan: Residen diubah: Andi Saputra"

    button(window).click()

    assert store.residents.get(people[0].id).name == "Andi"
    assert button(window).isHidden()


def test_many_are_told_by_their_amount(window, people):
    ids = [one.id for one in people]
    store = window.context.store
    done = change_field(store, ids, "block", "C", today=TODAY)
    window.context.tell(done.change)

    assert button(window).accessibleName() == "Urungkan: Blok 2 orang diubah"


def test_an_earlier_deed_is_undone_alone(window, people, store):
    rename(window, people[0], "Andi Saputra")
    rename(window, people[1], "Budi Hartono")
    button(window).steps.aboutToShow.emit()
    listed = button(window).steps.actions()
    assert [one.text() for one in listed] == [
        "Urungkan: Residen diubah: Budi Hartono",
        "Urungkan: Residen diubah: Andi Saputra",
    ]

    listed[1].trigger()

    assert store.residents.get(people[0].id).name == "Andi"
    assert store.residents.get(people[1].id).name == "Budi Hartono"
    assert window.context.undo_label() == "Residen diubah: Budi Hartono"


def test_the_list_of_everything_finds_it(window, people):
    rename(window, people[0], "Andi Saputra")

    window.finder.open()

    titles = [one.item.title for one in window.finder._undoing()]
    assert titles == ["Urungkan: Residen diubah: Andi Saputra"]
