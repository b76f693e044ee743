"""What this computer remembers of printing: the last printer, and what each is filled with."""

from collections.abc import Sequence
from typing import Any, cast

from rehabdesk.domain.printer_paper import PaperSize
from rehabdesk.ui.preferences import Preferences
from rehabdesk.wording.printer_paper import paper_name

_KEY = "printing"


class PrintMemory:
    """Kept with the other choices of this computer; names of printers and papers only."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def printer(self, names: Sequence[str]) -> str:
        """The printer of the last time where it is still there, else the system's usual one."""
        last = self._read().get("printer")
        return last if isinstance(last, str) and last in names else names[0]

    def keep_printer(self, name: str) -> None:
        """Offer this printer first the next time."""
        self._keep(printer=name)

    def loaded(self, name: str) -> frozenset[str]:
        """The papers that need no question at a printer."""
        return frozenset(one for one in self._loaded(name) if isinstance(one, str))

    def keep_loaded(self, name: str, sizes: Sequence[PaperSize]) -> None:
        """Ask no more about these papers at this printer."""
        named = sorted({*self.loaded(name), *map(paper_name, sizes)})
        self._keep(loaded={**_words(self._read().get("loaded")), name: named})

    def _loaded(self, name: str) -> list[Any]:
        found = _words(self._read().get("loaded")).get(name)
        return cast("list[Any]", found) if isinstance(found, list) else []

    def _read(self) -> dict[str, Any]:
        return self._preferences.shared(_KEY)

    def _keep(self, **changes: Any) -> None:
        self._preferences.remember_shared(_KEY, {**self._read(), **changes})


def _words(found: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
