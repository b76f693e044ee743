"""A keystroke in the name box among a million people, against one scan of all names in memory."""

import os
import random
import time
from itertools import islice

from rehabdesk.storage import Unlocked, open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.paired import paired
from tests.benchmarks.scratch import scratch_folder
from tests.sample_office import an_office

_PEOPLE = 1_000_000
_ASKED = 5
_SYLLABLES = (  # one text reads better than 90 quoted ones
    "a ad ag ah ai ak al am an ar as ba bam bang bu da de di do dra dwi e en fa fi ga gus ha han"
    " har he hen ib il im in ir is ja jo ka kar ki ku la li lis lu ma man mi mu na ni nur o pra pu"
    " ra ri ro ru sa san se si so sri su ta tar ti to tri u ul wa wan wi ya yan yo yu za zul"
)
_TYPED = ("m", "mu", "muh", "muha", "muham", "muhammad su")
_MISSPELT = "muhamad sutriso"
_WANTED = "muhammad sutrisno"


def measure() -> list[Figure]:
    """Each keystroke of a name, two words and a misspelt name, each with the hits that it shows."""
    with scratch_folder() as folder:
        people = _People(folder, _PEOPLE)
        figures = [people.figure(text, 0.2, 0.12) for text in _TYPED]
        # 10 ms were a little more than one scan where the goals were set.
        figures.append(people.figure(_MISSPELT, 1.0, 0.3))
        people.store.close()
    return figures


class _People:
    """An encrypted file in which only the search table is filled, and the names in memory."""

    def __init__(self, folder, count):
        self.store = open_store(folder / "kantor.rehab", Unlocked("petugas", os.urandom(32)))
        an_office(self.store)
        names = invented_names(count)
        self.connection = self.store.connection
        self.connection.execute("BEGIN")
        self.connection.executemany(
            "INSERT INTO resident_search (id, words, numbers) VALUES (?, ?, ?)",
            (
                (f"{number:032x}", name, f"BI {number}/{number % 30}")
                for number, name in enumerate(names)
            ),
        )
        self.connection.execute("COMMIT")
        self.all_names = "\n".join(names)
        self.count = count

    def figure(self, text, guard, aim):
        """How a question as the program asks it compares with one scan of all names."""
        # The word list of misspelt names is read once, at the first slip of the day.
        found = self.store.search.find(text)
        if not found:
            raise AssertionError(text)

        def ask():
            started = time.perf_counter()
            for _ in range(_ASKED):
                self.store.search.find(text)
            return (time.perf_counter() - started) / _ASKED

        ratio, detail = paired(ask, self._scan)
        return Figure(
            name=f"name box, “{text}” / memory scan",
            ratio=ratio,
            guard=guard,
            aim=aim,
            detail=f"{self.count:,} people, {len(found)} hits, {detail}",
        )

    def _scan(self):
        """Look through every name for one that is not there."""
        started = time.perf_counter()
        for _ in range(_ASKED):
            if "xqxq" in self.all_names:
                raise AssertionError
        return (time.perf_counter() - started) / _ASKED


def invented_names(count):
    """Invented names of two or three words out of some 8,000, some words far more common."""
    chance = random.Random(2021)
    words = list(dict.fromkeys(islice(_words(chance), 12_000)))
    common = ["muhammad", "ahmad", "agus", "sutrisno", "siti", "nur", "budi", "eko"]
    made = []
    for number in range(count):
        parts = [chance.choice(words) for _ in range(2 + number % 2)]
        if number % 5 == 0:
            parts[0] = chance.choice(common)
        made.append(
            " bin ".join([parts[0], " ".join(parts[1:])]) if number % 2 else " ".join(parts)
        )
    made[count // 2] = _WANTED
    return made


def _words(chance):
    syllables = _SYLLABLES.split()
    while True:
        yield "".join(chance.choice(syllables) for _ in range(chance.randint(2, 4)))
