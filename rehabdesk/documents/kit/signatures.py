"""Signature blocks side by side: heading, position, room to sign, name, NIP where there is one."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.documents.kit.fitting import SMALLEST, Fitted, balanced, fit, set_lines, wrap
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Anchor, Pen
from rehabdesk.domain.dossiers import Signature

_UNDER = 1.6
# An empty place for the name where nobody is entered yet: to be filled in by hand.
_NOBODY = "( " + "." * 40 + " )"


class Manner(Struct, frozen=True):
    """How a row of blocks is set: width of one, size of words, room to sign.

    ``date_height`` is what place and date take above the blocks, with the space below them.
    """

    across: float
    size: float = 9
    room: float = 15 * MM
    under_date: float = 0
    date_height: float = 0

    @property
    def words(self) -> Ink:
        """The ink of everything but the name."""
        return Ink(Style.REGULAR, self.size)

    @property
    def line(self) -> float:
        """The height of one line."""
        return Fitted(("",), self.words).height

    def dated(self, words: str) -> "Manner":
        """The same with room for this place and date; one line where they are not known yet."""
        return replace(self, date_height=_date(words, self).height + self.under_date)


def signatures_height(blocks: Sequence[Signature], manner: Manner) -> float:
    """How high a row of blocks is."""
    nip = manner.line if any(block.nip for block in blocks) else 0.0
    names = max(_name(block, manner).height for block in blocks)
    return _names_below(blocks, manner) + names + _UNDER + nip


def draw_date(pen: Pen, centre: float, top: float, words: str, manner: Manner) -> None:
    """Set the place and date above a block, in the room that ``Manner.dated`` left for them."""
    set_lines(pen, centre, top, _date(words, manner), Anchor.CENTRE)


def draw_signatures(
    pen: Pen, blocks: Sequence[tuple[float, Signature]], top: float, manner: Manner
) -> None:
    """Draw blocks around their centres, names on one line; the date's room stays empty."""
    signers = [block for _, block in blocks]
    heading = any(block.heading for block in signers)
    names = top - _names_below(signers, manner)
    for centre, block in blocks:
        y = top - manner.date_height
        if block.heading:
            set_lines(pen, centre, y, _line(block.heading, manner), Anchor.CENTRE)
        if block.position:
            set_lines(
                pen, centre, y - heading * manner.line, _position(block, manner), Anchor.CENTRE
            )
        _draw_name(pen, centre, names, block, manner)


def _names_below(blocks: Sequence[Signature], manner: Manner) -> float:
    """How far the names stand below the top of the blocks."""
    heading = any(block.heading for block in blocks)
    heads = max(_position(block, manner).height if block.position else 0.0 for block in blocks)
    return manner.date_height + heading * manner.line + heads + manner.room


def _draw_name(pen: Pen, centre: float, top: float, block: Signature, manner: Manner) -> None:
    fitted = _name(block, manner)
    foot = set_lines(pen, centre, top, fitted, Anchor.CENTRE)
    if block.name:
        half = width(fitted.lines[-1], fitted.ink) / 2
        pen.rule((centre - half, foot + 0.4, centre + half, foot + 0.4), 0.6)
    if block.nip:
        nip = block.nip if block.nip[:3].upper() in {"NIP", "NRP"} else f"NIP. {block.nip}"
        set_lines(pen, centre, foot - _UNDER, _line(nip, manner), Anchor.CENTRE)


@lru_cache(maxsize=256)
def _line(words: str, manner: Manner) -> Fitted:
    return fit(words, manner.words, manner.across, manner.line, SMALLEST)


@lru_cache(maxsize=256)
def _date(words: str, manner: Manner) -> Fitted:
    """Place and date on one line, or the place above the date where that is too long."""
    fitted = _line(words, manner)
    if len(fitted.lines) == 1:
        return fitted
    place, _, day = words.rpartition(", ")
    above = fit(f"{place},", manner.words, manner.across, manner.line, SMALLEST)
    return Fitted((*above.lines, *wrap(day, above.ink, manner.across)), above.ink)


@lru_cache(maxsize=256)
def _position(block: Signature, manner: Manner) -> Fitted:
    fitted = fit(block.position, manner.words, manner.across, 4 * manner.line, manner.size * 0.94)
    return Fitted(balanced(block.position, fitted.ink, manner.across), fitted.ink)


@lru_cache(maxsize=256)
def _name(block: Signature, manner: Manner) -> Fitted:
    if not block.name:
        return fit(_NOBODY, manner.words, manner.across, manner.line, SMALLEST)
    ink = Ink(Style.BOLD, manner.size)
    fitted = fit(block.name, ink, manner.across, 2 * manner.line, manner.size * 0.8)
    return Fitted(balanced(block.name, fitted.ink, manner.across), fitted.ink)
