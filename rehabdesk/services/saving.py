"""The steps that most deeds on one record share: tidy it, save it, remove what nothing names."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar, cast

from msgspec.structs import replace

from rehabdesk.domain.refusals import AlreadyThere, InUse, NotANumber, NotFound
from rehabdesk.domain.text import require_lines, require_text, tidy_text
from rehabdesk.services.done import Done
from rehabdesk.storage import Store
from rehabdesk.wording.fields.field import Kind, RecordFields


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

    def get(self, key: str, /) -> R | None:
        """The live record with this id, or nothing."""
        ...

    def put(self, record: R, /) -> R:
        """Write it."""
        ...

    def remove(self, key: str, /) -> None:
        """Delete it softly."""
        ...


def keep(store: Store, shelf: Shelf[R], record: R, what: str) -> Done[R]:
    """Save one record; undo names it "<what> ditambahkan" or "<what> diubah"."""
    deed = "ditambahkan" if shelf.get(record.id) is None else "diubah"
    with store.change(f"{what} {deed}") as change:
        shelf.put(record)
    return Done(record, change)


def discard(store: Store, shelf: Shelf[R], key: str, what: str, uses: int = 0) -> Done[R]:
    """Remove one record that nothing speaks of.

    Raises:
        NotFound: there is no such record.
        InUse: ``uses`` other records speak of it.
    """
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
    made: dict[str, Any] = {}
    for one in fields.fields:
        value = getattr(record, one.key)
        if one.check is not None:
            made[one.key] = one.check(value)
        elif one.kind is Kind.ALIASES:
            words = [require_text(one.key, word, one.limit, optional=True) for word in value]
            made[one.key] = tuple(dict.fromkeys(word for word in words if word))
        elif one.kind is Kind.NOTE:
            made[one.key] = require_lines(one.key, value, one.limit)
        elif one.kind is Kind.WHOLE:
            if value is not None:
                require_whole(one.key, value, one.least, one.most)
        elif one.limit and one.kind is not Kind.CHOICE:
            made[one.key] = require_text(one.key, value, one.limit, optional=not one.required)
    return cast("T", replace(cast("Any", record), **made))


def require_unlike(field: str, text: str, others: Iterable[str]) -> None:
    """Refuse a name that another record has in any spelling of case (``AlreadyThere``)."""
    if text and tidy_text(text).casefold() in {tidy_text(one).casefold() for one in others}:
        raise AlreadyThere(field, text=text)


def require_whole(field: str, number: int, least: int, most: int) -> None:
    """Refuse a number outside its range, both ends included (``NotANumber``)."""
    if not least <= number <= most:
        raise NotANumber(field, least=least, most=most)
