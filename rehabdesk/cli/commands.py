"""What each command does; every one gives its exit code."""

import argparse
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rehabdesk.cli.exporting import lock_facts
from rehabdesk.cli.offices import CannotDo, now_in, opened, today_in
from rehabdesk.cli.papers import cohort_named, group_named, place_of, report, said_of_lock, to_file
from rehabdesk.domain.certificate import CertificateState
from rehabdesk.domain.refusals import EndsBeforeStart
from rehabdesk.storage import Store
from rehabdesk.wording.numbers import file_size, thousands

if TYPE_CHECKING:
    from datetime import date


def _tell(stage: str, done: int = 0, total: int = 0) -> None:
    sys.stderr.write(f"{stage} ({done}/{total})\n" if total else f"{stage}\n")


def demo(wanted: argparse.Namespace) -> int:
    """Build the demonstration office and print its papers."""
    from rehabdesk.services.demonstration import build_demonstration
    from rehabdesk.services.demonstration_papers import print_demonstration
    from rehabdesk.storage import DEMONSTRATION_PASSPHRASE

    folder: Path = wanted.out / "kantor-contoh"
    store = build_demonstration(folder, progress=_tell)
    try:
        papers = print_demonstration(store, wanted.out, progress=_tell)
        people, sessions = store.residents.count(), store.sessions.count()
    finally:
        store.close()
    facts = {
        "office": str(folder),
        "residents": people,
        "sessions": sessions,
        "files": [{"path": str(one.path), "bytes": one.size} for one in papers],
    }
    lines = [
        f"{folder}: kantor contoh, {people} residen, {thousands(sessions)} sesi",
        *(f"{one.path}: {one.holds}, {file_size(one.size)}" for one in papers),
        f"Kata sandi kantor contoh: {DEMONSTRATION_PASSPHRASE}",
    ]
    report(wanted, facts, lines)
    return 0


def print_sheets(wanted: argparse.Namespace) -> int:
    """Print attendance sheets from one day to another."""
    from rehabdesk.services.printing import sessions_to_print, sheets_pdf

    first: date = wanted.first
    last: date = wanted.last
    if last < first:
        raise EndsBeforeStart("to", starts_on=first, ends_on=last)
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        group = None if wanted.group is None else group_named(store, wanted.group).id
        sessions = sessions_to_print(store, first, last, group)
        printed = sheets_pdf(store, sessions, now=now_in(store))
        if not printed.sheets:
            raise CannotDo("Tidak ada sesi dengan peserta pada tanggal itu.")
        amount = f"{len(printed.sheets)} daftar hadir"
        path, passphrase = to_file(wanted, store, printed.pdf, "Daftar Hadir", amount)
    size = len(printed.pdf)
    facts = {
        "path": str(path),
        "bytes": size,
        "sheets": [one.number for one in printed.sheets],
        **lock_facts(passphrase),
    }
    lines = [f"{path}: {amount}, {file_size(size)}", *said_of_lock(passphrase)]
    report(wanted, facts, lines)
    return 0


def print_certificates(wanted: argparse.Namespace) -> int:
    """Print a cohort's certificates as issued; on demand those due are issued first."""
    from rehabdesk.services.certificate_papers import certificates_to_file
    from rehabdesk.services.certificates_due import issue_due

    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        cohort = cohort_named(store, wanted.cohort)
        today = today_in(store)
        if wanted.issue:
            issue_due(store, cohort, issued_on=wanted.date or today, today=today)
        issued = [
            one
            for one in store.certificates.of_cohort(cohort.id)
            if one.state is CertificateState.ISSUED
        ]
        if not issued:
            hint = (
                "" if wanted.issue else " Tambahkan --issue untuk menerbitkan yang memenuhi syarat."
            )
            raise CannotDo(f"Belum ada sertifikat {cohort.name}.{hint}")
        out, passphrase = place_of(wanted)
        written = certificates_to_file(store, issued, out, passphrase=passphrase, today=today)
    numbers = [one.certificate.number for one in written.leaving]
    copies = [one.certificate.number for one in written.leaving if one.dossier.copy_mark]
    facts = {
        "path": str(written.path),
        "bytes": written.size,
        "certificates": numbers,
        "copies": copies,
        **lock_facts(passphrase),
    }
    again = f", {len(copies)} di antaranya bertanda SALINAN" if copies else ""
    lines = [
        f"{written.path}: {len(numbers)} sertifikat{again}, {file_size(written.size)}",
        *said_of_lock(passphrase),
    ]
    report(wanted, facts, lines)
    return 0


def check(wanted: argparse.Namespace) -> int:
    """Examine an office's file; 1 where something is wrong."""
    from rehabdesk.services.checking import check_office

    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        result = check_office(store)
    facts = {
        "sound": result.sound,
        "counts": result.counts,
        "findings": {name: count for name, _, count in result.findings},
    }
    lines = [f"{name}: {thousands(count)}" for name, count in result.counts.items()]
    lines += [
        f"{words}: {f'{thousands(count)} salah' if count else 'baik'}"
        for _, words, count in result.findings
    ]
    lines.append(
        "Berkas kantor baik."
        if result.sound
        else "Ada yang salah. Pulihkan dari cadangan terakhir."
    )
    report(wanted, facts, lines)
    return 0 if result.sound else 1


def self_check(wanted: argparse.Namespace) -> int:
    """Try the whole installation on throw-away files; 1 where something failed."""
    from rehabdesk.services.self_check import failures
    from rehabdesk.services.self_check import report as report_text
    from rehabdesk.services.writing import write_file

    now = datetime.now().astimezone()
    found = failures(_tell, _screens, now)
    if wanted.report is not None:
        write_file(wanted.report, report_text(found, now).encode())
    lines = found or ["Semua bagian bekerja."]
    report(wanted, {"failures": found}, lines)
    return 1 if found else 0


def _screens(store: Store) -> list[str]:
    """Draw every screen off screen; what is chosen on this computer is left alone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from rehabdesk.ui.preferences import Preferences
    from rehabdesk.ui.shell import engine_check, screen_check

    with tempfile.TemporaryDirectory(prefix="rehabdesk-") as folder:
        found = screen_check.failures(store, Preferences(Path(folder)))
    return [*found, *engine_check.failures()]
