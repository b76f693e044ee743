"""The user's guide: its chapters in their order; the window (F1) and the printed guide draw them.

A chapter is a file of markdown in `resources/guide/bab`. Words of the program stand in it as
``[[Tambah residen]]``, which a test holds against the program, and a picture as
``[gambar: home]``.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from rehabdesk import paths

PICTURES = "gambar"
_FOLDER = "bab"
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Bekerja", ("mulai", "harian", "bulanan", "akhir", "keluar", "keliru", "masuk", "tombol")),
    (
        "Halaman",
        (
            *("home", "residents", "counselors", "programs", "schedule", "attendance"),
            *("certificates", "imports", "office", "safekeeping", "users", "audit"),
        ),
    ),
    (
        "Kertas",
        (
            *("attendance_sheet", "monthly_grid", "certificate", "certificate_register"),
            *("counseling_note", "medical_note", "personal_record", "recovery_sheet"),
            *("audit_head", "printed_list", "weekly_timetable"),
        ),
    ),
)
_WORD = re.compile(r"\[\[(.+?)\]\]")
_PICTURE = re.compile(r"\[gambar: ([\w-]+)\]")


class Chapter(Struct, frozen=True, kw_only=True):
    """One chapter; a page's and a paper's have its key."""

    key: str
    part: str
    title: str
    text: str
    """The markdown below the title, with its marks of words and pictures."""

    @property
    def quoted(self) -> tuple[str, ...]:
        """The words of the program that it names."""
        return tuple(_WORD.findall(self.text))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures that it shows, by name."""
        return tuple(_PICTURE.findall(self.text))

    @property
    def markdown(self) -> str:
        """All of it as plain markdown; a picture is ``![title](name.png)``."""
        text = _WORD.sub(r"**\1**", self.text)
        text = _PICTURE.sub(lambda found: f"![Gambar: {self.title}]({found[1]}.png)", text)
        return f"# {self.title}\n\n{text}"

    def has(self, words: str) -> bool:
        """Whether each of some words begins a word of the chapter, in whatever case."""
        said = f" {_plain(self.title)} {_plain(self.text)}"
        return all(f" {one}" in said for one in _plain(words).split())


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in order."""
    return tuple(_read(part, key) for part, keys in _PARTS for key in keys)


def found(words: str) -> Sequence[Chapter]:
    """The chapters that have some words, those with them in their title first."""
    having = [one for one in chapters() if one.has(words)]
    wanted = _plain(words)
    return sorted(having, key=lambda one: wanted not in _plain(one.title))


def _read(part: str, key: str) -> Chapter:
    file = paths.guide() / _FOLDER / f"{key}.md"
    title, _, text = file.read_text(encoding="utf-8").partition("\n")
    return Chapter(key=key, part=part, title=title.removeprefix("# "), text=text.strip())


def _plain(words: str) -> str:
    return re.sub(r"[^0-9a-z+-]+", " ", words.casefold()).strip()
