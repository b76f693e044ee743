"""This computer's choices: window, columns, filters, theme; written only where they differ."""

from types import SimpleNamespace

from rehabdesk import paths
from rehabdesk.bounded.foreign_file import read_plain_file

TYPE_CHECKING = False  # what the first window loads does without typing
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_FILE = "tampilan.json"
_MOST_BYTES = 1024 * 1024
_MOST_PAGES = 200


class Choices(SimpleNamespace):
    """What this computer remembers; nothing of the office and of no person.

    ``login`` is the last login name where somebody asked for that, else empty; ``text_step`` the
    size of text in percent. ``pages`` holds
    what each screen remembers, ``tables`` the columns of each table. A plain namespace, because
    the first window is there before any record.
    """

    dark: bool
    window: str
    maximised: bool
    last_screen: str
    last_office: str
    narrow_sidebar: bool
    save_folder: str
    login: str
    text_step: int
    pages: "dict[str, Any]"
    tables: "dict[str, Any]"

    def __init__(self, **chosen: "Any") -> None:
        super().__init__(**_usual())
        if unknown := chosen.keys() - vars(self).keys():
            raise TypeError(f"no such choice: {unknown}")
        vars(self).update(chosen)


def _usual() -> "dict[str, Any]":
    return {
        "dark": False,
        "window": "",
        "maximised": False,
        "last_screen": "",
        "last_office": "",
        "narrow_sidebar": False,
        "save_folder": "",
        "login": "",
        "text_step": 100,
        "pages": {},
        "tables": {},
    }


class Preferences:
    """The choices in force and the file they are kept in; a broken file means the defaults."""

    def __init__(self, folder: "Path | None" = None) -> None:
        self._file = (folder or paths.computer_settings_folder()) / _FILE
        self.choices = self._read()
        self._owner = ""

    def keep(self, **changes: "Any") -> None:
        """Remember other choices, at once; the same ones cost nothing."""
        chosen = Choices(**{**vars(self.choices), **changes})
        if chosen != self.choices:
            self.choices = chosen
            self._write()

    def sit_down(self, office: str, user: str) -> None:
        """Remember screens from now on for this office and this user; nothing of another comes."""
        self._owner = f"{office}/{user}/"

    def page(self, key: str) -> "dict[str, Any]":
        """What a screen remembered, in this office and for this user."""
        return self.shared(self._owner + key)

    def remember_page(self, key: str, state: "dict[str, Any]") -> None:
        """Remember something for a screen, in this office and for this user."""
        self.remember_shared(self._owner + key, state)

    def shared(self, key: str) -> "dict[str, Any]":
        """What is remembered for every office of this computer."""
        return _words(self.choices.pages.get(key))

    def remember_shared(self, key: str, state: "dict[str, Any]") -> None:
        """Remember something for every office; of the pages only those used last are kept."""
        if self.choices.pages.get(key) != state:
            others = {name: kept for name, kept in self.choices.pages.items() if name != key}
            newest = list(others.items())[-_MOST_PAGES:]
            self.keep(pages={**dict(newest), key: state})

    def table(self, key: str) -> "dict[str, Any]":
        """What a table's columns were."""
        return _words(self.choices.tables.get(key))

    def remember_table(self, key: str, state: "dict[str, Any]") -> None:
        """Remember a table's columns."""
        if self.choices.tables.get(key) != state:
            self.keep(tables={**self.choices.tables, key: state})

    def _read(self) -> Choices:
        try:
            text = read_plain_file(self._file, _MOST_BYTES).decode("utf-8")
        except (OSError, ValueError):
            return Choices()
        import json

        usual = _usual()
        try:
            words = json.loads(text)
            # A value of another kind would trouble the window that reads it, not this one.
            known = {
                name: value
                for name, value in words.items()
                if name in usual and type(value) is type(usual[name])
            }
            return Choices(**known)
        except (ValueError, AttributeError, RecursionError):
            return Choices()

    def _write(self) -> None:
        import json

        from rehabdesk.own_files import make_folder, write_whole

        usual = _usual()
        words = {name: value for name, value in vars(self.choices).items() if value != usual[name]}
        try:
            make_folder(self._file.parent)
            write_whole(self._file, json.dumps(words, indent=1).encode())
        except OSError:
            return  # a computer that remembers nothing is no reason to stop working


def _words(found: object) -> "dict[str, Any]":
    return {**found} if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]
