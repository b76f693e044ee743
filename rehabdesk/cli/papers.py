"""The commands that print a month, a register or somebody's notes, and what all printing shares."""

import argparse
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rehabdesk.cli.exporting import lock_facts, lock_lines, passphrase_unless_open
from rehabdesk.cli.offices import CannotDo, now_in, opened, today_in
from rehabdesk.domain.matching import normal_registration
from rehabdesk.domain.refusals import EndsBeforeStart, NotFound
from rehabdesk.domain.text import natural_key
from rehabdesk.wording.dates import month_year
from rehabdesk.wording.numbers import file_size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from rehabdesk.domain.note import Note
    from rehabdesk.domain.program import Cohort, Group
    from rehabdesk.domain.resident import Resident
    from rehabdesk.storage import Store


def print_grids(wanted: argparse.Namespace) -> int:
    """Print the recap of a month, of one group or of all that were at work in it."""
    from rehabdesk.services.printing import grids_pdf

    month: date = wanted.month
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        if wanted.group is None:
            groups = groups_in_month(store, month)
        else:
            groups = [group_named(store, wanted.group)]
        if not groups:
            raise CannotDo(f"Tidak ada kelompok pada {month_year(month)}.")
        pdf = grids_pdf(store, groups, month.year, month.month, now=now_in(store))
        amount = f"rekap {len(groups)} kelompok"
        path, passphrase = to_file(wanted, store, pdf, "Rekap Bulanan", amount)
    facts = {"groups": [one.name for one in groups]}
    return _done(wanted, path, pdf, amount, passphrase, facts)


def print_register(wanted: argparse.Namespace) -> int:
    """Print the register book of a cohort's certificates."""
    from rehabdesk.services.certificate_papers import register_pdf

    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        cohort = cohort_named(store, wanted.cohort)
        pdf = register_pdf(store, cohort, now=now_in(store), today=today_in(store))
        count = len(store.certificates.of_cohort(cohort.id))
        amount = f"register {count} sertifikat"
        path, passphrase = to_file(wanted, store, pdf, "Register Sertifikat", amount)
    return _done(wanted, path, pdf, amount, passphrase, {"certificates": count})


def print_notes(wanted: argparse.Namespace) -> int:
    """Print somebody's notes of counseling, or of the health service, as far as one may read."""
    from rehabdesk.services.note_papers import counseling_notes_pdf, medical_notes_pdf

    first, last = wanted.first, wanted.last
    if first and last and last < first:
        raise EndsBeforeStart("to", starts_on=first, ends_on=last)
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        person = resident_named(store, wanted.resident)
        shelf = store.medical_notes if wanted.medical else store.counseling_notes
        found: Sequence[Note] = shelf.find(resident=person.id)
        keys = [
            one.id
            for one in found
            if (first is None or first <= one.held_on) and (last is None or one.held_on <= last)
        ]
        draw = medical_notes_pdf if wanted.medical else counseling_notes_pdf
        pdf = draw(store, keys, now=now_in(store))
        if not pdf:
            raise CannotDo("Tidak ada catatan yang dapat Anda baca pada waktu itu.")
        amount = f"{len(keys)} catatan"
        path, passphrase = to_file(wanted, store, pdf, "Catatan", amount)
    return _done(wanted, path, pdf, amount, passphrase, {"notes": len(keys)})


def groups_in_month(store: "Store", month: "date") -> "list[Group]":
    """The groups whose cohort was at work in a month, by cohort and name."""
    cohorts = [
        one
        for one in store.cohorts.all()
        if (one.starts_on.year, one.starts_on.month)
        <= (month.year, month.month)
        <= (one.ends_on.year, one.ends_on.month)
    ]
    cohorts.sort(key=lambda one: natural_key(one.name))
    return [group for one in cohorts for group in store.groups.find(cohort=one.id)]


def to_file(
    wanted: argparse.Namespace, store: "Store", pdf: bytes, what: str, amount: str
) -> "tuple[Path, str]":
    """A PDF for the printer, or a locked zip where that is what was named; and its passphrase."""
    from rehabdesk.services.outgoing import print_to_file, save_paper

    out, words = place_of(wanted)
    if not words:
        return print_to_file(store, pdf, out, what=what, amount=amount), ""
    return save_paper(store, pdf, out, what=what, amount=amount, passphrase=words), words


def place_of(wanted: argparse.Namespace) -> "tuple[Path, str]":
    """Where to, with its folder made, and the passphrase of a zip or nothing."""
    out: Path = wanted.out
    with suppress(OSError):  # writing says why it cannot be
        out.parent.mkdir(parents=True, exist_ok=True)
    return out, passphrase_unless_open(open_=False) if out.suffix.casefold() == ".zip" else ""


def group_named(store: "Store", name: str) -> "Group":
    """The group of this name, the newest where several have it; raises ``NotFound``."""
    found = [one for one in store.groups.all() if one.name.casefold() == name.strip().casefold()]
    if not found:
        raise NotFound("group", text=name)
    return max(found, key=lambda one: one.id)


def cohort_named(store: "Store", name: str) -> "Cohort":
    """The cohort of this name; raises ``NotFound``."""
    found = [one for one in store.cohorts.all() if one.name.casefold() == name.strip().casefold()]
    if not found:
        raise NotFound("cohort", text=name)
    return found[0]


def resident_named(store: "Store", words: str) -> "Resident":
    """The one resident with this registration number or name; raises ``NotFound``."""
    number, name = normal_registration(words), words.strip().casefold()
    people = store.residents.all()
    found = [one for one in people if number and normal_registration(one.registration_no) == number]
    found = found or [one for one in people if one.name.casefold() == name]
    if not found:
        raise NotFound("resident", text=words)
    if len(found) > 1:
        raise CannotDo(f"Ada {len(found)} residen bernama {words}. Sebutkan nomor registrasinya.")
    return found[0]


def report(wanted: argparse.Namespace, facts: dict[str, Any], lines: list[str]) -> None:
    """Say what was done, in words or for a machine."""
    text = json.dumps(facts, ensure_ascii=False) if wanted.json else "\n".join(lines)
    sys.stdout.write(f"{text}\n")


def said_of_lock(passphrase: str) -> list[str]:
    """What is said of a file that is locked."""
    return lock_lines(passphrase) if passphrase else []


def _done(
    wanted: argparse.Namespace,
    path: "Path",
    pdf: bytes,
    amount: str,
    passphrase: str,
    facts: dict[str, Any],
) -> int:
    size = len(pdf)
    whole = {"path": str(path), "bytes": size, **facts, **lock_facts(passphrase)}
    report(wanted, whole, [f"{path}: {amount}, {file_size(size)}", *said_of_lock(passphrase)])
    return 0
