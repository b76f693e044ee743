"""Photos of many people at once: whom each file is of, by the number that it is named by."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from rehabdesk.domain.identity import ResidentId
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.office import Picture
from rehabdesk.domain.rights import Right
from rehabdesk.services.residents import set_photo
from rehabdesk.services.rights import needs
from rehabdesk.services.together import DoneTogether, for_each
from rehabdesk.storage import Store

_COPY = re.compile(r"\s*\(\d+\)$|\s*-\s*(copy|salinan)$", re.IGNORECASE)
"""What a computer adds to the name of a second copy."""


class PhotoFit(Struct, frozen=True, kw_only=True):
    """Whom a file is of: nobody, one person, or several that share the number.

    ``again`` is a file that names somebody whom an earlier one names already.
    """

    file: str
    residents: tuple[ResidentId, ...] = ()
    name: str = ""
    number: str = ""
    replaces: bool = False
    again: bool = False

    @property
    def fits(self) -> bool:
        """Whether the photo can be given to somebody."""
        return len(self.residents) == 1 and not self.again


def fit_photos(store: Store, files: Sequence[str]) -> tuple[PhotoFit, ...]:
    """Whom each file is of, in the order given.

    A file is named by a registration, office or medical number of the person, of today or of
    earlier: "BI 283-20.jpg", "BI_283_2020.png", "12345678.jpg".
    """
    carriers: dict[str, set[ResidentId]] = defaultdict(set)
    for registration in store.registrations.all():
        carriers[registration.matched.casefold()].add(registration.resident)
    found = [(file, carriers.get(_number(file), set())) for file in files]
    people = store.residents.many({one for _, known in found for one in known})
    fits: list[PhotoFit] = []
    taken: set[ResidentId] = set()
    for file, known in found:
        seen = tuple(sorted(one for one in known if one in people))
        person = people[seen[0]] if len(seen) == 1 else None
        fits.append(
            PhotoFit(
                file=PurePath(file).name,
                residents=seen,
                name=person.name if person else "",
                number=person.registration_no if person else "",
                replaces=person is not None and person.photo is not None,
                again=len(seen) == 1 and seen[0] in taken,
            )
        )
        taken |= set(seen if len(seen) == 1 else ())
    return tuple(fits)


@needs(Right.WRITE_PEOPLE)
def set_photos(store: Store, photos: Mapping[ResidentId, Picture]) -> DoneTogether:
    """Give many people their photos, as one change; an earlier photo is replaced."""
    label = f"Foto {len(photos)} orang diganti"
    return for_each(
        store, photos, lambda one: set_photo(store, one, photos[ResidentId(one)]), label
    )


def _number(file: str) -> str:
    stem = _COPY.sub("", PurePath(file).stem)
    # A file's name has no "/"; normal_registration takes "-" and "." for it.
    return normal_registration(stem.replace("_", "-")).casefold()
