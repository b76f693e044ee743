"""Sheet sizes in points, and the millimetre."""

from functools import cache

from msgspec import Struct

from rehabdesk.domain.office import Paper

MM = 72 / 25.4

_MILLIMETRES = {Paper.A4: (210, 297), Paper.F4: (215, 330)}


class Size(Struct, frozen=True):
    """Width and height of a sheet as it lies, in points."""

    width: float
    height: float


@cache
def portrait(paper: Paper) -> Size:
    """The sheet standing."""
    width, height = _MILLIMETRES[paper]
    return Size(round(width * MM, 2), round(height * MM, 2))


@cache
def landscape(paper: Paper) -> Size:
    """The sheet lying."""
    width, height = _MILLIMETRES[paper]
    return Size(round(height * MM, 2), round(width * MM, 2))
