"""A cohort that was chosen once is chosen on the next page and at the next start, for each user."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from rehabdesk.domain.identity import CohortId, UserId, new_id
from rehabdesk.storage import open_in_memory
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.main_window import MainWindow
from tests.sample_office import a_running_program, an_office


@dataclass
class Day:
    """An office with two cohorts, and its window as it is opened again and again."""

    store: Any
    qtbot: Any
    folder: Any
    first: str
    second: str
    windows: list[Any] = field(default_factory=list)

    def start(self, user=""):
        """Open the office as somebody, as at the start of a day."""
        if user:
            self.store.desk = replace(self.store.desk, user=UserId(user))
        window = MainWindow(self.store, Preferences(self.folder))
        self.qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        self.windows.append(window)
        return window


def cohort_on(window, key):
    """Which cohort a page shows."""
    window.go(key)
    page = window.page(key)
    return page.cohort.id if key == "certificates" else page.panel.line.cohort.id


def choose(window, key, cohort):
    """Choose it by hand, in the list or the field of a page."""
    window.go(key)
    page = window.page(key)
    if key == "certificates":
        page.bar.choice.set_value(cohort)
    else:
        rows = range(page.listing.count())
        lines = [page.listing.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]
        page.listing.setCurrentRow([one.cohort.id for one in lines].index(cohort))


def two_cohorts(store):
    an_office(store)
    made, _group, _enrolments = a_running_program(store, ("Agus Salim", "Budi Hartono"))
    other = replace(made, id=CohortId(new_id()), name="Zona kedua")
    with store.change("Angkatan kedua"):
        store.cohorts.put(other)
    return made.id, other.id


@pytest.fixture
def day(qtbot, tmp_path):
    store = open_in_memory()
    yield Day(store, qtbot, tmp_path / "pilihan", *two_cohorts(store))
    store.close()


@pytest.mark.parametrize("chosen_on", ["certificates", "programs"])
def test_it_is_chosen_on_the_next_page_and_at_the_next_start(day, chosen_on):
    other_page = "programs" if chosen_on == "certificates" else "certificates"
    window = day.start()
    usual = cohort_on(window, chosen_on)
    assert cohort_on(window, other_page) == usual
    wanted = day.second if usual == day.first else day.first

    choose(window, chosen_on, wanted)

    assert cohort_on(window, other_page) == wanted
    assert cohort_on(window, chosen_on) == wanted
    again = day.start()
    assert cohort_on(again, other_page) == wanted
    assert cohort_on(again, chosen_on) == wanted


def test_another_user_has_a_choice_of_their_own(day):
    window = day.start("ratna")
    usual = cohort_on(window, "certificates")
    wanted = day.second if usual == day.first else day.first
    choose(window, "certificates", wanted)

    assert cohort_on(day.start("cecep"), "certificates") == usual
    assert cohort_on(day.start("ratna"), "certificates") == wanted


def test_another_office_has_a_choice_of_its_own(day, qtbot):
    window = day.start()
    usual = cohort_on(window, "certificates")
    choose(window, "certificates", day.second if usual == day.first else day.first)
    store = open_in_memory()
    elsewhere = Day(store, qtbot, day.folder, *two_cohorts(store))

    found = cohort_on(elsewhere.start(), "certificates")

    assert found in {elsewhere.first, elsewhere.second}
    for one in elsewhere.windows:
        one.leave(lambda: "")
    store.close()


def test_a_cohort_that_is_gone_gives_way_to_another(day):
    window = day.start()
    choose(window, "certificates", day.second)
    with day.store.change("Dihapus"):
        day.store.cohorts.remove(day.second)

    assert cohort_on(day.start(), "certificates") == day.first
