"""Finding a resident while typing: by name, alias or number, however it is spelt.

A standalone FTS5 table holds the normal forms and the id itself, for VACUUM renumbers rowids.
Hits are taken in row order and none is ranked in SQL (that costs 40 to 120 ms at a million
names). A misspelt word is looked up among the table's own words.
"""

import re
from itertools import combinations

from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.resident import Registration, Resident
from rehabdesk.storage.change import Change
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository

MOST_HITS = 100
"""Hits that a keystroke shows of a register too long to sort at every letter."""
_NO_LIMIT = -1
_LEAST_SIMILAR = 70
_MARKERS = {"bin", "binti", "alias"}
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[A-Za-z]{1,5}\s?\d+/\d+")


class ResidentSearch:
    """The index of names and numbers over all residents."""

    def __init__(self, store: OpenFile, registrations: Repository[Registration]) -> None:
        self.store = store
        self.registrations = registrations
        self.residents = Repository(store, "resident", Resident)
        self._words: list[str] | None = None

    def find(self, text: str, limit: int | None = MOST_HITS) -> tuple[str, ...]:
        """The ids of residents that fit every word typed so far; the last may be a beginning.

        At most ``limit`` of them, or all where it is none.
        """
        terms = _terms(text)
        if not terms:
            return ()
        found = self._match([f'"{term}"*' for term in terms], limit)
        return found or self._find_misspelt(terms, limit)

    def alike(self, name: str, limit: int = 500) -> tuple[tuple[str, str], ...]:
        """Ids with the normal words of whoever shares the beginnings of two words of a name."""
        starts = [word[:3] for word in normal_name(name).split() if word not in _MARKERS]
        if not starts:
            return ()
        pairs = list(combinations(starts, 2)) or [(starts[0], starts[0])]
        wanted = " OR ".join(f'("{one}"* AND "{other}"*)' for one, other in pairs)
        rows = self.store.query(
            "SELECT id, words FROM resident_search WHERE resident_search MATCH ? LIMIT ?",
            (f"words : ({wanted})", limit),
        )
        return tuple((str(row[0]), str(row[1])) for row in rows)

    def refresh(self, resident: str) -> None:
        """Index one resident anew, or drop one who is gone."""
        self.store.writing()
        self.store.connection.execute("DELETE FROM resident_search WHERE id = ?", (resident,))
        self._words = None
        record = self.residents.get(resident)
        if record is None:
            return
        numbers = [one.matched for one in self.registrations.find(resident=resident)]
        numbers += [normal_registration(record.registration_no), record.nik]
        self._insert([(resident, _searchable(record.name, record.aliases), " ".join(numbers))])

    def refresh_from(self, change: Change) -> None:
        """Index anew whoever a change touched."""
        touched = {one.key[0] for one in change.touched if one.table == "resident"}
        for resident in touched:
            self.refresh(resident)

    def rebuild(self) -> None:
        """Index everybody anew."""
        self.store.writing()
        self.store.connection.execute("DELETE FROM resident_search")
        numbers: dict[str, list[str]] = {}
        for one in self.registrations.all():
            numbers.setdefault(one.resident, []).append(one.matched)
        self._insert(
            [
                (one.id, _searchable(one.name, one.aliases), " ".join(numbers.get(one.id, ())))
                for one in self.residents.all()
            ]
        )
        self._words = None

    def _insert(self, rows: list[tuple[str, str, str]]) -> None:
        self.store.connection.executemany(
            "INSERT INTO resident_search (id, words, numbers) VALUES (?, ?, ?)", rows
        )

    def _match(self, terms: list[str], limit: int | None) -> tuple[str, ...]:
        rows = self.store.query(
            "SELECT id FROM resident_search WHERE resident_search MATCH ? LIMIT ?",
            (" ".join(terms), _NO_LIMIT if limit is None else limit),
        )
        return tuple(str(row[0]) for row in rows)

    def _find_misspelt(self, terms: list[str], limit: int | None) -> tuple[str, ...]:
        likely: list[str] = []
        for term in terms:
            words = self._similar_words(term)
            if not words:
                return ()
            likely.append("(" + " OR ".join(f'"{word}"' for word in words) + ")")
        return self._match([" AND ".join(likely)], limit)

    def _similar_words(self, term: str) -> list[str]:
        from rapidfuzz import fuzz, process

        if any(sign.isdigit() for sign in term):
            return [term]
        if self._words is None:
            rows = self.store.query("SELECT term FROM resident_word")
            self._words = [str(row[0]) for row in rows if not str(row[0]).isdigit()]
        found = process.extract(
            term, self._words, scorer=fuzz.ratio, limit=5, score_cutoff=_LEAST_SIMILAR
        )
        return [str(one[0]) for one in found]


def _searchable(name: str, aliases: tuple[str, ...]) -> str:
    return " ".join(normal_name(one) for one in (name, *aliases))


def _terms(text: str) -> list[str]:
    number = normal_registration(text)
    plain = number if _NUMBER.match(number) else normal_name(text)
    return _WORD.findall(plain.casefold())
