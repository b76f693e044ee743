"""People by name, alias or number, and their certificates."""

from collections.abc import Iterable, Sequence
from functools import partial

from rehabdesk.domain.finding import Asked, Told, Way, nearness
from rehabdesk.domain.lines import ResidentLine
from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.resident import place
from rehabdesk.ui.context import Context
from rehabdesk.ui.shell.finding.found import Found, Request
from rehabdesk.ui.widgets.command_model import CommandItem
from rehabdesk.wording.names import with_aliases

_MOST_READ = 200
_MOST_SHOWN = 12
_MOST_CERTIFICATES = 4
_ONE_SLIP = 80
"""How alike, of 100, a misspelt word must be to a name: one slip in a word of six letters."""
_PERSON, _NUMBER, _OTHERWISE = 6, -60, 40
_GONE, _NOT_ENROLLED = 15, 3
_CERTIFICATE = -2


class PeopleFinder:
    """Residents as far as whoever sits here may see them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, request: Request, known: frozenset[str]) -> list[Found]:
        """Whoever has every typed word, or every one that names nothing else (``known``)."""
        lines = self._lines(request.text)
        typed = request.text
        if not lines:
            names = [one for one in request.asked.words if one not in known]
            typed = " ".join(names)
            if len(names) == len(request.asked.words) or not any(map(_is_name, names)):
                return []
            lines = self._lines(typed)
        found = self._ranked(typed, lines)
        if request.wants("sertifikat"):
            found += self._certificates(found, lines)
        return found

    def misspelt(self, request: Request) -> list[Found]:
        """Whoever is called almost so, where nothing was found at all."""
        hits = self._context.store.search.find(request.text, _MOST_READ, least_alike=_ONE_SLIP)
        lines = self._context.store.residents.lines(hits, request.today)
        return self._ranked(request.text, lines)

    def _lines(self, text: str) -> tuple[ResidentLine, ...]:
        store = self._context.store
        hits = store.search.find(text, _MOST_READ, least_alike=None)
        return store.residents.lines(hits, self._context.today()) if hits else ()

    def _ranked(self, text: str, lines: Iterable[ResidentLine]) -> list[Found]:
        words = tuple(normal_name(text).split())
        asked = Asked(words=words, ways=tuple((Way((one,)),) for one in words))
        number = normal_registration(text)
        found = [
            Found(item=self._item(one), nearness=_nearness(one, asked, number)) for one in lines
        ]
        found.sort(key=lambda one: one.nearness)
        return found[:_MOST_SHOWN]

    def _item(self, line: ResidentLine) -> CommandItem:
        where = (line.registration_no, place(line.block, line.cell), line.group_name)
        return CommandItem(
            title=with_aliases(line.name, line.aliases),
            subtitle=" · ".join(("Residen", *(one for one in where if one))),
            icon_name="resident",
            payload=partial(self._context.shell.go, "residents", line.id),
            key=f"resident:{line.id}",
        )

    def _certificates(self, found: Sequence[Found], lines: Iterable[ResidentLine]) -> list[Found]:
        """The certificates of the nearest people, each before its person."""
        store, by_key = self._context.store, {f"resident:{one.id}": one for one in lines}
        made: list[Found] = []
        for person in found:
            line = by_key[person.item.key]
            enrolment = store.enrolments.get(line.enrolment) if line.enrolment else None
            if enrolment is None or len(made) >= _MOST_CERTIFICATES:
                continue
            issued = store.certificates.find(enrolment=enrolment.id)
            number = issued[-1].number if issued else "belum terbit"
            item = CommandItem(
                title=f"Sertifikat {line.name}",
                subtitle=f"Sertifikat · {number or 'belum bernomor'} · {line.cohort_name}",
                icon_name="certificate",
                payload=partial(self._context.shell.go, "certificates", enrolment),
                key=f"certificate:{enrolment.id}",
            )
            made.append(Found(item=item, nearness=person.nearness + _CERTIFICATE))
        return made


def _nearness(line: ResidentLine, asked: Asked, number: str) -> int:
    if number and normal_registration(line.registration_no) == number:
        return _NUMBER
    others = " ".join((*line.aliases, line.registration_no))
    told = Told(
        title=tuple(normal_name(line.name).split()), others=tuple(normal_name(others).split())
    )
    far = nearness(asked, told)
    total = _PERSON + (_OTHERWISE if far is None else far)
    total += _GONE if line.exited_on else 0
    return total + (0 if line.enrolment else _NOT_ENROLLED)


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.isalpha()
