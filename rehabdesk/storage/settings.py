"""The office's settings: one record type a setting, kept as text, with its defaults in code.

Each type bears the tag under which it is kept, which never changes, whatever its class is called.
"""

from typing import ClassVar, Protocol, TypeVar

from msgspec import Struct

from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository
from rehabdesk.storage.rows import from_text, to_text


class Tagged(Protocol):
    """A record of settings, with defaults for all its fields."""

    tag: ClassVar[str]

    def __init__(self) -> None: ...


S = TypeVar("S", bound=Tagged)


class Setting(Struct, frozen=True, kw_only=True):
    """One setting as text; its id is the tag of its record type."""

    id: str
    value: str


class Settings(Repository[Setting]):
    """Settings by their record type."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "setting", Setting)

    def read(self, setting_type: type[S]) -> S:
        """The office's setting of this type, or its defaults."""
        kept = self.get(setting_type.tag)
        return setting_type() if kept is None else from_text(setting_type, kept.value)

    def write(self, setting: Tagged) -> None:
        """Keep a setting under the tag of its type."""
        self.put(Setting(id=setting.tag, value=to_text(setting)))
