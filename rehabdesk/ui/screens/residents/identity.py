"""The second view of a record: who the person is (domain.md 7.4)."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehabdesk.domain.resident import Resident, Stay
from rehabdesk.ui.screens.residents.looked import Looked
from rehabdesk.ui.theme.tokens import Space
from rehabdesk.ui.widgets.card import Card
from rehabdesk.ui.widgets.facts import Fact, Facts
from rehabdesk.ui.widgets.scroll import scrolled
from rehabdesk.wording.dates import long_date
from rehabdesk.wording.terms import label


class IdentityView(QWidget):
    """Every field of the identity, in the order of the form."""

    def __init__(self) -> None:
        super().__init__()
        self._groups = {
            title: Facts(columns=columns)
            for title, columns in (
                ("Diri", 3),
                ("Keluarga dan penjamin", 2),
                ("Perkara dan masa pidana", 3),
                ("Catatan", 1),
            )
        }
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, Space.MEDIUM, 0)
        inside.setSpacing(Space.LARGE)
        for title, facts in self._groups.items():
            card = Card(title)
            card.add(facts)
            inside.addWidget(card)
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def show_record(self, looked: Looked) -> None:
        """Show somebody."""
        resident = looked.resident
        shown = {
            "Diri": _self_facts(resident),
            "Keluarga dan penjamin": _family_facts(resident),
            "Perkara dan masa pidana": _sentence_facts(looked.stay),
            "Catatan": _note_facts(resident),
        }
        for title, facts in shown.items():
            self._groups[title].set_facts(facts)


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _self_facts(one: Resident) -> list[Fact]:
    birth = ", ".join(part for part in (one.birth_place, _day(one.birth_on)) if part)
    return [
        ("Tempat, tanggal lahir", birth),
        ("Jenis kelamin", label(one.sex)),
        ("NIK", one.nik),
        ("Agama", one.religion),
        ("Pendidikan", one.education),
        ("Pekerjaan", one.occupation),
        ("Suku", one.ethnicity),
        ("Kewarganegaraan", one.nationality),
        ("Status perkawinan", one.marital_status),
    ]


def _family_facts(one: Resident) -> list[Fact]:
    return [
        ("Alamat", one.address),
        ("Penjamin", one.guarantor),
        ("Nama ayah", one.father_name),
        ("Nama ibu", one.mother_name),
        ("Wali pemasyarakatan", one.guardian),
    ]


def _sentence_facts(one: Stay | None) -> list[Fact]:
    if one is None:
        return [("Masa tinggal", "Belum dicatat")]
    remission = f"{one.remission_months} bulan {one.remission_days} hari"
    months = f" ({one.sentence_months} bulan)" if one.sentence_months else ""
    return [
        ("Masuk lapas", _day(one.entered_on)),
        ("Ditahan sejak", _day(one.detained_on)),
        ("Ekspirasi", _day(one.expires_on)),
        ("Tindak pidana", one.offence),
        ("Pasal", one.article),
        ("Putusan", f"{one.sentence}{months}".strip()),
        ("1/3 masa pidana", _day(one.one_third_on)),
        ("1/2 masa pidana", _day(one.half_on)),
        ("2/3 masa pidana", _day(one.two_thirds_on)),
        ("Remisi", remission if one.remission_months or one.remission_days else ""),
    ]


def _note_facts(one: Resident) -> list[Fact]:
    consent = f"Ada, {long_date(one.consent_on)}" if one.consent_on else "Belum dicatat"
    return [("Persetujuan pengolahan data", consent), ("Catatan", one.note)]
