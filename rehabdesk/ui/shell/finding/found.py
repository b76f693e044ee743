"""What is asked for in Ctrl+K, and what was found."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from rehabdesk.domain.finding import Asked, Told, asked_for, nearness, plain_words
from rehabdesk.ui.widgets.command_model import CommandItem
from rehabdesk.wording.asked_days import AskedDays, asked_days
from rehabdesk.wording.asked_words import FILLERS, SYNONYMS


class Request(Struct, frozen=True, kw_only=True):
    """One search as it was typed, and what its words may mean.

    ``rest`` are the words beside the day that was named; without a day they are all of them.
    """

    text: str
    today: date
    asked: Asked
    days: AskedDays | None
    rest: Asked

    def wants(self, *titles: str) -> bool:
        """Whether one of the words means one of these: "piagam" a "sertifikat"."""
        wanted = {plain_words(one) for one in titles}
        return any(one.phrase in wanted for ways in self.asked.ways for one in ways)


class Found(Struct, frozen=True, kw_only=True):
    """A line with how far it is from what was typed; the least stands first."""

    item: CommandItem
    nearness: int


class Findable(Struct, frozen=True):
    """A line that may be found, the words that lead to it, and how far its kind stands behind."""

    item: CommandItem
    told: Told
    behind: int


def fitting(lines: Iterable[Findable], asked: Asked) -> list[Found]:
    """The lines that fit these words."""
    found = ((one, nearness(asked, one.told)) for one in lines)
    return [
        Found(item=one.item, nearness=far + one.behind) for one, far in found if far is not None
    ]


def request_of(text: str, today: date) -> Request:
    """What a typed text asks for."""
    days = asked_days(text, today)
    rest = text if days is None else days.rest
    return Request(
        text=" ".join(text.split()),
        today=today,
        asked=meaning_of(text),
        days=days,
        rest=meaning_of(rest),
    )


def meaning_of(text: str) -> Asked:
    """What the words of a text may mean."""
    return asked_for(plain_words(text), SYNONYMS, FILLERS)
