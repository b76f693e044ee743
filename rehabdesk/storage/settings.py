"""The office's settings: one record type a setting, kept as text, with its defaults in code."""

from typing import Any, TypeVar

from msgspec import Struct

from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.rows import from_text, to_text

S = TypeVar("S")


class Setting(Struct, frozen=True, kw_only=True):
    """One setting as text; its id is the name of its record type."""

    id: str
    value: str


class Settings(Repository[Setting]):
    """Settings by their record type."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "setting", Setting)

    def read(self, setting_type: type[S]) -> S:
        """The office's setting of this type, or its defaults."""
        kept = self.get(setting_type.__name__)
        return setting_type() if kept is None else from_text(setting_type, kept.value)

    def write(self, setting: Any) -> None:
        """Keep a setting under the name of its type."""
        self.put(Setting(id=type(setting).__name__, value=to_text(setting)))
