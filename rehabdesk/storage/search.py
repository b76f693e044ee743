"""Finding a resident while typing: by name, alias or number, however it is spelt.

A standalone FTS5 table holds the normal forms and the id itself, for VACUUM renumbers rowids.
Hits are taken in row order and none is ranked in SQL (that costs 40 to 120 ms at a million
names). A misspelt word is looked up among the table's own words.
"""

import json
import re
from collections.abc import Collection, Iterable
from itertools import combinations

from rehabdesk.domain.matching import normal_name, normal_registration
from rehabdesk.domain.sound import sound_of
from rehabdesk.storage.change import Change
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.rows import words_out

MOST_HITS = 100
"""Hits that a keystroke shows of a register too long to sort at every letter."""
_MOST_HEARD = 20_000
_NO_LIMIT = -1
_LEAST_SIMILAR = 70
_MARKERS = {"bin", "binti", "alias"}
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"[A-Za-z]{1,5}\s?\d+/\d+")
_AMONG = "id IN (SELECT value FROM json_each(?))"


class ResidentSearch:
    """The index of names and numbers over all residents."""

    def __init__(self, store: OpenFile) -> None:
        self.store = store
        self._words: list[str] | None = None
        self._sounding: dict[str, set[str]] | None = None

    def find(
        self, text: str, limit: int | None = MOST_HITS, *, least_alike: int | None = _LEAST_SIMILAR
    ) -> tuple[str, ...]:
        """The ids of residents that fit every word typed so far; the last may be a beginning.

        At most ``limit`` of them, or all where it is none. Where nobody fits, whoever has words
        that are ``least_alike`` of 100 alike; none asks for no misspelt ones.
        """
        terms = _terms(text)
        if not terms:
            return ()
        found = self._match([f'"{term}"*' for term in terms], limit)
        if found or least_alike is None:
            return found
        return self._find_misspelt(terms, limit, least_alike)

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

    def sounding(self, name: str) -> tuple[str, ...]:
        """The ids of whoever has a name or an alias that sounds like this one.

        Of a register of more than 20,000 people nobody: hearing all of them takes too long.
        """
        wanted = sound_of(name)
        if not wanted:
            return ()
        if self._sounding is None:
            self._sounding = self._heard()
        return tuple(sorted(self._sounding.get(wanted, ())))

    def _heard(self) -> dict[str, set[str]]:
        heard: dict[str, set[str]] = {}
        rows = self.store.query(
            "SELECT id, name, aliases FROM resident WHERE deleted_at IS NULL LIMIT ?",
            (_MOST_HEARD + 1,),
        )
        for resident, name, aliases in rows if len(rows) <= _MOST_HEARD else ():
            for heard_name in (name, *words_out(aliases)):
                heard.setdefault(sound_of(heard_name), set()).add(str(resident))
        return heard

    def refresh(self, resident: str) -> None:
        """Index one resident anew, or drop one who is gone."""
        self.refresh_all((resident,))

    def refresh_all(self, residents: Collection[str]) -> None:
        """Index some residents anew, and drop those who are gone."""
        self.store.writing()
        self._sounding = None
        # The index is looked through from end to end, however few are taken out of it.
        self.store.connection.execute(
            f"DELETE FROM resident_search WHERE {_AMONG}", _ids(residents)
        )
        self.add_all(residents)

    def refresh_from(self, change: Change) -> None:
        """Index anew whoever a change touched."""
        touched = {one.key[0] for one in change.touched if one.table == "resident"}
        if touched:
            self.refresh_all(touched)

    def add_all(self, residents: Collection[str]) -> None:
        """Index residents who are not in the index yet."""
        self.store.writing()
        people = f"deleted_at IS NULL AND {_AMONG}"
        numbers = "deleted_at IS NULL AND resident IN (SELECT value FROM json_each(?))"
        self._index(people, numbers, _ids(residents))

    def rebuild(self) -> None:
        """Index everybody anew."""
        self.store.writing()
        self.store.connection.execute("DELETE FROM resident_search")
        self._index("deleted_at IS NULL", "deleted_at IS NULL", ())

    def _index(self, people: str, numbers: str, values: tuple[str, ...]) -> None:
        """Put in the names and numbers of the residents for whom the conditions hold."""
        carried: dict[str, dict[str, str]] = {}
        for resident, value, matched in self.store.query(
            f"SELECT resident, value, matched FROM registration WHERE {numbers}"
            " ORDER BY valid_from, id",
            values,
        ):
            carried.setdefault(resident, {})[value] = matched
        made: list[tuple[str, str, str]] = []
        for resident, name, aliases, shown, nik in self.store.query(
            f"SELECT id, name, aliases, registration_no, nik FROM resident WHERE {people}", values
        ):
            own = carried.get(resident, {})
            words = [*own.values(), nik] if nik else list(own.values())
            if shown not in own:
                words.append(normal_registration(shown))
            made.append((resident, _searchable(name, words_out(aliases)), " ".join(words)))
        self.store.connection.executemany(
            "INSERT INTO resident_search (id, words, numbers) VALUES (?, ?, ?)", made
        )
        self._words = self._sounding = None

    def _match(self, terms: list[str], limit: int | None) -> tuple[str, ...]:
        rows = self.store.query(
            "SELECT id FROM resident_search WHERE resident_search MATCH ? LIMIT ?",
            (" ".join(terms), _NO_LIMIT if limit is None else limit),
        )
        return tuple(str(value) for (value,) in rows)

    def _find_misspelt(
        self, terms: list[str], limit: int | None, least_alike: int
    ) -> tuple[str, ...]:
        likely: list[str] = []
        for term in terms:
            words = self._similar_words(term, least_alike)
            if not words:
                return ()
            likely.append("(" + " OR ".join(f'"{word}"' for word in words) + ")")
        return self._match([" AND ".join(likely)], limit)

    def _similar_words(self, term: str, least_alike: int) -> list[str]:
        from rapidfuzz import fuzz, process

        if any(sign.isdigit() for sign in term):
            return [term]
        if self._words is None:
            rows = self.store.query("SELECT term FROM resident_word")
            self._words = [str(value) for (value,) in rows if not str(value).isdigit()]
        found = process.extract(
            term, self._words, scorer=fuzz.ratio, limit=5, score_cutoff=least_alike
        )
        return [str(word) for word, _, _ in found]


def _ids(residents: Iterable[str]) -> tuple[str, ...]:
    return (json.dumps(list(residents)),)


def _searchable(name: str, aliases: tuple[str, ...]) -> str:
    return " ".join(normal_name(one) for one in (name, *aliases))


def _terms(text: str) -> list[str]:
    number = normal_registration(text)
    plain = number if _NUMBER.match(number) else normal_name(text)
    return _WORD.findall(plain.casefold())
