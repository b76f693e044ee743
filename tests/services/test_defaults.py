"""What a new office starts with."""

from datetime import date
from pathlib import Path

import pytest

from rehabdesk.domain.attendance import CountsAs, status_by_key
from rehabdesk.domain.certificate import CertificateRule, Numbering
from rehabdesk.services.default_tables import TOPICS
from rehabdesk.services.defaults import put_defaults
from rehabdesk.services.founding import Founder, found_office, new_office, new_recovery_code
from rehabdesk.storage import Store, open_in_memory

NEW_OFFICE = Path(__file__).with_name("new_office.txt")


@pytest.fixture
def store():
    opened = open_in_memory()
    yield opened
    opened.close()


def test_a_new_office_has_the_statuses_of_the_field(store: Store):
    put_defaults(store, 2021)
    statuses = store.statuses.all()
    assert "".join(one.code for one in statuses) == "HTSIDBXAL-"
    assert [one.number for one in statuses] == list(range(1, 11))
    assert status_by_key(statuses, "t").counts_as is CountsAs.PRESENT
    assert status_by_key(statuses, "s").excused
    assert not status_by_key(statuses, "a").excused
    assert status_by_key(statuses, "-").counts_as is CountsAs.IGNORED


def test_short_signs_of_kinds_fit_a_grid_and_are_each_used_once(store: Store):
    put_defaults(store, 2021)
    shorts = [one.short for one in store.session_kinds.all()]
    assert len(shorts) == len(set(shorts))
    assert max(map(len, shorts)) <= 6
    assert set(TOPICS) <= set(shorts)


def test_days_off_before_the_first_year_are_left_out(store: Store):
    put_defaults(store, 2026)
    days = [one.day for one in store.holidays.all()]
    assert min(days) == date(2026, 1, 1)
    assert len(days) == len(set(days))


def test_what_differs_from_office_to_office_is_asked_for_and_not_assumed(store: Store):
    put_defaults(store, 2021)

    assert store.rooms.all() == ()
    numbering = store.settings.read(Numbering)
    assert (numbering.prefix, numbering.classification) == ("", "")


def test_nothing_of_serang_is_in_a_new_office(tmp_path):
    office = new_office("Lapas Kelas IIB Ciamis", "", "Ciamis", "WIB")
    code = new_recovery_code()
    founder = Founder(name="Ani", login="ani", passphrase="empat kuda biru tua", recovery=code)
    store = found_office(tmp_path / "kantor", office, founder, date(2026, 11, 29))
    try:
        rows = [
            str(row)
            for (table,) in store.query("SELECT name FROM sqlite_schema WHERE type = 'table'")
            for row in store.query(f'SELECT * FROM "{table}"')
        ]
    finally:
        store.close()

    found = [row for row in rows if any(one in row for one in ("Serang", "W12", "At-Taubah"))]
    assert found == []


def test_putting_the_defaults_twice_keeps_what_the_office_changed(store: Store):
    put_defaults(store, 2021)
    with store.change("Aturan"):
        store.settings.write(CertificateRule(least_percent=75))
        store.topics.remove(store.topics.all()[0].id)
    counts = store.statuses.count(), store.rooms.count(), store.topics.count()
    put_defaults(store, 2021)
    assert (store.statuses.count(), store.rooms.count(), store.topics.count()) == counts
    assert store.settings.read(CertificateRule).least_percent == 75


def told(store):
    """Everything that a new office begins with, line by line."""
    kinds = {one.id: one.short for one in store.session_kinds.all()}
    for one in store.statuses.all():
        signs = [name for name in ("excused", "needs_reason", "is_late") if getattr(one, name)]
        yield "|".join(
            (str(one.number), one.code, one.key, one.label, one.counts_as.value, *signs,
             str(one.position), "dipakai" if one.active else "-")
        )  # fmt: skip
    for one in store.session_kinds.all():
        signs = [name for name in ("mandatory", "counts_for_certificate") if getattr(one, name)]
        yield "|".join(
            (one.short, one.name, f"{one.minutes} m", one.tone, *signs, str(one.position))
        )
    for one in sorted(store.topics.all(), key=lambda one: (kinds[one.kind], one.title)):
        yield f"{kinds[one.kind]}|{one.title}"
    for one in store.program_kinds.all():
        yield f"{one.code}|{one.title}|1:{one.ratio}|{one.position}"
    for one in sorted(store.rooms.all(), key=lambda one: one.name):
        yield f"{one.name}|{one.capacity}"
    for one in sorted(store.holidays.all(), key=lambda one: one.day):
        yield f"{one.day}|{one.kind.value}|{one.label}"
    yield repr(store.settings.read(CertificateRule))
    yield repr(store.settings.read(Numbering))


def test_a_new_office_begins_with_exactly_this(store: Store):
    """Whoever changes a table that offices begin with changes ``new_office.txt``, too."""
    put_defaults(store, 2021)

    assert list(told(store)) == NEW_OFFICE.read_text("utf-8").splitlines()


@pytest.mark.parametrize("shelf", ["statuses", "session_kinds", "program_kinds", "holidays"])
def test_a_table_that_has_a_line_already_is_left_as_it_is(store: Store, shelf):
    put_defaults(store, 2026)
    table = getattr(store, shelf)
    first = table.all()[0]
    with store.change("Kosong"):
        for one in table.all()[1:]:
            table.remove(one.id)

    put_defaults(store, 2026)

    assert [one.id for one in table.all()] == [first.id]
