"""The steps that most deeds on one record share: tidy it, save it, remove what nothing names."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar, cast

from msgspec.structs import replace

from rehabdesk.domain.refusals import AlreadyThere, InUse, Missing, NotANumber, NotFound
from rehabdesk.domain.text import require_lines, require_text, tidy_text
from rehabdesk.services.done import Done
from rehabdesk.storage import Store
from rehabdesk.wording.fields.field import FieldKind, RecordField, RecordFields
from rehabdesk.wording.tables import table_word


class Record(Protocol):
    """Any record of the domain that has an id of its own."""

    @property
    def id(self) -> str:
        """The id it is kept by."""
        ...


T = TypeVar("T")
R = TypeVar("R", bound=Record)


class Shelf(Protocol[R]):
    """A repository of the store, as far as saving and removing one record needs it."""

    @property
    def table(self) -> str:
        """The table of its records."""
        ...

    def get(self, key: str, /) -> R | None:
        """The live record with this id, or nothing."""
        ...

    def put(self, record: R, /) -> R:
        """Write it."""
        ...

    def remove(self, key: str, /) -> None:
        """Delete it softly."""
        ...


def keep(store: Store, shelf: Shelf[R], record: R, what: str = "") -> Done[R]:
    """Save one record; undo names it "<what> ditambahkan" or "<what> diubah".

    ``what`` is the word for its table where the deed is not about the whole record.
    """
    deed = "ditambahkan" if shelf.get(record.id) is None else "diubah"
    with store.change(f"{what or table_word(shelf.table)} {deed}") as change:
        shelf.put(record)
    return Done(record, change)


def discard(store: Store, shelf: Shelf[R], key: str, uses: int = 0) -> Done[R]:
    """Remove one record that nothing speaks of.

    Raises:
        NotFound: there is no such record.
        InUse: ``uses`` other records speak of it.
    """
    what = table_word(shelf.table)
    record = required(shelf, key, what)
    if uses:
        raise InUse(count=uses)
    with store.change(f"{what} dihapus") as change:
        shelf.remove(key)
    return Done(record, change)


def required(shelf: Shelf[R], key: str, what: str) -> R:
    """The record with this id; raises ``NotFound`` with the word for what it is."""
    record = shelf.get(key)
    if record is None:
        raise NotFound(text=what)
    return record


def tidied(record: T, limits: Mapping[str, int], *needed: str) -> T:
    """The record with its text fields tidied and held to their limits.

    Raises:
        Missing, TooLong, UnprintableText: by the name of the field.
    """
    made = {
        field: require_text(field, getattr(record, field), limit, optional=field not in needed)
        for field, limit in limits.items()
    }
    return cast("T", replace(cast("Any", record), **made))


def checked(record: T, fields: RecordFields) -> T:
    """The record with each field tidied and held to what its description says.

    Raises:
        Missing, TooLong, UnprintableText, NotANumber, and what the checks of the fields raise.
    """
    made = {one.key: _checked_value(one, getattr(record, one.key)) for one in fields.fields}
    return cast("T", replace(cast("Any", record), **made))


def _checked_value(field: RecordField, value: Any) -> Any:  # noqa: ANN401 - by the field
    """What one field holds, tidied, as its kind is held to its description."""
    if field.check is not None:
        return field.check(value)
    tidy = _TIDY.get(field.kind)
    if tidy is not None:
        return tidy(field, value)
    if not field.limit:
        return value
    return require_text(field.key, value, field.limit, optional=not field.required)


def _tidy_words(field: RecordField, words: Iterable[str]) -> tuple[str, ...]:
    """The words that are left, each once."""
    tidy = [require_text(field.key, word, field.limit, optional=True) for word in words]
    return tuple(dict.fromkeys(word for word in tidy if word))


def _tidy_lines(field: RecordField, lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that hold something, at most as many as there may be."""
    tidy = [require_text(field.key, line, field.limit, optional=True) for line in lines]
    kept = tuple(line for line in tidy if line)
    if field.required and not kept:
        raise Missing(field.key)
    require_whole(field.key, len(kept), 0, field.most)
    return kept


def _tidy_number(field: RecordField, number: int | None) -> int | None:
    if number is not None:
        require_whole(field.key, number, field.least, field.most)
    return number


def _tidy_several(field: RecordField, chosen: tuple[str, ...]) -> tuple[str, ...]:
    if field.required and not chosen:
        raise Missing(field.key)
    return chosen


def _as_it_is(_field: RecordField, value: Any) -> Any:  # noqa: ANN401 - by the field
    return value


_TIDY: dict[FieldKind, Callable[[RecordField, Any], Any]] = {
    FieldKind.ALIASES: _tidy_words,
    FieldKind.NOTE: lambda field, text: require_lines(field.key, text, field.limit),
    FieldKind.LINES: _tidy_lines,
    FieldKind.WHOLE: _tidy_number,
    FieldKind.SEVERAL: _tidy_several,
    FieldKind.CHOICE: _as_it_is,
}


def require_unlike(field: str, text: str, others: Iterable[str]) -> None:
    """Refuse a name that another record has in any spelling of case (``AlreadyThere``)."""
    if text and tidy_text(text).casefold() in {tidy_text(one).casefold() for one in others}:
        raise AlreadyThere(field, text=text)


def require_whole(field: str, number: int, least: int, most: int) -> None:
    """Refuse a number outside its range, both ends included (``NotANumber``)."""
    if not least <= number <= most:
        raise NotANumber(field, least=least, most=most)
