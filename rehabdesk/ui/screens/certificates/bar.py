"""Above the list: which cohort, the rule in words, which people, and a search."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rehabdesk.domain.program import Cohort, CohortState
from rehabdesk.ui.screens.certificates.rows import CertificateRow, PeopleWanted, counted
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.filter_note import FilterNote, searched
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.ui.widgets.text import label
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import certificates

_WORDS = {
    PeopleWanted.ALL: "Semua",
    PeopleWanted.READY: "Memenuhi",
    PeopleWanted.SHORT: "Belum",
    PeopleWanted.ISSUED: "Terbit",
}


class CohortBar(QWidget):
    """The choices above the list; ``state`` is what this computer remembers of them."""

    cohort_chosen = Signal()
    narrowed = Signal()
    list_wanted = Signal()

    def __init__(self, state: dict[str, Any], rule_button: QPushButton) -> None:
        super().__init__()
        self._cohorts: dict[str, Cohort] = {}
        self.choice: ChoiceField[str] = ChoiceField(placeholder="Belum ada angkatan")
        explain(self.choice, certificates.BAR["cohort"])
        self.choice.setAccessibleName("Angkatan")
        self.choice.setFixedWidth(330)
        self.segments = Segmented("Tampilkan", tuple(_WORDS.items()), _wanted(state))
        explain(self.segments, certificates.BAR["state"])
        self.search = SearchField("Cari nama, nomor, kelompok", keys="Ctrl+F")
        self.search.setFixedWidth(250)
        self._rule = label("", "small", wrap=True)
        self.rule_button = rule_button
        self.note = FilterNote("orang")
        self._lay_out()
        self.choice.changed.connect(self.cohort_chosen)
        self.segments.changed.connect(self.narrowed)
        self.search.searched.connect(self.narrowed)
        self.note.cleared.connect(self.show_everybody)
        self.search.list_wanted.connect(self.list_wanted)
        self.search.accepted.connect(self.list_wanted)

    def set_cohorts(self, cohorts: Sequence[Cohort], today: date, wanted: str) -> None:
        """Offer the cohorts; chosen is the wanted one, else what was, else the running one."""
        before = wanted or self.choice.value() or ""
        self._cohorts = {one.id: one for one in cohorts}
        blocked = self.choice.blockSignals(True)
        self.choice.set_options([(one.id, one.name) for one in cohorts])
        running = [one.id for one in cohorts if one.state_on(today) is CohortState.RUNNING]
        usual = [*running, *self._cohorts, ""][0]
        self.choice.set_value(before if before in self._cohorts else usual)
        self.choice.setEnabled(bool(cohorts))
        self.choice.blockSignals(blocked)

    def cohort(self) -> Cohort | None:
        """The chosen cohort."""
        return self._cohorts.get(self.choice.value() or "")

    def choose(self, cohort: str) -> None:
        """Choose a cohort by its id; one that is not there changes nothing."""
        if cohort in self._cohorts:
            self.choice.set_value(cohort)

    def wanted(self) -> PeopleWanted:
        """Which people are asked for."""
        return self.segments.value()

    def search_text(self) -> str:
        """What is searched for."""
        return self.search.search_text()

    def state(self) -> dict[str, Any]:
        """What is remembered: never what was typed."""
        return {"wanted": self.wanted().value}

    def show_everybody(self) -> None:
        """Take all narrowing away."""
        self.segments.set_value(PeopleWanted.ALL)
        self.search.clear()
        self.narrowed.emit()

    def reasons(self) -> tuple[str, str]:
        """What leaves somebody out of the list."""
        every = self.wanted() is PeopleWanted.ALL
        return searched(self.search_text()), "" if every else _WORDS[self.wanted()]

    def show_counts(self, rows: Sequence[CertificateRow]) -> None:
        """Write into each choice how many it shows."""
        for wanted, words in _WORDS.items():
            self.segments.set_words(wanted, f"{words} ({counted(rows, wanted)})")

    def show_rule(self, words: str) -> None:
        """Say the rule that is in force."""
        self._rule.setText(words)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.LARGE)
        first.addWidget(self.choice)
        first.addWidget(self._rule, 1)
        first.addWidget(self.rule_button)
        second = QHBoxLayout()
        second.setSpacing(Space.LARGE)
        second.addWidget(self.segments)
        second.addStretch(1)
        second.addWidget(self.search)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(first)
        whole.addLayout(second)
        whole.addWidget(self.note)


def _wanted(state: dict[str, Any]) -> PeopleWanted:
    try:
        return PeopleWanted(state.get("wanted", PeopleWanted.ALL.value))
    except ValueError:
        return PeopleWanted.ALL
