"""The form of a stay: entry, sentence and its dates."""

from datetime import date

from rehabdesk.domain.resident import Stay
from rehabdesk.ui.screens.kit.record_form import RecordForm
from rehabdesk.ui.widgets.form import Form
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.fields.stay import SENTENCE, STAY


class StayFields(RecordForm[Stay]):
    """The fields of a stay, save those of its end; it begins on ``not_before`` at the earliest."""

    def __init__(
        self, form: Form, stay: Stay, today: date, *, not_before: date | None = None
    ) -> None:
        super().__init__(form, STAY, stay, today)
        self._not_before = not_before

    def put_sentence(self) -> None:
        """Add the fields without a title."""
        for field in STAY.of_group(SENTENCE):
            self.row(field.key, check=self._too_early if field.key == "entered_on" else None)

    def _too_early(self) -> str:
        entered: date | None = self.widgets["entered_on"].value()
        left = self._not_before
        if left is None or entered is None or entered >= left:
            return ""
        return f"Lebih awal daripada keluar terakhir, {long_date(left)}."
