"""The second view of a record: who the person is (domain.md 7.4)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.domain.resident import Stay
from rehabdesk.ui.screens.residents.looked import Looked
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.facts import Fact, Facts
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.wording.fields.resident import FAMILY, NOTE, PLACE, RESIDENT, SELF
from rehabdesk.wording.fields.stay import SENTENCE, STAY
from rehabdesk.wording.fields.words import facts_of

_IN_THE_HEAD = (
    "name",
    "aliases",
    "registration_no",
    *(one.key for one in RESIDENT.of_group(PLACE)),
)
"""What the head of the record shows, above all views."""
_TITLES = (*(one for one in RESIDENT.groups if one not in ("", PLACE, NOTE)), SENTENCE, NOTE)
_COLUMNS = {FAMILY: 2, NOTE: 1}


class IdentityView(QWidget):
    """Every field of the identity, in the order of the form."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = {title: Facts(columns=_COLUMNS.get(title, 3)) for title in _TITLES}
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.MEDIUM, 0)
        inside.setSpacing(Space.LARGE)
        for title, facts in self._cards.items():
            card = Card(title)
            card.add(facts)
            inside.addWidget(card)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def show_record(self, looked: Looked) -> None:
        """Show somebody."""
        for title, facts in self._cards.items():
            if title == SENTENCE:
                facts.set_facts(_sentence_facts(looked.stay))
            else:
                # Where and when somebody was born stands in the form before the first title.
                wanted = RESIDENT.of_group("", title) if title == SELF else RESIDENT.of_group(title)
                shown = [one for one in wanted if one.key not in _IN_THE_HEAD]
                facts.set_facts(facts_of(RESIDENT, looked.resident, shown))


def _sentence_facts(stay: Stay | None) -> Sequence[Fact]:
    if stay is None:
        return [("Masa tinggal", "Belum dicatat")]
    return facts_of(STAY, stay, STAY.of_group(SENTENCE))
