"""What the sealed ring says of the office's file, in short words that are not secret.

``users`` and ``restrictions`` are digests of rows (``bound_rows``). ``pages`` is the digest of the
closed file; as soon as its pages may change ``open`` stands in its place. A ring that says neither
belongs to a file that something else than a closing has made, such as a restore. ``copy`` marks the
ring of a backup, and ``found`` since when pages are known that were not as they were left.
"""

from collections.abc import Mapping

RingFacts = dict[str, str]

USERS, RESTRICTIONS = "users", "restrictions"
PAGES, OPEN, COPY, FOUND = "pages", "open", "copy", "found"
_OF_FILE = frozenset((PAGES, OPEN, COPY))


def of_no_closing(facts: Mapping[str, str]) -> RingFacts:
    """The facts without what they say of how the file was closed."""
    return {name: one for name, one in facts.items() if name not in _OF_FILE}


def as_open(facts: Mapping[str, str]) -> RingFacts:
    """The facts of a file whose pages may change from now on."""
    return of_no_closing(facts) | {OPEN: "1"}


def as_closed(facts: Mapping[str, str], pages: str) -> RingFacts:
    """The facts of a closed file with this digest."""
    return of_no_closing(facts) | {PAGES: pages}


def as_copied(facts: Mapping[str, str], rows: Mapping[str, str], pages: str) -> RingFacts:
    """The facts of a copy with these digests of rows and pages."""
    return {**of_no_closing(facts), **rows, PAGES: pages, COPY: "1"}


def of_restored(facts: Mapping[str, str]) -> RingFacts:
    """What stays of a copy's facts when it takes the office's place: that pages were found."""
    return {FOUND: facts[FOUND]} if FOUND in facts else {}
