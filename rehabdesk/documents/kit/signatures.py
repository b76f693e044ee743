"""Signature blocks side by side: heading, position, room to sign, name, NIP where there is one."""

from collections.abc import Sequence
from functools import lru_cache

from rehabdesk.documents.kit.fitting import Fitted, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style, width
from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import Align, Pen
from rehabdesk.domain.dossiers import Signature

SIGNING_ROOM = 16 * MM
_WORDS = Ink(Style.REGULAR, 9)
_NAME = Ink(Style.BOLD, 9)
_UNDER = 1.6
# An empty place for the name where nobody is entered yet: to be filled in by hand.
_NOBODY = "( " + "." * 40 + " )"


def signatures_height(
    blocks: Sequence[Signature], across: float, dated: bool, room: float = SIGNING_ROOM
) -> float:
    """How high a row of blocks is; ``across`` is the width of one, ``dated`` adds a line above."""
    heads = max(_head_height(block, across) for block in blocks)
    heading = any(block.heading for block in blocks)
    above = (dated + heading) * _line()
    name = max(_name(block, across).height for block in blocks)
    nip = _line() if any(block.nip for block in blocks) else 0.0
    return above + heads + room + name + _UNDER + nip


def date_baseline(top: float) -> float:
    """The baseline of the place and date in the first line of a block."""
    return top - _line() / 2 - _WORDS.size * 0.3635


def draw_date(pen: Pen, centre: float, top: float, words: str, across: float) -> None:
    """Set the place and date above a block."""
    set_lines(pen, centre, top, fit(words, _WORDS, across, _line(), 6.5), Align.CENTRE)


def draw_signatures(
    pen: Pen,
    blocks: Sequence[tuple[float, Signature]],
    top: float,
    across: float,
    dated: bool,
    room: float = SIGNING_ROOM,
) -> None:
    """Draw blocks around their centres, names on one line; the date's line stays empty."""
    signers = [block for _, block in blocks]
    heading = any(block.heading for block in signers)
    first = top - dated * _line()
    heads = max(_head_height(block, across) for block in signers)
    names = first - heading * _line() - heads - room
    for centre, block in blocks:
        y = first
        if block.heading:
            set_lines(pen, centre, y, fit(block.heading, _WORDS, across, _line(), 6.5), Align.CENTRE)
        if heading:
            y -= _line()
        if block.position:
            set_lines(pen, centre, y, _position(block, across), Align.CENTRE)
        _draw_name(pen, centre, names, block, across)


def _draw_name(pen: Pen, centre: float, top: float, block: Signature, across: float) -> None:
    fitted = _name(block, across)
    foot = set_lines(pen, centre, top, fitted, Align.CENTRE)
    if block.name:
        half = width(fitted.lines[-1], fitted.ink) / 2
        pen.rule((centre - half, foot + 0.4, centre + half, foot + 0.4), 0.6)
    if block.nip:
        nip = block.nip if block.nip[:3].upper() in {"NIP", "NRP"} else f"NIP. {block.nip}"
        set_lines(pen, centre, foot - _UNDER, fit(nip, _WORDS, across, _line(), 6.5), Align.CENTRE)


def _line() -> float:
    return Fitted(("",), _WORDS).height


def _head_height(block: Signature, across: float) -> float:
    return _position(block, across).height if block.position else 0.0


@lru_cache(maxsize=256)
def _position(block: Signature, across: float) -> Fitted:
    return fit(block.position, _WORDS, across, 4 * _line(), 8.5)


@lru_cache(maxsize=256)
def _name(block: Signature, across: float) -> Fitted:
    if not block.name:
        return fit(_NOBODY, _WORDS, across, _line(), 6)
    return fit(block.name, _NAME, across, 2 * _line(), 7.5)
