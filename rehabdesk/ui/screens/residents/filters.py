"""The line above the list: search, and what narrows it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rehabdesk.domain.enrolment import EnrolmentState
from rehabdesk.domain.lines import ResidentFilter
from rehabdesk.storage import Store
from rehabdesk.ui.theme.fonts import in_step
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.filter_note import FilterNote, searched
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.speech import name_widget
from rehabdesk.ui.widgets.what_is import explain
from rehabdesk.wording.asked import people
from rehabdesk.wording.terms import label

_NEVER = "none"
_STATES = (
    ("", "Semua status"),
    *((one.value, label(one)) for one in EnrolmentState),
    (_NEVER, "Belum ikut program"),
)


class ResidentFilters(QWidget):
    """Gives a ``ResidentFilter``; ``changed`` when it is another one."""

    changed = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(
            "Cari nama, alias, nomor registrasi", name="Cari residen", keys="Ctrl+F"
        )
        self.cohort = _choice("Saring angkatan", 190)
        explain(self.cohort, people.FILTERS["cohort"])
        self.group = _choice("Saring kelompok", 150)
        explain(self.group, people.FILTERS["group"])
        self.state = _choice("Saring status", 150)
        explain(self.state, people.FILTERS["state"])
        self.block = _choice("Saring blok", 118)
        explain(self.block, people.FILTERS["block"])
        self.state.set_options(_STATES)
        self.state.set_value("")
        self.present = CheckField("Masih di &dalam")
        explain(self.present, people.FILTERS["present"])
        self.present.setToolTip("Hanya orang yang masa tinggalnya belum berakhir")
        self.note = FilterNote("orang")
        self.note.cleared.connect(lambda: self.set_wanted(ResidentFilter()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.search, 1)
        for widget in (self.cohort, self.group, self.state, self.block, self.present):
            row.addWidget(widget)
        self.search.searched.connect(self._tell)
        self.search.list_wanted.connect(self.list_wanted)
        self.search.accepted.connect(self.list_wanted)
        for widget in (self.cohort, self.group, self.state, self.block, self.present):
            widget.changed.connect(self._tell)

    def offer(self, store: Store) -> None:
        """Offer the programmes, groups and blocks that there are now."""
        cohorts = store.cohorts.all()
        names = {one.id: one.name for one in cohorts}
        several = len(cohorts) > 1
        groups = [
            (str(one.id), f"{one.name} · {names[one.cohort]}" if several else one.name)
            for one in store.groups.all()
            if one.cohort in names
        ]
        lists = (
            (self.cohort, "Semua angkatan", [(str(one.id), one.name) for one in cohorts]),
            (self.group, "Semua kelompok", groups),
            (self.block, "Semua blok", [(one, one) for one in store.residents.blocks()]),
        )
        for field, everything, options in lists:
            blocked = field.blockSignals(True)
            field.set_options([("", everything), *options])
            if field.value() is None:
                field.set_value("")
            field.blockSignals(blocked)

    def fields(self) -> tuple[QWidget, ...]:
        """What narrows the list."""
        return (self.search, self.cohort, self.group, self.state, self.block, self.present)

    def wanted(self) -> ResidentFilter:
        """What the list is narrowed to now."""
        return ResidentFilter(
            text=self.search.search_text(),
            cohort=self.cohort.value() or "",
            group=self.group.value() or "",
            state=self.state.value() or "",
            block=self.block.value() or "",
            present_only=self.present.value(),
        )

    def set_wanted(self, wanted: ResidentFilter) -> None:
        """Narrow the list to something else, and tell once."""
        fields = (self.cohort, self.group, self.state, self.block, self.present)
        blocked = [one.blockSignals(True) for one in fields]
        self.search.setText(wanted.text)
        for field, value in (
            (self.cohort, wanted.cohort),
            (self.group, wanted.group),
            (self.state, wanted.state),
            (self.block, wanted.block),
        ):
            field.set_value(value)
            if field.value() is None:
                field.set_value("")
        self.present.set_value(wanted.present_only)
        for widget, before in zip(fields, blocked, strict=True):
            widget.blockSignals(before)
        self._tell()

    def remembered(self) -> dict[str, Any]:
        """The choices as plain values; never what was typed."""
        wanted = self.wanted()
        return {
            "cohort": wanted.cohort,
            "group": wanted.group,
            "state": wanted.state,
            "block": wanted.block,
            "present_only": wanted.present_only,
        }

    def recall(self, state: dict[str, Any]) -> None:
        """Take over what ``remembered`` once gave."""
        known = {name: state[name] for name in self.remembered() if name in state}
        self.set_wanted(ResidentFilter(**known))

    def reasons(self) -> tuple[str, ...]:
        """What leaves somebody out of the list, in words."""
        chosen = (self.cohort, self.group, self.state, self.block)
        present = self.present.text().replace("&", "")
        return (
            searched(self.search.search_text()),
            *(one.currentText() for one in chosen if one.value()),
            present if self.present.value() else "",
        )

    def _tell(self) -> None:
        self.changed.emit()


def _choice(name: str, width: int) -> ChoiceField[str]:
    field: ChoiceField[str] = ChoiceField(searchable=False)
    field.setFixedWidth(in_step(width))
    name_widget(field, name)
    return field
