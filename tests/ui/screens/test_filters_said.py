"""Filters say what they leave out, go with one press, and belong to one office and one user."""

import random
from typing import Any

import pytest
from PySide6.QtCore import Qt

from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.services.schedule import cancel_session, restore_session
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.screens.certificates.rows import PeopleWanted
from rehabdesk.ui.screens.schedule.blocks import sessions_of
from rehabdesk.ui.screens.schedule.filter import ALL, COUNSELOR, GROUP
from rehabdesk.ui.shell.main_window import MainWindow


@pytest.fixture
def window(demonstration, qtbot, tmp_path):
    made = MainWindow(demonstration, Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    return made


def residents(window):
    page = window.page("residents")
    page.filters.set_wanted(ResidentFilter(block="Blok A", present_only=True))
    return page.filters.note, page.model.rowCount


def counselors(window):
    page = window.page("counselors")
    page.search.setText("ratna")
    page.search._tell_now()
    return page.note, page.model.rowCount


def participants(window):
    page = window.page("programs")
    page.show_target(window.context.store.cohorts.all()[1].id)
    page.panel.show_section("people")
    people = page.panel.people
    people._show_all()
    people.group.set_value(people.group.options()[2][0])
    return people.note, people.model.rowCount


def schedule(window):
    page = window.page("schedule")
    page.filter.way.set_value(GROUP)
    page.filter.way.changed.emit()
    groups = [key for key, words in page.filter.which.options() if words.startswith("Kelompok A")]
    page.filter.which.set_value(groups[0])
    return page.note, lambda: len(page.sessions_in_sight())


def sheets(window):
    listing = window.page("attendance").listing
    listing.group.set_value(listing.group.options()[1][0])
    return listing.note, listing.model.rowCount


def certificates(window):
    page = window.page("certificates")
    page.bar.segments.set_value(PeopleWanted.SHORT)
    page.bar.narrowed.emit()
    return page.bar.note, page.model.rowCount


def log(window):
    page = window.page("audit")
    page.filters.kind.set_value(page.filters.kind.options()[-1][0])
    return page.filters.note, page.model.rowCount


def topics(window):
    page = window.page("office")
    page.show_target("topics")
    page.part().search.setText("keluarga")
    page.part().search._tell_now()
    return page.part().note, page.part().model.rowCount


NARROWED = {
    "residents": (residents, "Blok A, Masih di dalam", "orang"),
    "counselors": (counselors, "“ratna”", "orang"),
    "programs": (participants, "Kelompok", "orang"),
    "schedule": (schedule, "Kelompok A", "sesi pekan ini"),
    "attendance": (sheets, "Kelompok", "sesi"),
    "certificates": (certificates, "Belum", "orang"),
    "office": (topics, "“keluarga”", "materi"),
    "audit": (log, "", "catatan"),
}


@pytest.mark.parametrize("screen", NARROWED)
def test_a_filter_says_what_and_how_many_and_goes_with_one_press(window, qtbot, screen):
    narrow, reason, noun = NARROWED[screen]
    window.go(screen)

    note, shown = narrow(window)

    assert note.isVisible()
    assert note.text().startswith(f"Disaring: {reason}")
    few = shown()
    assert f" · {few} dari " in note.text()
    assert note.text().endswith(noun)

    qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    qtbot.wait(50)

    assert not note.isVisible()
    assert shown() > few


def test_nothing_is_remembered_from_another_office_or_user(window, tmp_path):
    store, here = window.context.store, window.context.preferences
    window.go("residents")
    residents(window)
    assert here.page("residents")["block"] == "Blok A"

    for office, user in (("kantor lain", store.desk.user), (store.office.id, "orang lain")):
        theirs = Preferences(tmp_path)
        theirs.sit_down(office, user)
        assert theirs.page("residents") == {}

    again = Preferences(tmp_path)
    again.sit_down(store.office.id, store.desk.user)
    assert again.page("residents")["block"] == "Blok A"


def test_somebody_who_works_here_again_finds_the_filter_and_is_told_of_it(window, tmp_path, qtbot):
    window.go("schedule")
    schedule(window)

    again = MainWindow(window.context.store, Preferences(tmp_path))
    qtbot.addWidget(again)
    again.show()
    again.go("schedule")

    page: Any = again.page("schedule")
    assert page.note.text().startswith("Disaring: Kelompok A")


def agree(page):
    """Calendar and panel stand on the same session, which is in sight, or sum up what is."""
    item, session = page.grid.current_item(), page.panel.session
    seen = page.sessions_in_sight()
    assert (item is None) == (session is None)
    if session is not None:
        assert session.id in [one.id for one in sessions_of(item)]
        assert page.context.store.sessions.get(session.id) == session
        assert session in seen
    else:
        counted = sum(int(words) for name, words in told(page) if name in PROGRESS)
        assert counted == len(seen)
    assert {one.id for item in page.grid.items() for one in sessions_of(item)} == {
        one.id for one in seen
    }


PROGRESS = {
    "Direncanakan",
    "Daftar hadir tercetak",
    "Belum diisi",
    "Sudah diisi",
    "Ditiadakan",
    "Dibatalkan",
}


def told(page):
    facts = page.panel.facts
    rows = range(facts.rowCount())
    cells = [
        (facts.itemAtPosition(row, 0), facts.itemAtPosition(row, 1))
        for row in rows
        if facts.itemAtPosition(row, 0) is not None
    ]
    return [(left.widget().text(), right.widget().text()) for left, right in cells]


class Hands:
    """Somebody who does whatever can be done on the schedule page, by chance."""

    def __init__(self, page, chance):
        self.page, self.chance, self.context = page, chance, page.context

    def steps(self):
        page = self.page
        own = (self.block, self.way, self.which, self.cancel, self.restore, self.row, self.day)
        return (*own, page.note.cleared.emit, page.next_week, page.previous_week, page.this_week)

    def block(self):
        items = self.page.grid.items()
        self.page.grid.set_current(self.chance.choice(items).id if items else "")

    def way(self):
        self.page.filter.way.set_value(self.chance.choice([ALL, GROUP, COUNSELOR]))
        self.page.filter.way.changed.emit()

    def which(self):
        options = self.page.filter.which.options()
        if options and self.page.filter.way.value() != ALL:
            self.page.filter.which.set_value(self.chance.choice(options)[0])

    def cancel(self):
        self.on_chosen(lambda store, key: cancel_session(store, key, reason="Razia blok"))

    def restore(self):
        self.on_chosen(restore_session)

    def on_chosen(self, deed):
        if self.page.panel.session is not None:
            key = self.page.panel.session.id
            self.context.perform(lambda: deed(self.context.store, key))

    def row(self):
        rows = self.page.panel.choice
        if rows.count():
            rows.setCurrentRow(self.chance.randrange(rows.count()))

    def day(self):
        monday = self.page.monday
        picked = monday.fromordinal(monday.toordinal() + self.chance.randrange(-7, 14))
        self.page.jump.set_value(picked)
        self.page._jump()


@pytest.mark.parametrize("seed", range(6))
def test_calendar_and_panel_agree_whatever_is_done(window, seed):
    window.go("schedule")
    hands = Hands(window.page("schedule"), random.Random(seed))
    steps = (*hands.steps(), window.context.undo)

    for _ in range(40):
        hands.chance.choice(steps)()
        agree(hands.page)


def test_a_week_without_the_chosen_group_shows_no_other_one(window):
    window.go("schedule")
    page = window.page("schedule")
    schedule(window)
    chosen = page.filter.which.value()

    page.go_to(page.monday.replace(year=page.monday.year + 1))

    assert page.filter.which.value() == chosen
    assert page.sessions_in_sight() == ()


def test_a_day_that_is_picked_in_the_same_week_is_stood_on(window):
    window.go("schedule")
    page = window.page("schedule")
    page.grid.set_current("")
    tuesday = page.monday.fromordinal(page.monday.toordinal() + 1)

    page.jump.set_value(tuesday)
    page._jump()

    assert page.panel.session.held_on == tuesday
    assert page.grid.current_item().day == tuesday
