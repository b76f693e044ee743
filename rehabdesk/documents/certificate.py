"""Sertifikat: front with border, name and signatures, back with what was taught (domain.md 6.3)."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.documents.kit.border import INK_BLUE, draw_border, draw_flourish
from rehabdesk.documents.kit.certificate_back import draw_back
from rehabdesk.documents.kit.certificate_marks import draw_marks, draw_revoked
from rehabdesk.documents.kit.document import Document
from rehabdesk.documents.kit.fitting import Fitted, balanced, fit, set_lines
from rehabdesk.documents.kit.fonts import Ink, Style
from rehabdesk.documents.kit.letterhead import KopInks, draw_logo, is_drawn, kop_lines
from rehabdesk.documents.kit.paper import MM, landscape
from rehabdesk.documents.kit.pen import BLACK, Anchor, Pen
from rehabdesk.documents.kit.press import Press
from rehabdesk.documents.kit.qr import qr_code
from rehabdesk.documents.kit.signatures import (
    Manner,
    draw_date,
    draw_signatures,
    signatures_height,
)
from rehabdesk.domain.dossiers import CertificateDossier, SubjectRow

_SIDE = 21 * MM
_TOP = 17.5 * MM
_FOOT = 18 * MM
_LOGO = 19 * MM
_QR = 17 * MM
_KOP = KopInks(Ink(Style.REGULAR, 11), Ink(Style.BOLD, 14), Ink(Style.REGULAR, 8.5))
_TITLE = Ink(Style.BOLD, 36, 10)
_NUMBER = Ink(Style.REGULAR, 11, 0.3)
_GIVEN = Ink(Style.REGULAR, 11.5, 0.4)
_NAME = Ink(Style.BOLD, 29, 0.3)
_PERSON = Ink(Style.REGULAR, 10.5)
_STATEMENT = Ink(Style.REGULAR, 12.5)
_GRADE = Ink(Style.BOLD, 11)
_CODE = Ink(Style.REGULAR, 7)
_REPLACES = Ink(Style.REGULAR, 8.5)
# Stands for words of one person that come later, so that their room is kept.
_LATER = "..."
_NO_SUBJECT = SubjectRow(subject="", sessions="", lesson_hours="", attended="")
# How the free height is shared out: after the letterhead, the title, the number, and so on.
_GAPS = (1.5, 0.35, 1.4, 0.5, 1.25, 0.9, 0.55, 1.2)


def draw(dossiers: Sequence[CertificateDossier]) -> bytes:
    """One PDF of all certificates, each with its back page behind it."""
    press = Press("Sertifikat")
    compose(press, dossiers)
    return press.finished()


def draw_fronts(dossiers: Sequence[CertificateDossier]) -> bytes:
    """The same without the back pages."""
    press = Press("Sertifikat")
    compose(press, dossiers, backs=False)
    return press.finished()


def compose(press: Press, dossiers: Sequence[CertificateDossier], *, backs: bool = True) -> None:
    """Draw the certificates; what a cohort's certificates share is drawn once."""
    known: dict[CertificateDossier, _Places] = {}
    for dossier in dossiers:
        common = _common(dossier)
        places = known.get(common) or known.setdefault(common, _places(common))
        pen = press.pen(landscape(dossier.paper))
        draw_revoked(pen, dossier)
        pen.share(_SharedFront(common))
        _draw_words(pen, dossier, places)
        press.add(pen)
        if backs:
            draw_back(press, dossier)


class _Places(Struct, frozen=True):
    """The top of each part of the front page, and the columns of the signatures."""

    title: float
    number: float
    given: float
    name: float
    person: float
    statement: float
    result: float
    signing: float
    block: float
    centres: tuple[float, ...]


def _common(dossier: CertificateDossier) -> CertificateDossier:
    """What certificates of a cohort have in common: without what belongs to one person."""
    return replace(
        dossier,
        number="",
        name="",
        registration_no="",
        birth="",
        hours=_LATER if dossier.hours else "",
        grade=_LATER if dossier.grade else "",
        subjects=(),
        subject_total=_NO_SUBJECT,
        attendance_line="",
        check_code="",
        issued_on=None,
        birth_label="",
        sums_note="",
        replaces="",
        copy_mark="",
        copy_note="",
        revoked_mark="",
        revoked_note="",
    )


def _places(dossier: CertificateDossier) -> _Places:
    """Share the height of the page out: parts have their height, gaps take what is left."""
    size = landscape(dossier.paper)
    across = size.width - 2 * _SIDE
    block, centres = _columns(len(dossier.signatures), size.width)
    signing = _line(_PERSON)
    if dossier.signatures:
        signing = signatures_height(dossier.signatures, _manner(dossier, block))
    heights = (
        _kop_height(dossier, across),
        _TITLE.size * 1.08,
        _line(_NUMBER),
        _line(_GIVEN),
        _NAME.size * 1.5,
        _line(_PERSON),
        _statement(dossier, across).height,
        (bool(dossier.hours) + bool(dossier.grade)) * _line(_GRADE),
    )
    left = max(0.0, size.height - _TOP - _FOOT - sum(heights) - signing)
    top = size.height - _TOP
    tops: list[float] = []
    for height, share in zip(heights, _GAPS, strict=True):
        top -= height + left * share / sum(_GAPS)
        tops.append(top)
    title, number, given, name, person, statement, result, sign = tops
    return _Places(
        title, number, given, name, person, statement, result, sign, block=block, centres=centres
    )


def _columns(count: int, across: float) -> tuple[float, tuple[float, ...]]:
    """How wide a signature block may be, and the middles of all: balanced between the corners."""
    zone = across - 2 * (_SIDE + _QR + 5 * MM)
    step = zone / max(1, count)
    middles = tuple(across / 2 + (at - (count - 1) / 2) * step for at in range(count))
    return min(step - 4 * MM, 88 * MM), middles


def _manner(dossier: CertificateDossier, block: float) -> Manner:
    """How the signatures are set, the place and date above them all."""
    return Manner(block, size=10, room=17 * MM, under_date=5).dated(dossier.place_and_date)


def _line(ink: Ink) -> float:
    return Fitted(("",), ink).height


class _SharedFront(Struct, frozen=True):
    """Draws what all certificates of a cohort share."""

    dossier: CertificateDossier

    def __call__(self, pen: Pen) -> None:
        dossier = self.dossier
        across, middle = pen.size.width - 2 * _SIDE, pen.size.width / 2
        places = _places(dossier)
        draw_border(pen)
        _draw_kop(pen, dossier, across)
        pen.colour(INK_BLUE)
        title = Fitted(("SERTIFIKAT",), _TITLE)
        set_lines(pen, middle, places.title, title, Anchor.CENTRE)
        pen.colour(BLACK)
        given = Fitted(("Diberikan kepada",), _GIVEN)
        set_lines(pen, middle, places.given, given, Anchor.CENTRE)
        draw_flourish(pen, middle, places.person + 9, 62 * MM)
        statement = _statement(dossier, across)
        set_lines(pen, middle, places.statement, statement, Anchor.CENTRE)
        # Place and date stand over the right signature, as on every letter of the office.
        at, room = (places.centres or (middle,))[-1], _manner(dossier, places.block)
        draw_date(pen, at, places.signing, dossier.place_and_date, room)
        if dossier.signatures:
            blocks = tuple(zip(places.centres, dossier.signatures, strict=True))
            draw_signatures(pen, blocks, places.signing, _manner(dossier, places.block))


def _draw_kop(pen: Pen, dossier: CertificateDossier, across: float) -> None:
    """Set the letterhead's lines between the logos."""
    size = pen.size
    height = _kop_height(dossier, across)
    middle = size.height - _TOP - height / 2
    lines = _kop_lines(dossier, across)
    y = middle + sum(line.height for line in lines) / 2
    for line in lines:
        y = set_lines(pen, size.width / 2, y, line, Anchor.CENTRE)
    draw_logo(pen, dossier.kop.left_logo, (_SIDE + _LOGO / 2, middle), _LOGO)
    for at, logo in enumerate(reversed(_right_logos(dossier))):
        x = size.width - _SIDE - _LOGO / 2 - at * (_LOGO + 3 * MM)
        draw_logo(pen, logo, (x, middle), _LOGO)


def _right_logos(dossier: CertificateDossier) -> tuple[bytes, ...]:
    logos = (dossier.kop.right_logo, *dossier.partner_logos)
    return tuple(one for one in logos if one and is_drawn(one))


def _kop_height(dossier: CertificateDossier, across: float) -> float:
    lines = sum(line.height for line in _kop_lines(dossier, across))
    return max(_LOGO, lines) if _logos_beside(dossier) else lines


def _logos_beside(dossier: CertificateDossier) -> int:
    """For how many logos there is room at each side of the letterhead's lines."""
    return max(is_drawn(dossier.kop.left_logo), len(_right_logos(dossier)))


def _kop_lines(dossier: CertificateDossier, across: float) -> tuple[Fitted, ...]:
    room = across - 2 * _logos_beside(dossier) * (_LOGO + 3 * MM) - 4 * MM
    return kop_lines(dossier.kop, room, _KOP)


def _statement(dossier: CertificateDossier, across: float) -> Fitted:
    """The sentence in lines of about equal length, smaller if it is very long."""
    room = across * 0.86
    for size in (12.5, 11.5, 11, 10, 9, 8):
        ink = _STATEMENT.sized(size)
        fitted = Fitted(balanced(dossier.statement, ink, room), ink)
        if fitted.height <= 4 * _line(_STATEMENT):
            break
    return fitted


def _draw_words(pen: Pen, dossier: CertificateDossier, places: _Places) -> None:
    """Draw what belongs to one person."""
    across, middle = pen.size.width - 2 * _SIDE, pen.size.width / 2
    number = fit(f"Nomor : {dossier.number}", _NUMBER, across, 24, 8)
    set_lines(pen, middle, places.number, number, Anchor.CENTRE)
    pen.colour(INK_BLUE)
    room = _NAME.size * 1.5
    name = fit(dossier.name, _NAME, across * 0.96, room * 1.16, 20)
    if len(name.lines) > 1:
        name = Fitted(balanced(dossier.name, name.ink, across * 0.96), name.ink)
    set_lines(pen, middle, places.name - (room - name.height) / 2, name, Anchor.CENTRE)
    pen.colour(BLACK)
    identity = _identity(dossier)
    set_lines(pen, middle, places.person, fit(identity, _PERSON, across, 24, 8), Anchor.CENTRE)
    if dossier.replaces:
        replaces = fit(dossier.replaces, _REPLACES, across, 20, 7)
        set_lines(pen, middle, places.number - number.height, replaces, Anchor.CENTRE)
    top = places.result
    for words, ink in ((dossier.hours, _PERSON), (dossier.grade, _GRADE)):
        if words:
            fitted = fit(words, ink, across, 2 * ink.size, 8)
            top = set_lines(pen, middle, top, fitted, Anchor.CENTRE)
    _draw_check(pen, dossier.check_code)
    draw_marks(pen, dossier, _SIDE, pen.size.height - _TOP - _LOGO - 4 * MM)


def _identity(dossier: CertificateDossier) -> str:
    """Registration number and birth behind their labels; what is not known is left out."""
    facts = (("No. Registrasi", dossier.registration_no), (dossier.birth_label, dossier.birth))
    return "   ·   ".join(f"{label} : {fact}" for label, fact in facts if fact)


def _draw_check(pen: Pen, code: str) -> None:
    """Draw the QR code in the lower left corner, and below it what it says."""
    if code:
        made = qr_code(code)
        pen.code(made, _SIDE, _FOOT, _QR)
        pen.text(_SIDE, _FOOT - 8, code, _CODE)


CERTIFICATE = Document(
    key="certificate",
    title="Sertifikat",
    dossier=CertificateDossier,
    draw=draw,
)
