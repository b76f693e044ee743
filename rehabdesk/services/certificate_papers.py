"""Certificates and their register on paper: printed, saved, written to a file, looked at."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.rights import Right
from rehabdesk.services.audit import locked_or_open, note
from rehabdesk.services.certificate_words import certificate_dossier, register_dossier
from rehabdesk.services.certificates import CertificateLine
from rehabdesk.services.certificates_out import (
    Leaving,
    as_they_are,
    hand_out,
    would_go_out,
)
from rehabdesk.services.outgoing import write_out
from rehabdesk.services.rights import needs
from rehabdesk.storage import Store


class WrittenCertificates(Struct, frozen=True, kw_only=True):
    """Certificates in a file: where it is, the bytes of the PDF, and what went out in it."""

    path: Path
    size: int
    leaving: tuple[Leaving, ...]


@needs(Right.PRINT)
def certificates_pdf(
    store: Store,
    certificates: Sequence[Certificate],
    *,
    copy: bool = False,
    today: date | None = None,
) -> bytes:
    """Certificates in one file from their frozen words, gone out: see ``hand_out``."""
    from rehabdesk.documents.certificate import CERTIFICATE

    label = "Salinan sertifikat dicetak" if copy else "Sertifikat dicetak"
    done = hand_out(store, certificates, label, today=today or store.today(), copy=copy)
    return CERTIFICATE.draw([one.dossier for one in done.record])


@needs(Right.PRINT)
def shown_pdf(
    store: Store, certificates: Sequence[Certificate], *, today: date, copy: bool = False
) -> bytes:
    """Certificates as they would go out on a day, to be looked at; nothing goes out."""
    from rehabdesk.documents.certificate import CERTIFICATE

    shown = would_go_out(store, certificates, today=today, copy=copy)
    about = [("certificate", one.certificate.id) for one in shown]
    note(store, EntryKind.READING, "Sertifikat dilihat", about)
    return CERTIFICATE.draw([one.dossier for one in shown])


@needs(Right.PRINT)
def pages_out(
    store: Store,
    certificates: Sequence[Certificate],
    pages: Collection[int],
    *,
    today: date,
    copy: bool = False,
    before: Sequence[Leaving] = (),
) -> tuple[bytes, tuple[Leaving, ...]]:
    """Some pages of a file of certificates go out: the whole file as it is then, and what went.

    ``pages`` count from 0. A certificate goes out with its front page; a back page alone belongs
    to the front that went ``before``, as where a printer needs the sheets turned by hand.
    """
    from rehabdesk.documents.certificate import CERTIFICATE
    from rehabdesk.documents.kit.certificate_back import back_pages

    shown = would_go_out(store, certificates, today=today, copy=copy)
    earlier = {one.certificate.id: one.dossier for one in before}
    fronts: dict[str, int] = {}
    at = 0
    for paper in shown:
        fronts[paper.certificate.id] = at
        at += 1 + back_pages(paper.dossier)
    going = [one.before for one in shown if fronts[one.certificate.id] in pages]
    left: tuple[Leaving, ...] = ()
    if going:
        label = f"Sertifikat keluar: {len(going)} orang"
        left = hand_out(store, going, label, today=today, copy=copy).record
    now = earlier | {one.certificate.id: one.dossier for one in left}
    pdf = CERTIFICATE.draw([now.get(one.certificate.id, one.dossier) for one in shown])
    return pdf, left


@needs(Right.PRINT)
def to_be_drawn(
    store: Store,
    certificates: Sequence[Certificate],
    *,
    locked: bool,
    today: date | None = None,
) -> tuple[Leaving, ...]:
    """Certificates gone out one file a person: drawing them needs no store."""
    words = (
        f"Dokumen disimpan: Sertifikat, {len(certificates)} berkas, {locked_or_open(locked=locked)}"
    )
    day = today or store.today()
    return hand_out(store, certificates, words, today=day, kind=EntryKind.EXPORT).record


@needs(Right.PRINT)
def certificates_to_file(
    store: Store,
    certificates: Sequence[Certificate],
    path: Path,
    *,
    passphrase: str = "",
    today: date | None = None,
) -> WrittenCertificates:
    """Write certificates gone out: an open PDF for the printer, or locked in a zip.

    They go out only if the file is written. Raises ``NotFound``, ``TooShort``, ``Unwritable``.
    """
    from rehabdesk.documents.certificate import CERTIFICATE

    amount = f"Sertifikat, {len(as_they_are(store, certificates))} sertifikat"
    how = locked_or_open(locked=bool(passphrase))
    words, kind = (
        (f"Dokumen disimpan: {amount}, {how}", EntryKind.EXPORT)
        if passphrase
        else (f"Dokumen dicetak ke PDF: {amount}, {how}", EntryKind.PRINT)
    )
    with store.change(words, kind=kind):
        leaving = hand_out(store, certificates, words, today=today or store.today()).record
        pdf = CERTIFICATE.draw([one.dossier for one in leaving])
        written = write_out(path, "Sertifikat.pdf", pdf, passphrase)
    return WrittenCertificates(path=written, size=len(pdf), leaving=leaving)


@needs(Right.PRINT)
def preview_pdf(store: Store, cohort: Cohort, line: CertificateLine, *, day: date) -> bytes:
    """How somebody's certificate would look, without a number and without issuing it."""
    from rehabdesk.documents.certificate import CERTIFICATE

    dossier = certificate_dossier(
        store,
        cohort,
        line.enrolment,
        line.standing,
        number="(pratinjau)",
        check_code="RD1-0000-0000-0000-0000",
        day=day,
    )
    about = [("enrolment", line.enrolment.id)]
    note(store, EntryKind.PRINT, "Pratinjau sertifikat", about)
    return CERTIFICATE.draw([replace(dossier, copy_mark="PRATINJAU")])


@needs(Right.PRINT)
def register_pdf(store: Store, cohort: Cohort, *, now: datetime, today: date) -> bytes:
    """The register book of a cohort's certificates."""
    from rehabdesk.documents.certificate_register import CERTIFICATE_REGISTER

    note(store, EntryKind.PRINT, "Register sertifikat dicetak", [("cohort", cohort.id)])
    return CERTIFICATE_REGISTER.draw([register_dossier(store, cohort, now=now, day=today)])
