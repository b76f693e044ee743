"""What is taken over from a list and yet worth a look: told, never left out quietly."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of
from rehabdesk.wording.dates import short_date
from rehabdesk.wording.fields.stay import STAY

_LATEST = timedelta(days=366)
_LONGEST_SENTENCE = timedelta(days=60 * 366)
_LONGEST_STAY = timedelta(days=70 * 366)
_ODD_NAME = re.compile(r"[\d;*=<>|@#%_?!]")
_ODD_NUMBER = re.compile(r"[;(?…&\n]|\bdan\b|\d,\s")
_BEGUN = ("entered_on", "detained_on")
_AFTER_ENTRY = ("one_third_on", "half_on", "two_thirds_on", "expires_on")


def leave_out_days(rows: Iterable[FileRow], plan: ListPlan) -> None:
    """Leave out a day on which a stay began more than a year from today: its year is wrong."""
    for row in rows:
        for key in _BEGUN:
            day: date | None = row.get(key)
            if day is not None and day > plan.today + _LATEST:
                words = f"{short_date(day)} belum tiba; periksa tahunnya. Sel ini tidak diambil."
                problem = Problem(row=row.number, column=heading_of(plan, key), problem=words)
                at = row.at[key]
                row.read = (*row.read[:at], None, *row.read[at + 1 :])
                row.left.append(problem)


def doubts(rows: Iterable[FileRow], plan: ListPlan) -> Iterator[Problem]:
    """What stands beside the names of a list and is no name, and days that can hardly be."""
    for row in rows:
        if not row.problems:
            for key, words in (*_beside_name(row), *_odd(row, plan), *_of_days(row, plan)):
                yield Problem(row=row.number, column=heading_of(plan, key), problem=words)


def _beside_name(row: FileRow) -> Iterator[tuple[str, str]]:
    name = row.get("name")
    if name is not None and name.remarks:
        said = ", ".join(name.remarks)
        yield "name", f'"{said}" di samping nama dibaca sebagai keterangan dan tidak disimpan.'


def _odd(row: FileRow, plan: ListPlan) -> Iterator[tuple[str, str]]:
    """A name and a number that look as if something else had got into their cell."""
    if plan.subject is not ImportSubject.PEOPLE:
        return
    name, number = row.get("name"), row.get("registration_no")
    if name is not None and _ODD_NAME.search(name.name):
        yield "name", f"“{name.name}” berisi angka atau tanda; periksa namanya."
    if number and _ODD_NUMBER.search(number):
        yield "registration_no", f"“{number}” bukan satu nomor saja; periksa isinya."


def _of_days(row: FileRow, plan: ListPlan) -> Iterator[tuple[str, str]]:
    born, today = _born(row), plan.today
    begun = [(key, row.get(key)) for key in _BEGUN if row.has(key)]
    for key, day in begun:
        if day > today:
            yield key, f"{short_date(day)} belum tiba; periksa tahunnya."
        elif day < today - _LONGEST_STAY or (born is not None and day <= born):
            yield key, f"{short_date(day)} terlalu lama; periksa tahunnya."
    first = min((day for _, day in begun), default=None)
    for key in _AFTER_ENTRY:
        day = row.get(key)
        if day is None:
            continue
        if first is not None and day < first:
            words = f"{short_date(day)} sebelum masuk ({short_date(first)}); periksa tahunnya."
            yield key, words
        elif day > today + _LONGEST_SENTENCE:
            yield key, f"{short_date(day)} terlalu jauh; periksa tahunnya."
        else:
            yield from _of_order(row, key, day)


def _of_order(row: FileRow, key: str, day: date) -> Iterator[tuple[str, str]]:
    """A day of the sentence that lies before one that it ought to follow."""
    for first in STAY.follows.get(key, ()):
        earlier: date | None = row.get(first) if first not in _BEGUN else None
        if earlier is not None and day < earlier:
            named = f"{STAY[first].name} ({short_date(earlier)})"
            yield key, f"{short_date(day)} lebih awal daripada {named}; periksa keduanya."


def _born(row: FileRow) -> date | None:
    return row.get("birth_on") or (row.get("born") or ("", None))[1]
