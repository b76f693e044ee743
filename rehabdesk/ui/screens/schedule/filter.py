"""Which part of the schedule is in sight: all of it, one group's, or one counselor's."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.domain.identity import GroupId
from rehabdesk.domain.session import Session
from rehabdesk.ui.screens.schedule.week import Week
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import programs

ALL, GROUP, COUNSELOR = "all", "group", "counselor"
_WIDTH = 270


class WeekFilter(QWidget):
    """Three ways to look, and beside them which group or counselor."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way: Segmented[str] = Segmented(
            "Tampilkan", [(ALL, "&Semua"), (GROUP, "&Kelompok"), (COUNSELOR, "K&onselor")]
        )
        explain(self.way, programs.WEEK["way"])
        self.which: ChoiceField[str] = ChoiceField(searchable=False)
        explain(self.which, programs.WEEK["which"])
        self.which.setMinimumWidth(_WIDTH)
        self._remembered = {GROUP: "", COUNSELOR: ""}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.way)
        row.addWidget(self.which)
        self._week: Week | None = None
        self.way.changed.connect(self._way_chosen)
        self.which.changed.connect(self._which_chosen)

    def offer(self, week: Week) -> None:
        """Offer the groups and counselors of the cohorts that run in a week."""
        self._week = week
        self._show_options()

    def sessions(self, week: Week) -> tuple[Session, ...]:
        """The sessions of a week that are in sight."""
        way, which = self.way.value(), self.which.value() or ""
        if way == ALL or not which:
            return week.sessions
        if way == GROUP:
            return tuple(one for one in week.sessions if which in one.care_groups)
        return tuple(one for one in week.sessions if which in one.counselors)

    def bundled(self) -> bool:
        """Whether parallel sessions share a block."""
        return self.way.value() != GROUP

    def group(self) -> str:
        """The group in sight, or nothing."""
        return (self.which.value() or "") if self.way.value() == GROUP else ""

    def groups(self) -> tuple[GroupId, ...]:
        """The group in sight as the groups of a new session."""
        found = self.group()
        return (GroupId(found),) if found else ()

    def show_all(self) -> None:
        """Look at everything, as when a session was asked for that is not in sight."""
        self.way.set_value(ALL)
        self._show_options()

    def state(self) -> dict[str, Any]:
        """What is to be remembered."""
        return {"way": self.way.value(), **self._remembered}

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what was remembered."""
        for key in self._remembered:
            self._remembered[key] = str(state.get(key, ""))
        if state.get("way") in {ALL, GROUP, COUNSELOR}:
            self.way.set_value(str(state["way"]))

    def reasons(self) -> tuple[str, ...]:
        """What leaves sessions out, in words."""
        return (self.which.currentText(),) if self.way.value() != ALL else ()

    def _kept(self, week: Week, way: str, ids: list[str]) -> list[tuple[str, str]]:
        """Whoever was chosen stays chosen in a week without them: nobody else takes the place."""
        key = self._remembered[way]
        known = week.names.groups if way == GROUP else week.names.counselors
        return [(key, known[key].name)] if key in known and key not in ids else []

    def _way_chosen(self) -> None:
        self._show_options()
        self.changed.emit()

    def _which_chosen(self) -> None:
        way = self.way.value()
        if way != ALL:
            self._remembered[way] = self.which.value() or ""
        self.changed.emit()

    def _show_options(self) -> None:
        """List what can be chosen; the one remembered, or the first, is chosen."""
        way, week = self.way.value(), self._week
        self.which.setVisible(way != ALL)
        if way == ALL or week is None:
            return
        self.which.setAccessibleName("Kelompok" if way == GROUP else "Konselor")
        options = _groups(week) if way == GROUP else _counselors(week)
        options += self._kept(week, way, [key for key, _words in options])
        ids = [key for key, _words in options]
        if not ids:
            self.show_all()
            return
        chosen = self._remembered[way] if self._remembered[way] in ids else next(iter(ids), "")
        blocked = self.which.blockSignals(True)
        self.which.set_options(options)
        self.which.set_value(chosen)
        self.which.blockSignals(blocked)


def _groups(week: Week) -> list[tuple[str, str]]:
    """The groups of running cohorts; the cohort's name only where there are several."""
    running = [
        one
        for one in week.names.cohorts.values()
        if one.starts_on <= week.sunday and week.monday <= one.ends_on
    ]
    found: list[tuple[str, str]] = []
    for cohort in running:
        groups = [one for one in week.names.groups.values() if one.cohort == cohort.id]
        tail = f" · {cohort.name}" if len(running) > 1 else ""
        found += [(one.id, f"{one.name}{tail}") for one in groups]
    return found


def _counselors(week: Week) -> list[tuple[str, str]]:
    """Whoever works here in the week, or leads a session in it."""
    leading = set(_flat(one.counselors for one in week.sessions))
    return [
        (one.id, one.name)
        for one in week.names.counselors.values()
        if one.id in leading or one.active_on(week.monday) or one.active_on(week.sunday)
    ]


def _flat(rows: Iterable[Iterable[str]]) -> list[str]:
    return [one for row in rows for one in row]
