"""Lists for tests: made as bytes, in the shapes that offices send them in."""

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.services.importing.looking import look, open_plan
from rehabdesk.services.importing.plan import make_plan
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of

LISTS = Path(__file__).resolve().parents[3] / "resources" / "sample"
TODAY = date(2021, 3, 1)
NOW = datetime(2021, 3, 1, 8, 0, tzinfo=UTC)
HEADINGS = ("No. Registrasi", "Nama", "Tgl Lahir", "No Induk", "Agama")
MAHMUD = ("BI 283/20", "Mahmud Bin Karta", date(1988, 3, 12), "0012345", "Islam")
RUDI = ("BIIa 103/20", "Rudi Bin Ali", date(1990, 1, 5), "0012346", "Kristen")


def a_plan(store, content, subject=ImportSubject.PEOPLE, file="daftar.xlsx", **changes):
    """The plan for a file given as bytes."""
    grids = read_tables(file, content)
    plan = make_plan(store, subject, file, grids, digest=sha256(content).hexdigest(), today=TODAY)
    return replace(plan, **changes)


def a_file_plan(store, name, subject, **changes):
    """The plan for one of the three sample lists."""
    return replace(open_plan(store, subject, LISTS / name, today=TODAY), **changes)


def people_list(*rows, headings=HEADINGS):
    """A small list of inmates."""
    return xlsx_of(headings, rows)


def imported(store, plan):
    """Carry a plan out and give what the preview said before."""
    preview = look(store, plan)
    carry_out(store, plan, now=NOW)
    return preview


def fates(preview):
    """Rows by fate, in words."""
    return {fate.value: count for fate, count in preview.counts.items()}


def many_people(count):
    """The sample's 240 people again and again, under other numbers."""
    content = (LISTS / "sdp_export.xlsx").read_bytes()
    headings, *rows = read_tables("sdp_export.xlsx", content)[0].cells
    made = []
    for number in range(count):
        row = list(rows[number % len(rows)])
        row[0], row[1], row[22] = number + 1, f"BI. {number + 1000} / 20", f"{7_000_000 + number}"
        made.append(row)
    return xlsx_of([str(one) for one in headings], made, sheet="SDP")
