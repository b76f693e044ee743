"""The command that brings a list into an office, with counts and the problems of its rows."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rehabdesk.cli.exporting import lock_facts, lock_lines, passphrase_unless_open
from rehabdesk.cli.offices import CannotDo, now_in, opened, today_in
from rehabdesk.domain.importing import ImportMode, ImportSubject, RowFate
from rehabdesk.domain.office import zone_of
from rehabdesk.domain.program import require_period
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.terms import label

if TYPE_CHECKING:
    from rehabdesk.services.importing.plan import ListPlan
    from rehabdesk.services.importing.preview import ListPreview, RowPreview
    from rehabdesk.storage import Store

_COUNTED = (
    RowFate.NEW,
    RowFate.CHANGED,
    RowFate.UNCHANGED,
    RowFate.DOUBTFUL,
    RowFate.INVALID,
)
_SHOWN = 40


def import_list(wanted: argparse.Namespace) -> int:
    """Import a list, or with --preview only say what it would do; or write its template."""
    if wanted.template is not None:
        return _write_template(wanted)
    _require_all(wanted)
    from rehabdesk.services.importing.apply import carry_out
    from rehabdesk.services.importing.looking import look
    from rehabdesk.services.outgoing import export_refused

    refused: tuple[str, str] | None = None
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        plan = _plan(wanted, store)
        preview = look(store, plan)
        if preview.writes and not wanted.preview:
            carry_out(store, plan, now=now_in(store))
        if wanted.errors is not None and preview.refused:
            passphrase = passphrase_unless_open(open_=wanted.open)
            written = export_refused(store, preview, wanted.errors, passphrase)
            refused = (str(written), passphrase)
    _tell(wanted, preview, refused)
    return 1 if preview.refused else 0


def _require_all(wanted: argparse.Namespace) -> None:
    """What only a template can do without; the command leaves with 2 where it is not told."""
    told = {"BERKAS": wanted.file, "--office": wanted.office}
    if wanted.subject == ImportSubject.ENROLMENTS.value:
        told["--cohort"] = wanted.cohort
    if missing := ", ".join(name for name, value in told.items() if value is None):
        wanted.wrong_use(f"the following arguments are required: {missing}")


def _write_template(wanted: argparse.Namespace) -> int:
    """Write a list to be filled in, with the choices of an office or of a new one."""
    from rehabdesk.services.defaults import put_defaults
    from rehabdesk.services.importing.templates import save_template
    from rehabdesk.storage import open_in_memory

    subject = ImportSubject(wanted.subject)
    if wanted.file is not None:
        wanted.wrong_use("unrecognized arguments: BERKAS")
    if wanted.office is not None:
        with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
            path = save_template(store, subject, wanted.template, today=today_in(store))
    else:
        store = open_in_memory()
        # No office says in which zone it lies: that of most of them.
        today = store.now().astimezone(zone_of("WIB")).date()
        put_defaults(store, today.year)
        path = save_template(store, subject, wanted.template, today=today)
        store.close()
    said = json.dumps({"path": str(path)}) if wanted.json else f"Templat: {path}"
    sys.stdout.write(f"{said}\n")
    return 0


def _plan(wanted: argparse.Namespace, store: "Store") -> "ListPlan":
    from rehabdesk.services.importing.looking import open_plan
    from rehabdesk.spreadsheets.days import DayOrder

    subject = ImportSubject(wanted.subject)
    plan = open_plan(store, subject, wanted.file, today=today_in(store))
    if wanted.mode is not None:
        plan = replace(plan, mode=ImportMode(wanted.mode))
    if wanted.month_first:
        plan = replace(plan, order=DayOrder(day_first=False))
    if subject is ImportSubject.MARKS:
        kinds = {one.casefold() for o in store.session_kinds.all() for one in (o.name, o.short)}
        if wanted.kind and wanted.kind.casefold() not in kinds:
            raise CannotDo(f"Jenis sesi “{wanted.kind}” tidak ada.")
        plan = replace(plan, month=wanted.month, session_kind=wanted.kind)
    if subject is ImportSubject.ENROLMENTS:
        if wanted.first is not None:
            require_period(wanted.first, wanted.last, "to")
        plan = replace(plan, cohort=wanted.cohort, starts_on=wanted.first, ends_on=wanted.last)
    return plan


def _tell(
    wanted: argparse.Namespace, preview: "ListPreview", refused: tuple[str, str] | None
) -> None:
    """The counts and problems to the output; what is only worth knowing beside it.

    ``refused`` is where the refused rows were written, and what they are locked with.
    """
    problems = preview.problems
    if wanted.json:
        facts: dict[str, Any] = {
            "counts": {one.value: preview.count(one) for one in _COUNTED},
            "problems": [
                {"row": one.row, "column": one.column, "problem": one.problem} for one in problems
            ],
            "warnings": [
                {"row": one.row, "column": one.column, "problem": one.problem}
                for one in preview.warnings
            ],
            "notices": [*preview.notices],
        }
        if wanted.preview:
            facts["rows"] = [_row(one) for one in preview.rows]
        if refused is not None:
            facts["errors"] = {"path": refused[0], **lock_facts(refused[1])}
        sys.stdout.write(f"{json.dumps(facts, ensure_ascii=False)}\n")
        return
    counts = (f"{label(one).lower()} {thousands(preview.count(one))}" for one in _COUNTED)
    said = "akan " if wanted.preview else ""
    sys.stdout.write(f"{wanted.file.name}: {said}{', '.join(counts)}\n")
    for problem in problems:
        column = f"{problem.column}: " if problem.column else ""
        sys.stdout.write(f"baris {problem.row}: {column}{problem.problem}\n")
    if refused is not None:
        lines = [f"Baris yang ditolak: {refused[0]}", *lock_lines(refused[1])]
        sys.stdout.write("\n".join(lines) + "\n")
    for words in _remarks(preview):
        sys.stderr.write(f"{words}\n")


def _row(preview: "RowPreview") -> dict[str, Any]:
    """A row with what becomes of it, its values as they would be written, and what changes."""
    from rehabdesk.services.importing.written import written

    return {
        "row": preview.row.number,
        "fate": preview.fate.value,
        "name": preview.title,
        "why": preview.why,
        "values": written(preview),
        "changes": {
            change.key: {"from": change.our_value, "to": change.file_value, "taken": change.taken}
            for change in preview.changes
        },
    }


def _remarks(preview: "ListPreview") -> list[str]:
    lines = [*preview.notices]
    question = preview.question
    if question.open:
        lines.append(
            f"{question.two_readings} tanggal dapat dibaca dua cara; dibaca"
            f" {'hari' if preview.plan.day_order(question).day_first else 'bulan'} dahulu."
        )
    lines += [
        f"baris {one.row}: {f'{one.column}: ' if one.column else ''}{one.problem}"
        for one in preview.warnings[:_SHOWN]
    ]
    if len(preview.warnings) > _SHOWN:
        lines.append(f"… dan {len(preview.warnings) - _SHOWN} catatan lain.")
    leaving = [one for one in preview.proposals if one.reason is not None]
    if leaving:
        lines.append(
            f"{len(leaving)} orang menurut status SDP sudah keluar. Periksa di layar Impor."
        )
    if preview.missing:
        lines.append(f"{len(preview.missing)} orang dalam register tidak ada di daftar ini.")
    return lines
