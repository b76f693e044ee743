"""What the fields above a list narrow it to, in words, as a printed list says it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import CheckField
from rehabdesk.ui.widgets.search_field import SearchField
from rehabdesk.ui.widgets.segmented import Segmented
from rehabdesk.wording.dates import long_date

_FILTERS = "Saring "


def narrowing_words(fields: Iterable[QWidget]) -> tuple[str, ...]:
    """One sentence part for each field that leaves something out; empty fields say nothing."""
    return tuple(words for one in fields if (words := _words(one)))


def _words(field: QWidget) -> str:
    name = _name(field)
    if isinstance(field, SearchField):
        return f"memuat “{field.search_text()}”" if field.search_text() else ""
    if isinstance(field, CheckField):
        return field.text().replace("&", "") if field.value() else ""
    if isinstance(field, DateField):
        day = field.value()
        return f"{name}: {long_date(day)}" if day else ""
    if isinstance(field, ChoiceField):
        return f"{name}: {field.currentText()}" if field.value() else ""
    return f"{name}: {field.words()}" if isinstance(field, Segmented) else ""


def _name(field: QWidget) -> str:
    name = field.accessibleName().removeprefix(_FILTERS)
    return name[:1].upper() + name[1:]
