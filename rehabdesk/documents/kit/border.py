"""The certificate's border: rules, a fine woven band and corner stones, all drawn in lines."""

from itertools import pairwise
from math import cos, pi, sin

from msgspec import Struct

from rehabdesk.documents.kit.paper import MM
from rehabdesk.documents.kit.pen import BLACK, Colour, Pen, Step

INK_BLUE: Colour = (0.09, 0.18, 0.33)
GOLD: Colour = (0.62, 0.49, 0.22)

_OUTER = 8 * MM
_BAND = 5.2 * MM
_INNER = _OUTER + _BAND
_STRANDS = 3
_WAVE = 5.6 * MM
_REACH = _BAND / 2 - 2.4
# A cubic curve from crest to trough is nearest to a sine with its handles this far along.
_ROUNDING = 0.3642
_STONE = 9.5 * MM


def draw_border(pen: Pen) -> None:
    """Draw the full border along the page's edges."""
    width, height = pen.size.width, pen.size.height
    pen.colour(GOLD)
    inset = _OUTER + _BAND / 2
    for side, across, along in (("across", height, width), ("up", width, height)):
        for at in (inset, across - inset):
            _weave(pen, side, at, along - 2 * (_OUTER + _STONE))
    pen.colour(INK_BLUE)
    _rectangle(pen, _OUTER, 1.8)
    _rectangle(pen, _OUTER + 2.6, 0.4)
    _rectangle(pen, _INNER - 1.4, 0.4)
    _rectangle(pen, _INNER + 1.4, 0.9)
    for x in (_OUTER, width - _OUTER - _STONE):
        for y in (_OUTER, height - _OUTER - _STONE):
            _stone(pen, x, y)
    pen.colour(BLACK)


def draw_plain_border(pen: Pen) -> None:
    """Draw the quieter border of the back page: two rules."""
    pen.colour(INK_BLUE)
    _rectangle(pen, _OUTER, 1.4)
    _rectangle(pen, _OUTER + 3, 0.4)
    pen.colour(BLACK)


def draw_flourish(pen: Pen, x: float, y: float, half: float) -> None:
    """Draw a short rule with a diamond in its middle, around a centre."""
    pen.colour(GOLD)
    pen.rules([(x - half, y, x - 7, y), (x + 7, y, x + half, y)], 0.7)
    _diamond(pen, x, y, 3.4)
    _diamond(pen, x - 7, y, 1.5)
    _diamond(pen, x + 7, y, 1.5)
    pen.colour(BLACK)


def _rectangle(pen: Pen, inset: float, weight: float) -> None:
    width, height = pen.size.width, pen.size.height
    pen.frame(inset, inset, width - 2 * inset, height - 2 * inset, weight)


def _diamond(pen: Pen, x: float, y: float, reach: float) -> None:
    pen.shape((x - reach, y), [(x, y + reach), (x + reach, y), (x, y - reach)])


class _Wave(Struct, frozen=True):
    """Draws a line that swings from crest to crest, along the page's foot or up its left edge."""

    side: str
    step: float
    halves: int

    def __call__(self, pen: Pen) -> None:
        crests = [(self.step * n, _BAND + (_REACH, -_REACH)[n % 2]) for n in range(self.halves + 3)]
        start, *curves = _curves(crests, self.step * _ROUNDING)
        if self.side == "up":
            start, *curves = (_turned(one) for one in (start, *curves))
        pen.shape(start, curves, 0.3)


def _weave(pen: Pen, side: str, at: float, length: float) -> None:
    """Put strands of the same wave between two corner stones, each shifted a little."""
    halves = 2 * round(length / _WAVE)
    step = length / halves
    wave = _Wave(side, step, halves)
    name = pen.press.form(wave, pen.size)
    for strand in range(_STRANDS):
        for half in (0, 1):
            # Half a wave further on it is its own mirror image; the stones hide all ends.
            along = _OUTER + _STONE - step * (strand / _STRANDS + half)
            across = at - _BAND
            pen.stamp(name, *((along, across) if side == "across" else (across, along)))


def _curves(crests: list[tuple[float, float]], bend: float) -> list[Step]:
    """A smooth line through the crests: its start, and a curve to each other one."""
    curves = [(x0 + bend, y0, x - bend, y, x, y) for (x0, y0), (x, y) in pairwise(crests)]
    return [crests[0], *curves]


def _turned(step: Step) -> Step:
    """The same up the page: along and across change places."""
    return tuple(at for x, y in zip(step[::2], step[1::2], strict=True) for at in (y, x))


def _stone(pen: Pen, x: float, y: float) -> None:
    """Draw a corner stone over the rules: a square with a star of eight petals."""
    side = _STONE
    pen.colour((1, 1, 1))
    pen.fill(x - 1, y - 1, side + 2, side + 2)
    pen.colour(INK_BLUE)
    pen.frame(x, y, side, side, 1.8)
    pen.frame(x + 2.6, y + 2.6, side - 5.2, side - 5.2, 0.4)
    middle_x, middle_y, reach = x + side / 2, y + side / 2, side / 2 - 4.4
    for petal in range(8):
        _petal(pen, (middle_x, middle_y), reach, petal * pi / 4)
    pen.colour(GOLD)
    _diamond(pen, middle_x, middle_y, 2)
    pen.colour(BLACK)


def _petal(pen: Pen, centre: tuple[float, float], reach: float, turn: float) -> None:
    """Draw a slim leaf from the centre outwards."""

    def place(out: float, aside: float) -> Step:
        x, y = centre
        return (
            x + out * cos(turn) - aside * sin(turn),
            y + out * sin(turn) + aside * cos(turn),
        )

    belly, start = reach * 0.3, place(0, 0)
    out = place(reach * 0.45, belly) + place(reach * 0.7, belly) + place(reach, 0)
    back = place(reach * 0.7, -belly) + place(reach * 0.45, -belly) + start
    pen.shape(start, [out, back])
