"""Certificates: who qualifies by which figures, issuing, taking back, checking a code."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.attendance import Tally
from rehabdesk.domain.certificate import (
    Certificate,
    CertificateRule,
    CertificateState,
    Numbering,
    Standing,
    require_date,
    standing,
)
from rehabdesk.domain.check_code import make_check_code, read_check_code
from rehabdesk.domain.enrolment import Enrolment
from rehabdesk.domain.identity import CertificateId, EnrolmentId, new_id
from rehabdesk.domain.numbering import fill_blank
from rehabdesk.domain.official_numbers import HIGHEST_NUMBER
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.refusals import (
    AlreadyThere,
    CertificateIssued,
    CodeRestricted,
    NotFound,
    NotQualified,
    NumberFilled,
    ReasonNeeded,
)
from rehabdesk.domain.resident import Resident
from rehabdesk.domain.rights import Right
from rehabdesk.domain.text import natural_key, require_text
from rehabdesk.services.certificate_words import certificate_dossier
from rehabdesk.services.certificates_out import frozen_dossier
from rehabdesk.services.check_secret import office_secret
from rehabdesk.services.done import Done
from rehabdesk.services.official_numbers import official_number, settle_numbers
from rehabdesk.services.rights import needs
from rehabdesk.services.saving import require_whole, required
from rehabdesk.storage import Store, keep_numbers, to_text

_REASON_LIMIT = 300


class CertificateLine(Struct, frozen=True, kw_only=True):
    """One enrolment of a cohort: how it stands, and its certificate or none."""

    enrolment: Enrolment
    resident: Resident
    group_name: str
    standing: Standing
    certificate: Certificate | None


class Pick(Struct, frozen=True, kw_only=True):
    """Somebody to be given a certificate; a reason where the rule says no."""

    enrolment_id: EnrolmentId
    override_reason: str = ""


def lines(store: Store, cohort: Cohort, *, today: date) -> tuple[CertificateLine, ...]:
    """How everybody in a cohort stands against the rule, by group and name."""
    rule = store.settings.read(CertificateRule)
    enrolments = store.enrolments.of_cohort(cohort.id)
    residents = store.residents.many(one.resident for one in enrolments)
    tallies = store.figures.of_cohort(cohort.id)
    mandatory = _mandatory(store, cohort, rule)
    groups = {one.id: one for one in store.groups.find(cohort=cohort.id)}
    newest = {one.enrolment: one.care_group for one in store.memberships.of_cohort(cohort.id)}
    states = store.enrolments.states_on(today, cohort=cohort.id)
    waiting = _unrecorded(store, cohort, today)
    issued = {
        one.enrolment: one
        for one in store.certificates.of_cohort(cohort.id)
        if one.state is CertificateState.ISSUED
    }
    found: list[CertificateLine] = []
    for enrolment in enrolments:
        resident = residents.get(enrolment.resident)
        if resident is None:
            continue
        group = groups.get(newest[enrolment.id]) if enrolment.id in newest else None
        marks = tallies.get(enrolment.resident, Tally())
        unrecorded = waiting.get(group.id, 0) if group else 0
        required_marks = mandatory.get(enrolment.resident)
        stands = replace(enrolment, state=states[enrolment.id])
        found.append(
            CertificateLine(
                enrolment=enrolment,
                resident=resident,
                group_name=group.name if group else "",
                standing=standing(
                    rule, stands, cohort.ends_on, marks, unrecorded, today, required_marks
                ),
                certificate=issued.get(enrolment.id),
            )
        )
    return tuple(
        sorted(found, key=lambda one: (natural_key(one.group_name), one.resident.name.casefold()))
    )


def _mandatory(store: Store, cohort: Cohort, rule: CertificateRule) -> dict[str, Tally]:
    """Each resident's marks at sessions of mandatory kinds, where the rule asks for them."""
    if not rule.mandatory_percent:
        return {}
    kinds = [str(one.id) for one in store.session_kinds.all() if one.mandatory]
    return store.figures.of_cohort(cohort.id, kinds=kinds)


def _unrecorded(store: Store, cohort: Cohort, today: date) -> dict[str, int]:
    """How many sessions before today each group has that were not typed in."""
    counts: dict[str, int] = {}
    for session in store.sessions.find(cohort=cohort.id, state="planned"):
        if session.held_on < today:
            for group in session.care_groups:
                counts[group] = counts.get(group, 0) + 1
    return counts


@needs(Right.ISSUE_CERTIFICATES)
def issue(
    store: Store,
    cohort: Cohort,
    picks: Sequence[Pick],
    *,
    issued_on: date,
    today: date,
    last: int | None = None,
) -> Done[tuple[Certificate, ...]]:
    """Give certificates running numbers and freeze their words; all or none.

    Numbers run within the year of ``issued_on``, in the order of group and name. ``last`` is the
    last number on paper, where that must be told. Raises ``NotQualified`` for somebody who does not
    qualify and has no reason to be an exception, ``CertificateIssued`` for somebody who has one,
    ``LaterThanToday``, and what ``settle_numbers`` raises.
    """
    require_date(store.settings.read(CertificateRule), issued_on, cohort.ends_on, today)
    by_enrolment = {one.enrolment.id: one for one in lines(store, cohort, today=today)}
    reasons = {one.enrolment_id: one.override_reason for one in picks}
    chosen = [one for key, one in by_enrolment.items() if key in reasons]
    for line in chosen:
        _require_issuable(line, reasons[line.enrolment.id])
    numbering = store.settings.read(Numbering)
    serial, answer = settle_numbers(store, numbering, len(chosen), issued_on, last)
    # Outside the change: taking the first batch back must not take the secret of later ones.
    secret = office_secret(store)
    why = f"Nomor urut terakhir tahun {issued_on.year} menurut Tata Usaha: {last}" if answer else ""
    with store.change(f"{len(chosen)} sertifikat diterbitkan", why=why) as change:
        if answer is not None:
            store.settings.write(answer)
        made = tuple(
            _issued(
                store, cohort, one, serial and serial + n, issued_on, reasons, secret, numbering
            )
            for n, one in enumerate(chosen)
        )
        for certificate in made:
            if not certificate.open_number and store.certificates.is_taken(certificate.number):
                raise AlreadyThere("number", text=certificate.number)
            store.certificates.put(certificate)
    keep_numbers(store)
    return Done(made, change)


def _require_issuable(line: CertificateLine, reason: str) -> None:
    if line.certificate is not None:
        raise CertificateIssued("enrolment", number=line.certificate.number)
    if not line.standing.qualifies and not reason.strip():
        raise NotQualified("override_reason", name=line.resident.name)


def _issued(  # noqa: PLR0913, PLR0917 - all of it stands on the paper
    store: Store,
    cohort: Cohort,
    line: CertificateLine,
    serial: int,
    issued_on: date,
    reasons: dict[EnrolmentId, str],
    secret: bytes,
    numbering: Numbering,
) -> Certificate:
    number = official_number(numbering, serial, issued_on)
    certificate_id = CertificateId(new_id())
    # Open numbers are alike, and so may be two people's names; a check code is never.
    told = number if serial else certificate_id
    code = make_check_code(secret, told, line.resident.name, issued_on)
    dossier = certificate_dossier(
        store, cohort, line.enrolment, line.standing, number=number, check_code=code, day=issued_on
    )
    reason = reasons[line.enrolment.id]
    return Certificate(
        id=certificate_id,
        enrolment=line.enrolment.id,
        number=number,
        serial=serial,
        year=issued_on.year,
        issued_on=issued_on,
        check_code=code,
        frozen=to_text(dossier),
        override_reason=require_text("override_reason", reason, _REASON_LIMIT, optional=True),
    )


@needs(Right.ISSUE_CERTIFICATES)
def revoke(
    store: Store, certificate: Certificate, *, reason: str, today: date | None = None
) -> Done[Certificate]:
    """Take a certificate's force; its number is never given again.

    One that is revoked already keeps its day. Raises ``ReasonNeeded``, ``NotFound``.
    """
    if not reason.strip():
        raise ReasonNeeded("revoked_reason")
    now = required(store.certificates, certificate.id, "sertifikat")
    revoked = replace(
        now,
        state=CertificateState.REVOKED,
        revoked_on=now.revoked_on or today or store.today(),
        revoked_reason=require_text("revoked_reason", reason, _REASON_LIMIT),
    )
    with store.change("Sertifikat dicabut", why=reason.strip()) as change:
        store.certificates.put(revoked)
    return Done(revoked, change)


@needs(Right.ISSUE_CERTIFICATES)
def fill_number(store: Store, certificate: Certificate, serial: int) -> Done[Certificate]:
    """Fill in the serial that Tata Usaha wrote on a certificate; copies bear it from then on.

    Raises ``NumberFilled``, ``NotANumber``, ``AlreadyThere``, ``NotFound``.
    """
    now = required(store.certificates, certificate.id, "sertifikat")
    if not now.open_number:
        raise NumberFilled("serial", number=now.number)
    require_whole("serial", serial, 1, HIGHEST_NUMBER)
    number = number_filled(store, now, serial)
    if store.certificates.is_taken(number):
        raise AlreadyThere("serial", text=number)
    paper = replace(frozen_dossier(now), number=number)
    filled = replace(now, serial=serial, number=number, frozen=to_text(paper))
    with store.change("Nomor sertifikat diisi") as change:
        store.certificates.put(filled)
    keep_numbers(store)
    return Done(filled, change)


def number_filled(store: Store, certificate: Certificate, serial: int) -> str:
    """The number that an open one becomes with a serial."""
    return fill_blank(certificate.number, store.settings.read(Numbering).template, serial)


def verify(store: Store, code: str) -> Certificate:
    """The certificate behind a typed or scanned check code, offline.

    Raises:
        CheckCodeWrong: it is no check code.
        CodeRestricted: it is one of this office, of somebody whom this desk may not see.
        NotFound: no certificate of this office has it.
    """
    wanted = read_check_code(code, field="check_code")
    found = store.certificates.checked_by(wanted)
    if found is not None:
        return found
    if store.certificates.is_hidden_code(wanted):
        raise CodeRestricted("check_code", text=wanted)
    raise NotFound("check_code", text=wanted)
