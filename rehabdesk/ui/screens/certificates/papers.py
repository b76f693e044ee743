"""Certificates onto paper: one file for all, previews, and the register book."""

import re
from collections.abc import Sequence

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.program import Cohort
from rehabdesk.services.certificates import (
    certificates_pdf,
    frozen_dossier,
    preview_pdf,
    register_pdf,
)
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.issuing import usual_day
from rehabdesk.ui.screens.certificates.rows import CertificateRow

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 70


def safe(text: str) -> str:
    """A part of a file name that every system takes."""
    return _UNSAFE.sub("-", text).strip(" .-")[:_LONGEST].rstrip(" .-")


def file_name(certificate: Certificate) -> str:
    """What one person's certificate is called on disk."""
    name = frozen_dossier(certificate).name
    return f"Sertifikat - {safe(certificate.number)} - {safe(name)}.pdf"


def show(context: Context, certificates: Sequence[Certificate], *, copy: bool = False) -> None:
    """Show certificates in one file, to be printed or saved."""
    if not certificates:
        context.shell.say("Belum ada sertifikat yang terbit di antara yang dipilih.")
        return
    pdf = context.carry_out(lambda: certificates_pdf(context.store, certificates, copy=copy))
    if pdf is None:
        return
    what = "Salinan sertifikat" if copy else "Sertifikat"
    if len(certificates) == 1:
        name = file_name(certificates[0])
        name = name.replace("Sertifikat -", "Salinan sertifikat -", 1) if copy else name
        context.shell.show_pdf(pdf, f"{what} {certificates[0].number}", name)
        return
    first, last = certificates[0].serial, certificates[-1].serial
    context.shell.show_pdf(
        pdf, f"{what}: {len(certificates)} orang", f"{what} {first:04}-{last:04}.pdf"
    )


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
    return sorted(found, key=lambda one: (one.year, one.serial))
