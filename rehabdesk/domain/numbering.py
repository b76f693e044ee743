"""Official numbers by template: "{awalan}-{klasifikasi}-{urut:04} TAHUN {tahun}".

Offices differ in separators, so the office writes its own template (domain.md 6.2). Fields:
{awalan}, {klasifikasi}, {urut} or {urut:04}, {bulan} or {bulan:02}, {bulan_romawi}, {tahun}
or {tahun:02}, the year's last two digits. Files of earlier programs say {prefix} for {awalan}.
"""

import re
from datetime import date

from rehabdesk.domain.refusals import NumberPartMissing, NumberTemplateWrong

DEFAULT_TEMPLATE = "{awalan}-{klasifikasi}-{urut:04} TAHUN {tahun}"
"""The form of a decision of a head of prison: W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021."""

BLANK_SERIAL = "………………"
"""Stands for a serial that the secretariat writes in later; no template has such dots itself."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(r"urut(:0[1-9])?")
_OTHERS = {"awalan", "klasifikasi", "bulan", "bulan:02", "bulan_romawi", "tahun", "tahun:02"}
_FORMER_PREFIX = "{prefix}"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def roman_month(day: date) -> str:
    """The month of ``day`` in Roman figures, as letters are numbered: I to XII."""
    return _ROMAN[day.month - 1]


def todays_template(text: str) -> str:
    """``text`` in the words of today: what was saved with {prefix} is shown with {awalan}."""
    return text.replace(_FORMER_PREFIX, "{awalan}")


def require_template(text: str, *, field: str = "number_template") -> str:
    """``text`` without outer blanks and in today's words; it must hold the serial.

    Raises:
        NumberTemplateWrong: ``text`` names the unknown field or is the template, ``reason``
            is "unknown", "brace" or "serial".
    """
    template = todays_template(" ".join(text.split()))
    names = _FIELD.findall(template)
    for name in names:
        if name not in _OTHERS and not _SERIAL.fullmatch(name):
            raise NumberTemplateWrong(field=field, reason="unknown", text=f"{{{name}}}")
    if re.search(r"[{}]", _FIELD.sub("", template)):
        raise NumberTemplateWrong(field=field, reason="brace", text=template)
    if not any(_SERIAL.fullmatch(name) for name in names):
        raise NumberTemplateWrong(field=field, reason="serial", text=template)
    return template


def require_parts(template: str, prefix: str, classification: str) -> None:
    """Refuse a template whose prefix or classification is empty: nobody's are assumed.

    Raises:
        NumberPartMissing: ``field`` names the empty one, ``reason`` is "awalan" or "klasifikasi".
    """
    for name, field, value in (
        ("awalan", "prefix", prefix),
        ("klasifikasi", "classification", classification),
    ):
        if f"{{{name}}}" in todays_template(template) and not value.strip():
            raise NumberPartMissing(field, reason=name)


def format_number(
    template: str, *, prefix: str, classification: str, serial: int | None, day: date
) -> str:
    """The official number of ``serial`` on ``day``; without a serial, dots to write on.

    Raises:
        NumberTemplateWrong: the template is not one that ``require_template`` accepts.
        NumberPartMissing: it asks for a prefix or a classification that the office has not given.
    """
    require_parts(template, prefix, classification)
    values = {
        "awalan": prefix,
        "klasifikasi": classification,
        "bulan": str(day.month),
        "bulan:02": f"{day.month:02}",
        "bulan_romawi": roman_month(day),
        "tahun": f"{day.year:04}",
        "tahun:02": f"{day.year % 100:02}",
    }

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return values[name] if name in values else _serial(name, serial)

    return _FIELD.sub(value, require_template(template))


def fill_blank(number: str, template: str, serial: int) -> str:
    """A number with dots once its serial is known, in as many digits as the template has now."""
    name = next(one for one in _FIELD.findall(template) if _SERIAL.fullmatch(one))
    return number.replace(BLANK_SERIAL, _serial(name, serial))


def _serial(name: str, serial: int | None) -> str:
    if serial is None:
        return BLANK_SERIAL
    width = name.partition(":0")[2]
    return str(serial).zfill(int(width)) if width else str(serial)
