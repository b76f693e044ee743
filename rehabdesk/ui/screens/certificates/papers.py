"""Certificates onto paper: somebody's own or how it would look, and the register book."""

from collections.abc import Sequence

from rehabdesk.domain.certificate import Certificate
from rehabdesk.domain.program import Cohort
from rehabdesk.services.certificate_papers import preview_pdf, register_pdf
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.certificates.issuing import usual_day
from rehabdesk.ui.screens.certificates.rows import CertificateRow
from rehabdesk.ui.screens.kit.certificate_papers import safe, show_certificates


def show_current(context: Context, cohort: Cohort, row: CertificateRow) -> None:
    """Show somebody's certificate, or how it would look."""
    if row.line.certificate is not None:
        show_certificates(context, [row.line.certificate])
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
