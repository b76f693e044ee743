"""The workbook to be filled in: for each kind of list one, and what is filled in comes in."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from rehabdesk.domain.identity import SessionId, new_id
from rehabdesk.domain.importing import ImportSubject, RowFate
from rehabdesk.domain.refusals import ListUnreadable
from rehabdesk.domain.session import Session
from rehabdesk.services.importing.fields import FIELDS
from rehabdesk.services.importing.looking import look
from rehabdesk.services.importing.plan import make_plan
from rehabdesk.services.importing.templates import save_template, template, template_columns
from rehabdesk.services.importing.written import written
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.template import EXAMPLE
from tests.sample_office import a_cohort, a_group, a_resident, an_enrolment

TODAY = date(2021, 8, 30)
SUBJECTS = list(ImportSubject)
EVERY = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.value)


def sheets(store, subject):
    return read_tables("templat.xlsx", template(store, subject, TODAY))


def filled(store, subject, *rows, change=lambda cells: cells):
    """The plan for a template with rows below its example; each has the example's own cells."""
    first, *others = sheets(store, subject)
    example = next(line for line in first.cells if str(line[0]).casefold() == EXAMPLE)
    lines = [[str(at), *change([*example[1:]])] for at, change in enumerate(rows, 1)]
    grids = (replace(first, cells=[*first.cells, *lines]), *others)
    plan = make_plan(store, subject, "templat.xlsx", grids, digest="d", today=TODAY)
    if subject is ImportSubject.ENROLMENTS:
        return replace(plan, cohort="Baru", starts_on=date(2021, 9, 1), ends_on=date(2021, 12, 31))
    return plan


def as_it_is(cells):
    return cells


def ready_for(store, subject):
    """What a list needs of the office before it can come in."""
    if subject in {ImportSubject.ENROLMENTS, ImportSubject.EXCUSES}:
        a_resident(store, "Mahmud bin Karta", "BI 283/21")
    if subject is ImportSubject.HOLIDAYS:
        for one in store.holidays.all():
            store.holidays.remove(one.id)
    if subject is ImportSubject.TOPICS:
        for one in store.topics.all():
            store.topics.remove(one.id)
    if subject is ImportSubject.MARKS:
        cohort = a_cohort(store)
        group = a_group(store, cohort)
        person = a_resident(store, "Mahmud bin Karta", "BI 283/21")
        an_enrolment(store, cohort, person, group)
        kind = store.session_kinds.all()[0].id
        for day in range(1, TODAY.day + 1):
            store.sessions.put(
                Session(
                    id=SessionId(new_id()),
                    cohort=cohort.id,
                    kind=kind,
                    care_groups=(group.id,),
                    held_on=TODAY.replace(day=day),
                    starts_at=time(9, 0),
                    ends_at=time(10, 0),
                )
            )


@EVERY
def test_what_is_filled_in_as_the_example_shows_comes_in_without_a_question(store, subject):
    with store.change("Siap"):
        ready_for(store, subject)
    store.today = lambda: TODAY
    until_today = [as_it_is]
    if subject is ImportSubject.MARKS:
        until_today = [lambda cells: [*cells[:-1], ""]]

    preview = look(store, filled(store, subject, *until_today))

    (row,) = preview.rows
    assert row.fate in {RowFate.NEW, RowFate.CHANGED}, row.row.problems
    assert not preview.problems
    assert not preview.warnings
    told = [one for one in preview.notices if "baru:" not in one]
    at = 3 if subject is ImportSubject.MARKS else 2
    assert told == [f"Baris {at} bertanda contoh dan tidak diambil."]
    assert preview.plan.order is not None
    wanted = [one.heading for one in template_columns(store, subject)]
    read = zip(preview.plan.table.headings, preview.plan.columns, strict=True)
    meant = [heading for heading, key in read if key or heading.isdigit()]
    assert meant == wanted
    values = written(row)
    for one in template_columns(store, subject):
        key = next((field.key for field in FIELDS[subject] if field.label == one.heading), "")
        assert not key or values.get(key) or row.row.has(key)


@EVERY
def test_an_empty_template_is_no_list(store, subject):
    with pytest.raises(ListUnreadable) as refused:
        filled(store, subject)

    assert "tidak ada baris" in str(refused.value.facts["problem"])


@EVERY
def test_every_column_says_how_it_is_filled_in_and_shows_an_example(store, subject):
    _, guide = sheets(store, subject)
    told = {line[0]: line for line in guide.cells[1:] if line[0]}

    columns = template_columns(store, subject)
    assert sum(one.required for one in columns) == 1
    for one in columns:
        assert one.example
        assert not one.closed or one.example in one.choices
        if not one.narrow:
            assert list(told[one.heading][2:4]) == [one.how, one.example]


def test_days_of_a_template_are_read_the_day_first_whatever_was_chosen_before(store):
    later = filled(store, ImportSubject.HOLIDAYS, lambda cells: ["05-03-2031", *cells[1:]])

    assert look(store, later).rows[0].row.get("day") == date(2031, 3, 5)


def test_a_row_typed_over_the_example_is_told(store):
    first, guide = sheets(store, ImportSubject.ROOMS)
    lines = [list(line) for line in first.cells]
    lines[1][1] = "Kelas 7"
    grids = (replace(first, cells=[*lines, ["1", "Aula", "", ""]]), guide)

    preview = look(
        store,
        make_plan(store, ImportSubject.ROOMS, "t.xlsx", grids, digest="d", today=TODAY),
    )

    assert [one.title for one in preview.rows] == ["Aula"]
    assert preview.notices == ("Baris 2 bertanda contoh dan tidak diambil.",)


def test_a_template_is_written_as_a_workbook(store, tmp_path):
    path = save_template(store, ImportSubject.ROOMS, tmp_path / "ruang", today=TODAY)

    assert path == tmp_path / "ruang.xlsx"
    assert read_tables(path.name, path.read_bytes())[0].cells[0] == [
        "No",
        "Ruang",
        "Kapasitas",
        "Aktif",
    ]


def test_the_codes_of_a_month_are_offered_once_and_not_for_each_day(store):
    days = [one for one in template_columns(store, ImportSubject.MARKS) if one.heading.isdigit()]

    assert [one.heading for one in days if one.choices] == ["1"]
    assert len(days) == 31
