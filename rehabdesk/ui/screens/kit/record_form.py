"""A form made from the description of a record's fields, and the record read back from it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.nip import spaced_nip
from rehabdesk.ui.performer import why_not
from rehabdesk.ui.widgets.check_list import CheckList
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import CheckField, NoteField, NumberField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.form_row import FormRow
from rehabdesk.ui.widgets.suggest_field import SuggestField
from rehabdesk.ui.widgets.time_field import TimeField
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields
from rehabdesk.wording.terms import label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum

R = TypeVar("R", bound=Struct)
Options = Sequence[tuple[Any, str]]
_AS_TYPED = {FieldKind.NIP: 40, FieldKind.NIK: 40, FieldKind.ALIASES: 300}
"""How long a text may be before its gaps are taken out, or it is taken apart."""


class RecordForm(Generic[R]):
    """The widgets of a record's fields by attribute, and the rows of a form that hold them.

    ``choices`` are the options of fields that choose no member of an enum, ``usual`` words that
    the office's file offers; for the fields in ``open_at_first`` nothing is chosen at first.
    ``own`` are widgets that a screen brings for its fields, of what no kind stands for.
    """

    def __init__(  # noqa: PLR0913 - what a file offers, by field
        self,
        form: Form,
        fields: RecordFields,
        record: R,
        today: date,
        *,
        choices: Mapping[str, Options] | None = None,
        usual: Mapping[str, Sequence[str]] | None = None,
        open_at_first: Sequence[str] = (),
        own: Mapping[str, Any] | None = None,
    ) -> None:
        self.form = form
        self.fields = fields
        self._today = today
        self._before = record
        self._hints = get_type_hints(type(record))
        self._choices = choices or {}
        self._usual = usual or {}
        self._own = own or {}
        self.widgets: dict[str, Any] = {
            one.key: self._own[one.key]
            if one.key in self._own
            else self._widget(one, None if one.key in open_at_first else getattr(record, one.key))
            for one in fields.fields
        }
        self._put: list[str] = []

    def put(self, group: str = "", *, caption: str = "") -> None:
        """Put the fields under one title into the form."""
        if group:
            self.form.section(group, caption)
        for field in self.fields.of_group(group):
            self.row(field.key)

    def row(
        self,
        key: str,
        *,
        hint: str = "",
        required: bool | None = None,
        check: Callable[[], str] | None = None,
    ) -> FormRow:
        """Put one field into the form; ``check`` looks at several fields together."""
        field = self.fields.by_key[key]
        self._put.append(key)
        for earlier in self.fields.follows.get(key, ()):
            self.form.keep_order(earlier, key)
        return self.form.row(
            field.label,
            self.widgets[key],
            name=key,
            hint=hint or field.hint,
            what=field.what,
            required=field.required if required is None else required,
            wide=field.wide,
            check=check or self._check(field),
        )

    def record(self) -> R:
        """The record as it is typed now; what is not in the form stays as it was.

        So do pictures, which are saved by a deed that is given what they show.
        """
        typed = [key for key in self._put if self.fields[key].kind is not FieldKind.PICTURE]
        return replace(self._before, **{key: self._value(key) for key in typed})

    def show(self, record: R) -> None:
        """Show another record in the fields, in their order."""
        self._before = record
        for field in self.fields.fields:
            if field.kind is FieldKind.PICTURE:
                continue
            value = getattr(record, field.key)
            self.widgets[field.key].set_value("" if self._names_none(field, value) else value)

    def _widget(self, field: RecordField, value: Any) -> Any:
        match field.kind:
            case FieldKind.DAY | FieldKind.BIRTHDAY:
                return DateField(value, today=self._today)
            case FieldKind.TIME:
                return TimeField(value)
            case FieldKind.WHOLE:
                return NumberField(value, lowest=field.least, highest=field.most)
            case FieldKind.YES:
                return CheckField(field.tick, checked=value)
            case FieldKind.SEVERAL:
                return _ticked(self._options(field), value or ())
            case FieldKind.CHOICE | FieldKind.SEX | FieldKind.INTERNAL:
                options = self._options(field)
                # A record that is not named is chosen by an option of its own, "".
                return ChoiceField(options, value="" if self._names_none(field, value) else value)
            case _:
                return (
                    self._long_text(field, value) if field.lines > 1 else self._line(field, value)
                )

    def _long_text(self, field: RecordField, value: Any) -> NoteField:
        several = field.kind is FieldKind.LINES
        return NoteField(
            "\n".join(value) if several else value,
            lines=field.lines,
            limit=field.most * (field.limit + 1) if several else field.limit,
            placeholder=field.placeholder,
        )

    def _line(self, field: RecordField, value: Any) -> TextField:
        limit = _AS_TYPED.get(field.kind, field.limit)
        text = "; ".join(value) if field.kind is FieldKind.ALIASES else value
        text = spaced_nip(text) if field.kind is FieldKind.NIP else text
        usual = self._usual.get(field.key, field.usual)
        if usual:
            return SuggestField(usual, text, limit=limit, placeholder=field.placeholder)
        return TextField(text, limit=limit, placeholder=field.placeholder)

    def _names_none(self, field: RecordField, value: Any) -> bool:
        return value is None and (field.key in self._choices or field.key in self._own)

    def _options(self, field: RecordField) -> Options:
        if field.key in self._choices or field.options:
            return self._choices.get(field.key, field.options)
        hint = self._hints[field.key]
        kind = next(one for one in (*get_args(hint), hint) if isinstance(one, type))
        return [(one, label(one)) for one in cast("Iterable[Enum]", kind)]

    def _check(self, field: RecordField) -> Callable[[], str] | None:
        widget, check = self.widgets[field.key], field.check
        if field.kind is FieldKind.BIRTHDAY:
            return lambda: self._birth_trouble(widget.value())
        if check is not None:
            return lambda: why_not(lambda: check(widget.value()))
        return None

    def _birth_trouble(self, born: date | None) -> str:
        return "Tanggal lahir belum tiba." if born and born > self._today else ""

    def _value(self, key: str) -> Any:
        value, kind = self.widgets[key].value(), self.fields.by_key[key].kind
        if kind is FieldKind.CHOICE and (key in self._choices or key in self._own):
            return value or None
        if kind is FieldKind.LINES:
            return tuple(line for line in value.splitlines() if line.strip())
        if kind is FieldKind.ALIASES:
            parts = (one.strip() for one in value.replace(",", ";").split(";"))
            return tuple(one for one in parts if one)
        if value is None and NoneType not in get_args(self._hints[key]):
            return 0 if kind is FieldKind.WHOLE else getattr(self._before, key)
        return value


def _ticked(options: Options, chosen: Sequence[str]) -> CheckList[Any]:
    field: CheckList[Any] = CheckList(options)
    field.set_value(chosen)
    return field
