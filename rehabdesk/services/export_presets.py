"""The orders of columns for a list of people that an office keeps: two shipped ones and its own."""

from collections.abc import Sequence

from rehabdesk.domain.importing import ExportPreset, ExportPresets
from rehabdesk.domain.refusals import AlreadyThere, Missing
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import require_text
from rehabdesk.services.done import Done
from rehabdesk.services.exporting import BNN_LIKE, SDP_LIKE, column_choices
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store

_LONGEST = 60
_KNOWN = frozenset(key for key, _ in column_choices())
SHIPPED = (SDP_LIKE, BNN_LIKE)
"""The orders of columns that are always there; an office may keep them changed."""


def shipped_preset(name: str) -> ExportPreset | None:
    """The shipped order of columns of this name as it was shipped, or None."""
    return next((one for one in SHIPPED if _same(one.name, name)), None)


@needs(Right.LOOK)
def presets(store: Store) -> tuple[ExportPreset, ...]:
    """The shipped orders of columns, as the office keeps them, and the office's own after them."""
    kept = [_from_line(one) for one in store.settings.read(ExportPresets).lines]
    shipped = [_named(kept, one.name) or one for one in SHIPPED]
    return (*shipped, *(one for one in kept if shipped_preset(one.name) is None))


def sound_preset(preset: ExportPreset) -> ExportPreset:
    """An order of columns tidied, without columns that are not known.

    Raises:
        Missing: it has no name, no column, or a column without a heading.
        AlreadyThere: two columns bear one heading, so that nobody could read the list in again.
        TooLong, UnprintableText.
    """
    name = require_text("name", preset.name, _LONGEST)
    pairs: list[tuple[str, str]] = []
    for key, heading in preset.pairs:
        if key in _KNOWN:
            tidy = require_text("heading", heading, _LONGEST)
            if any(_same(tidy, other) for _, other in pairs):
                raise AlreadyThere("heading", text=tidy)
            pairs.append((key, tidy))
    if not pairs:
        raise Missing("columns")
    return ExportPreset.of(name, pairs)


@needs(Right.EXPORT)
def save_presets(store: Store, wanted: Sequence[ExportPreset]) -> Done[ExportPresets]:
    """Keep the orders of columns; a shipped one that is not changed needs no keeping.

    Raises as ``sound_preset``; ``AlreadyThere`` for two of one name, too.
    """
    sound = [sound_preset(one) for one in wanted]
    for at, preset in enumerate(sound):
        if _named(sound[:at], preset.name) is not None:
            raise AlreadyThere("name", text=preset.name)
    lines = tuple(_as_line(one) for one in sound if one not in SHIPPED)
    with store.change("Susunan ekspor diubah") as change:
        kept = ExportPresets(lines=lines)
        store.settings.write(kept)
    return Done(kept, change)


@needs(Right.EXPORT)
def keep_preset(store: Store, preset: ExportPreset) -> Done[ExportPresets]:
    """Keep one order of columns in place of the one of its name; raises as ``sound_preset``."""
    others = [one for one in presets(store) if not _same(one.name, preset.name)]
    return save_presets(store, [*others, preset])


@needs(Right.EXPORT)
def add_preset(store: Store, preset: ExportPreset) -> Done[ExportPresets]:
    """Keep an order of columns under a name that no other has; raises as ``sound_preset``."""
    return save_presets(store, [*presets(store), preset])


@needs(Right.EXPORT)
def drop_preset(store: Store, name: str) -> Done[ExportPresets]:
    """Let an order of columns go; a shipped one is again as it was shipped."""
    return save_presets(store, [one for one in presets(store) if not _same(one.name, name)])


def _from_line(line: str) -> ExportPreset:
    name, *rest = line.split("\t")
    pairs = zip(rest[::2], rest[1::2], strict=False)
    return ExportPreset.of(name, [pair for pair in pairs if pair[0] in _KNOWN])


def _as_line(preset: ExportPreset) -> str:
    return "\t".join([preset.name, *preset.columns])


def _named(among: Sequence[ExportPreset], name: str) -> ExportPreset | None:
    return next((one for one in among if _same(one.name, name)), None)


def _same(first: str, other: str) -> bool:
    return first.strip().casefold() == other.strip().casefold()
