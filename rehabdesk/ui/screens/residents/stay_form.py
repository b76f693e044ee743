"""The form of a stay: entry, sentence and its dates, which follow one another."""

from collections.abc import Callable
from datetime import date

from rehabdesk.domain.resident import Stay
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.fields.stay import SENTENCE, STAY

_LATER_THAN = {
    "half_on": (("one_third_on", "1/3"),),
    "two_thirds_on": (("half_on", "1/2"),),
    "expires_on": (("entered_on", "masuk lapas"), ("two_thirds_on", "2/3")),
}


class StayFields(RecordForm[Stay]):
    """The fields of a stay, save those of its end."""

    def __init__(self, form: Form, stay: Stay, today: date) -> None:
        super().__init__(form, STAY, stay, today)

    def put_sentence(self) -> None:
        """Add the fields without a title."""
        for one in STAY.of_group(SENTENCE):
            self.row(one.key, check=self._order_check(one.key))

    def _order_check(self, later: str) -> Callable[[], str] | None:
        if later not in _LATER_THAN:
            return None
        return lambda: next(filter(None, self._troubles(later)), "")

    def _troubles(self, later: str) -> list[str]:
        last = self.widgets[later].value()
        firsts = [(self.widgets[key].value(), words) for key, words in _LATER_THAN[later]]
        return [
            f"Lebih awal daripada tanggal {words}."
            for first, words in firsts
            if first is not None and last is not None and last < first
        ]
