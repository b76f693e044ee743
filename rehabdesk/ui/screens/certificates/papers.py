"""Certificates onto paper: one file for all, previews, and the register book."""

import re
from collections.abc import Sequence

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.program import Cohort
from rehabdesk.services.certificate_papers import preview_pdf, register_pdf
from rehabdesk.services.certificate_words import UNNUMBERED
from rehabdesk.services.certificates_out import Leaving
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.going import GoingCertificates
from rehabdesk.ui.screens.certificates.issuing import usual_day
from rehabdesk.ui.screens.certificates.rows import CertificateRow

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 70


def safe(text: str) -> str:
    """A part of a file name that every system takes."""
    return _UNSAFE.sub("-", text).strip(" .-")[:_LONGEST].rstrip(" .-")


def file_name(leaving: Leaving) -> str:
    """What one person's certificate is called on disk."""
    what = "Salinan sertifikat" if leaving.dossier.copy_mark else "Sertifikat"
    return f"{what} - {number_part(leaving.certificate)} - {safe(leaving.dossier.name)}.pdf"


def number_part(certificate: Certificate) -> str:
    """What tells a certificate from all others in a file's name: its number, or its code."""
    return certificate.check_code if certificate.open_number else safe(certificate.number)


def show(context: Context, certificates: Sequence[Certificate], *, copy: bool = False) -> None:
    """Show certificates in one file, to be printed or saved."""
    if not certificates:
        context.shell.say("Belum ada sertifikat yang terbit di antara yang dipilih.")
        return
    going = GoingCertificates(context, certificates, copy=copy)
    pdf = context.carry_out(going.shown)
    if pdf is None:
        return
    shown = going.leaving
    copies = all(one.dossier.copy_mark for one in shown)
    what = "Salinan sertifikat" if copies else "Sertifikat"
    if len(shown) == 1:
        number = shown[0].certificate.number
        context.shell.show_pdf(pdf, f"{what} {number}", file_name(shown[0]), going)
        return
    serials = [one.certificate.serial for one in shown if not one.certificate.open_number]
    numbers = f"{serials[0]:04}-{serials[-1]:04}" if serials else UNNUMBERED
    context.shell.show_pdf(pdf, f"{what}: {len(shown)} orang", f"{what} {numbers}.pdf", going)


def show_current(context: Context, cohort: Cohort, row: CertificateRow) -> None:
    """Show somebody's certificate, or how it would look."""
    if row.line.certificate is not None:
        show(context, [row.line.certificate])
        return
    pdf = context.carry_out(
        lambda: preview_pdf(context.store, cohort, row.line, day=usual_day(context, cohort))
    )
    if pdf is None:
        return
    name = row.line.resident.name
    context.shell.show_pdf(pdf, f"Pratinjau: {name}", f"Pratinjau - {safe(name)}.pdf")


def show_register(context: Context, cohort: Cohort) -> None:
    """Show the register book of a cohort."""
    pdf = context.carry_out(
        lambda: register_pdf(context.store, cohort, now=context.now(), today=context.today())
    )
    if pdf is None:
        return
    title = f"Buku register sertifikat: {cohort.name}"
    context.shell.show_pdf(pdf, title, f"Register - {safe(cohort.name)}.pdf")


def issued_of(rows: Sequence[CertificateRow]) -> list[Certificate]:
    """The certificates among some rows, in the order of their numbers."""
    found = [row.line.certificate for row in rows if row.line.certificate is not None]
    return sorted(found, key=lambda one: (one.year, one.open_number, one.serial))
