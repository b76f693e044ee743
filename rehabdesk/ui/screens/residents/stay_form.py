"""The fields of a stay: entry, sentence and its dates."""

from datetime import date

from msgspec.structs import replace

from rehabdesk.domain.resident import Stay
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import NumberField, TextField
from rehabdesk.ui.widgets.form import Form

_LONGEST = 600
_DAYS = 31


class StayFields:
    """The fields, put into a form; names are those of the record."""

    def __init__(self, form: Form, stay: Stay, today: date) -> None:
        self._stay = stay
        self._today = today
        self.days = {
            name: DateField(getattr(stay, name), today=today)
            for name in (
                "entered_on",
                "detained_on",
                "one_third_on",
                "half_on",
                "two_thirds_on",
                "expires_on",
            )
        }
        self.sentence = TextField(stay.sentence, limit=120, placeholder="5 tahun 6 bulan")
        self.months = NumberField(stay.sentence_months, lowest=1, highest=_LONGEST)
        self.offence = TextField(stay.offence, limit=200, placeholder="Narkotika")
        self.article = TextField(stay.article, limit=200, placeholder="Pasal 127 UU 35/2009")
        self.remission_months = NumberField(stay.remission_months, highest=_LONGEST)
        self.remission_days = NumberField(stay.remission_days, highest=_DAYS)
        self._form = form

    def put(self) -> None:
        """Add all fields."""
        form, days = self._form, self.days
        form.row("Masuk lapas", days["entered_on"], name="entered_on")
        form.row("Ditahan sejak", days["detained_on"], name="detained_on")
        form.row("Tindak pidana", self.offence, name="offence")
        form.row("Pasal", self.article, name="article")
        form.row("Putusan", self.sentence, name="sentence")
        form.row("Lama pidana (bulan)", self.months, name="sentence_months")
        form.row("1/3 masa pidana", days["one_third_on"], name="one_third_on")
        form.row("1/2 masa pidana", days["half_on"], name="half_on", check=self._half_trouble)
        form.row(
            "2/3 masa pidana",
            days["two_thirds_on"],
            name="two_thirds_on",
            check=self._two_thirds_trouble,
        )
        form.row("Ekspirasi", days["expires_on"], name="expires_on", check=self._expiry_trouble)
        form.row("Remisi (bulan)", self.remission_months, name="remission_months")
        form.row("Remisi (hari)", self.remission_days, name="remission_days")

    def stay(self) -> Stay:
        """The record as it is typed now."""
        return replace(
            self._stay,
            **{name: field.value() for name, field in self.days.items()},
            sentence=self.sentence.value(),
            sentence_months=self.months.value(),
            offence=self.offence.value(),
            article=self.article.value(),
            remission_months=self.remission_months.value() or 0,
            remission_days=self.remission_days.value() or 0,
        )

    def _half_trouble(self) -> str:
        return self._order_trouble("half_on", "one_third_on", "1/3")

    def _two_thirds_trouble(self) -> str:
        return self._order_trouble("two_thirds_on", "half_on", "1/2")

    def _expiry_trouble(self) -> str:
        return self._order_trouble("expires_on", "entered_on", "masuk lapas") or (
            self._order_trouble("expires_on", "two_thirds_on", "2/3")
        )

    def _order_trouble(self, later: str, earlier: str, words: str) -> str:
        last, first = self.days[later].value(), self.days[earlier].value()
        if last is None or first is None or last >= first:
            return ""
        return f"Lebih awal daripada tanggal {words}."
