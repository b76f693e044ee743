"""What is found by a number: attendance sheets, also by a scanned code, and certificates."""

import re
from functools import partial

from rehabdesk.domain.attendance import Sheet
from rehabdesk.domain.refusals import SheetNumberWrong, SheetOfOtherOffice, Undone
from rehabdesk.services.attendance import find_page
from rehabdesk.ui.context import Context
from rehabdesk.ui.performer import carry_out
from rehabdesk.ui.screens.kit.session_words import group_words
from rehabdesk.ui.shell.finding.found import Found, Request
from rehabdesk.ui.widgets.command_model import CommandItem
from rehabdesk.wording.dates import medium_date

_SURE, _LIKELY, _MAYBE = -100, -50, 12
_CENTURY = 2000
_WHOLE = re.compile(r"\d{2}[-./ ]?\d{4,6}[-./ ]\d")
_BEGUN = re.compile(r"(?P<year>\d{2})[-./ ](?P<serial>\d{1,6})[-./ ]?")
_SERIAL = re.compile(r"\d{3,6}")
_SAID_BEFORE = re.compile(
    r"^(?:(?:lembar|nomor|no|nomer|daftar|hadir|absen|absensi|presensi|sertifikat|piagam|kode)\b"
    r"[\s.:]*)+",
    re.IGNORECASE,
)
_MOST_CERTIFICATES = 5
_LEAST_SIGNS = 3


class NumbersFinder:
    """Looks a number up where the typed text has one."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, request: Request) -> list[Found]:
        """The sheets and certificates of a typed or scanned number."""
        if not any(sign.isdigit() for sign in request.text):
            return []
        return [*self._sheets(request), *self._certificates(request)]

    def _sheets(self, request: Request) -> list[Found]:
        """The sheet of a number, on the page of a scanned code; another office's says so."""
        refused: list[Undone] = []
        text = _number_in(request.text)
        found = carry_out(lambda: find_page(self._context.store, text), refused.append)
        if found is not None:
            return [Found(item=self._sheet(*found), nearness=_SURE)]
        for refusal in refused:
            if isinstance(refusal, SheetOfOtherOffice):
                return [self._refused("Lembar ini dari kantor lain", refusal)]
            if isinstance(refusal, SheetNumberWrong) and _WHOLE.fullmatch(text):
                return [self._refused(f"Nomor lembar {text} salah ketik", refusal)]
        return self._begun(request, text)

    def _begun(self, request: Request, text: str) -> list[Found]:
        """Sheets of a number without its check digit, or of its serial alone."""
        store, year = self._context.store, request.today.year
        begun = _BEGUN.fullmatch(text)
        if begun:
            tried, far = [(_CENTURY + int(begun["year"]), int(begun["serial"]))], _LIKELY
        elif _SERIAL.fullmatch(text):
            far = _LIKELY if request.wants("daftar hadir", "lembar", "nomor") else _MAYBE
            tried = [(year, int(text)), (year - 1, int(text))]
        else:
            return []
        sheets = [one for one in (store.sheets.numbered(*each) for each in tried) if one]
        return [Found(item=self._sheet(one, range(0)), nearness=far) for one in sheets]

    def _sheet(self, sheet: Sheet, numbers: range) -> CommandItem:
        store = self._context.store
        rows = f" · nomor {numbers.start}–{numbers.stop - 1}" if numbers else ""
        session = store.sessions.get(sheet.session)
        kind = store.session_kinds.get(session.kind) if session else None
        told = (
            f" · {kind.name}, {group_words(store, session)}, {medium_date(session.held_on)}"
            if session and kind
            else ""
        )
        return CommandItem(
            title=f"Isi daftar hadir {sheet.number}",
            subtitle=f"Kehadiran{told}{rows}",
            icon_name="sheet",
            payload=partial(self._context.shell.go, "attendance", (sheet, numbers)),
            key=f"sheet:{sheet.id}",
        )

    def _refused(self, title: str, why: Undone) -> Found:
        item = CommandItem(
            title=title,
            subtitle="Kehadiran",
            icon_name="warning",
            payload=partial(self._context.refuse, why),
        )
        return Found(item=item, nearness=_SURE)

    def _certificates(self, request: Request) -> list[Found]:
        """Certificates whose number has what was typed, or whose check code it is."""
        text, made = _number_in(request.text), list[Found]()
        if len(text) < _LEAST_SIGNS:
            return made
        for certificate in self._context.store.certificates.having(text, _MOST_CERTIFICATES):
            item = CommandItem(
                title=f"Sertifikat {certificate.number}",
                subtitle=f"Sertifikat · {self._holder(certificate.enrolment)}",
                icon_name="certificate",
                payload=partial(self._context.shell.go, "certificates", certificate),
                key=f"certificate:{certificate.enrolment}",
            )
            whole = certificate.number.casefold() == request.text.casefold()
            far = _SURE if whole else _LIKELY if request.wants("sertifikat") else _MAYBE
            made.append(Found(item=item, nearness=far))
        return made

    def _holder(self, enrolment: str) -> str:
        store = self._context.store
        held = store.enrolments.get(enrolment)
        person = store.residents.get(held.resident) if held else None
        return person.name if person else ""


def _number_in(text: str) -> str:
    """The number in a search, without the words that say what it is the number of."""
    return _SAID_BEFORE.sub("", text).strip()
