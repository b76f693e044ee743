"""Each role against each function of the services; a new function without a rule fails here."""

import importlib
import inspect
import pkgutil
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from rehabdesk import services
from rehabdesk.domain.refusals import NotAllowed
from rehabdesk.domain.rights import RIGHTS, Right, may
from rehabdesk.domain.user import Role
from rehabdesk.services.attendance import mark
from rehabdesk.services.office import save_office
from rehabdesk.services.rights import RIGHT_OF
from rehabdesk.services.safekeeping import (
    Charge,
    back_up_by_itself,
    backups_of,
    charge_of,
    choose_folder,
)
from rehabdesk.storage import StorageTrouble, Store, open_in_memory
from rehabdesk.wording.refusals import sentence
from tests.sample_office import a_running_program, a_session, an_office

ONLY_LOOKS = {
    "attendance": {"find_page", "find_sheet", "is_recorded", "present_count", "session_of"},
    "audit": {"rows_of_resident"},
    "certificate_words": {"certificate_dossier", "certificate_signers", "register_dossier"},
    "certificates": {"lines", "number_filled", "verify"},
    "checking": {"check_office"},
    "counselors": {"caseload"},
    "holidays": {"closed_labels", "missing_holidays"},
    "enrolment": {"last_suspension", "others_of", "require_one_at_a_time"},
    "dossiers": {
        "counselor_signature",
        "kop_on",
        "manager_signature",
        "signature_of",
    },
    "lost_days": {"preview_days"},
    "timetable_papers": {"timetable_dossier"},
    "template_plan": {
        "preview_plan",
        "template_named",
        "templates_for",
        "usual_groups",
        "usual_hall",
    },
    "excuses": {"effect_of", "in_advance", "settled_list"},
    "expected_list": {"current_roster", "expected_row", "roster_difference"},
    "export_presets": {"presets"},
    "grid_words": {"grid_dossier"},
    "importing.absent": {"absent"},
    "importing.cohorts": {"cast_of"},
    "importing.enrolling": {"look_at_enrolments"},
    "importing.excuses": {"look_at_excuses"},
    "importing.looking": {"look", "open_plan"},
    "importing.marks": {"look_at_marks"},
    "importing.people": {"look_at_people"},
    "importing.plan": {"make_plan"},
    "importing.register": {"read_register"},
    "importing.shelves": {"look_at_shelf", "records_of"},
    "importing.templates": {"template", "template_columns"},
    "known_office": {"compare_with_known"},
    "list_papers": {"list_dossier"},
    "likeness": {"possible_doubles"},
    "many_residents": {"changes_of", "moves_of"},
    "membership": {"require_group", "resident_name"},
    "papers_of_people": {"certificates_of_people", "next_day_of", "sheets_of_people"},
    "next_step": {"next_step", "sessions_to_type_in", "set_up", "unprinted_on"},
    "photos": {"fit_photos"},
    "printing": {"printable", "sessions_to_print"},
    "programs": {"capacity_notes", "phase_overlaps"},
    "progress": {"cohort_progress", "cohorts_at_work"},
    "rights": {"allowed", "require"},
    "official_numbers": {
        "example",
        "last_number_asked",
        "left_after",
        "missed_numbers",
        "numbers_ahead",
        "numbers_are_open",
        "range_of_pc",
        "settle_numbers",
    },
    "registrations": {"require_own_number", "require_unshared"},
    "schedule": {
        "checked_session",
        "clashes_between",
        "has_paper",
        "require_people",
        "sessions_by_day",
    },
    "series": {"preview_series"},
    "sheet_words": {"sheet_dossier"},
    "undoing": {"undo_words"},
    "users": {"has_passphrase"},
    "tour": {"begin_tour", "sheet_to_correct", "tour_steps_done"},
}
"""Functions that change, print and export nothing; what they show, every role may see."""

STEPS_OF_OTHERS = {
    "attendance": {"keep_history"},
    "check_secret": {"office_secret"},
    "excuses": {"follow", "settle_session"},
    "official_numbers": {"carry_numbers"},
    "restored_roles": {"keep_roles"},
    "saving": {"discard", "keep"},
    "printing": {"printed_as"},
    "together": {"for_each"},
}
"""Steps that only guarded deeds take, with whatever right these ask for."""

BEFORE_ANYBODY = {
    "demonstration_marks",
    "demonstration_notes",
    "demonstration_people",
    "demonstration_program",
    "demonstration_timetable",
    "demonstration_users",
    "founding",
    "self_check",
}
"""Modules that build an office before anybody can log in."""


WITH_THE_KEY = {"rescue": {"find_backups", "save_readable"}}
"""Functions for when nobody can log in: the data key, and so a passphrase, stands for the right."""


def modules(package):
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        yield module
        if found.ispkg:
            yield from modules(module)


def functions():
    """Every public function whose first argument is a store or a charge: module, name, function."""
    for module, name, one in everything():
        first = next(iter(inspect.signature(one).parameters.values()), None)
        if first is not None and first.annotation in (Store, Charge):
            yield module, name, one


def everything():
    """Every public function of the services that is written there."""
    for module in modules(services):
        for name, one in vars(module).items():
            if name.startswith("_") or not inspect.isfunction(one):
                continue
            own = inspect.unwrap(one).__module__ == module.__name__
            if own or name in getattr(module, "__all__", ()):
                yield module.__name__.removeprefix("rehabdesk.services."), name, one


ALL = list(functions())
GUARDED = [(module, name, one) for module, name, one in ALL if hasattr(one, RIGHT_OF)]


def test_every_function_of_the_services_has_a_rule():
    without = [
        f"{module}.{name}"
        for module, name, one in ALL
        if not hasattr(one, RIGHT_OF)
        and name not in ONLY_LOOKS.get(module, set()) | STEPS_OF_OTHERS.get(module, set())
        and module not in BEFORE_ANYBODY
    ]

    assert not without


def test_whoever_brings_the_key_itself_is_at_a_door_before_login():
    holders = {
        (module, name)
        for module, name, one in everything()
        if (key := inspect.signature(one).parameters.get("key")) and key.annotation is bytes
    }

    assert holders == {(module, name) for module, names in WITH_THE_KEY.items() for name in names}


@pytest.mark.parametrize(
    ("module", "name"),
    [(module, name) for module in sorted(ONLY_LOOKS) for name in sorted(ONLY_LOOKS[module])],
)
def test_what_only_looks_writes_and_prints_nothing(module, name):
    one = vars(importlib.import_module(f"rehabdesk.services.{module}"))[name]

    source = inspect.getsource(one)

    for deed in (".change(", "keep(store", "discard(store", ".draw(", "write_file("):
        assert deed not in source


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize(
    ("module", "name", "deed"), GUARDED, ids=[f"{module}.{name}" for module, name, _ in GUARDED]
)
def test_a_role_may_call_what_its_rights_say_and_nothing_else(
    one_office, tmp_path, role, module, name, deed
):
    one_office.desk = replace(one_office.desk, role=role)
    first = next(iter(inspect.signature(deed).parameters.values()))
    at = a_charge(one_office, tmp_path) if first.annotation is Charge else one_office
    refusal = None

    try:
        deed(at)
    except NotAllowed as answer:
        refusal = answer
    except (TypeError, StorageTrouble):
        pass  # it was let in, and misses its other arguments, or an office on the disk

    assert (refusal is None) is may(role, getattr(deed, RIGHT_OF))
    assert refusal is None or "berhak" in sentence(refusal)


def a_charge(store, folder):
    """What backups need of an office, in a folder where only an empty file is."""
    (folder / "kantor.rehab").touch()
    return Charge(path=folder / "kantor.rehab", holder=store, desk=store.desk, label="RehabDesk")


@pytest.fixture(scope="module")
def one_office():
    """One office for all these tests: whoever is let in stops before anything is done."""
    opened = open_in_memory()
    an_office(opened)
    yield opened
    opened.close()


def test_an_operator_marks_and_does_not_set_up_the_office(store):
    cohort, group, enrolments = a_running_program(store)
    session = a_session(store, cohort, group)
    from rehabdesk.services.expected_list import freeze_roster

    freeze_roster(store, session)
    store.desk = replace(store.desk, role=Role.OPERATOR)
    present = store.statuses.all()[0]

    mark(store, session, enrolments[0].resident, present)
    with pytest.raises(NotAllowed):
        save_office(store, replace(store.office, city="Cilegon"))

    assert store.office.city == "Serang"


def test_an_operators_work_is_backed_up_and_only_a_lead_chooses_where(demonstration, tmp_path):
    demonstration.desk = replace(demonstration.desk, role=Role.OPERATOR)
    charge = charge_of(demonstration)
    assert charge is not None

    with pytest.raises(NotAllowed):
        choose_folder(charge, tmp_path)
    results = back_up_by_itself(charge, datetime(2021, 8, 30, 16, tzinfo=UTC), roots=())

    assert [one.good for one in results] == [True]
    assert len(backups_of(charge, roots=())) == 1


def test_health_records_are_for_medical_staff_alone():
    holders = [role for role in Role if may(role, Right.SEE_MEDICAL)]

    assert holders == [Role.MEDICAL]


def test_users_are_managed_by_administrators_alone():
    assert [role for role in Role if may(role, Right.MANAGE_USERS)] == [Role.ADMINISTRATOR]


def test_every_role_has_its_line_and_a_reader_only_looks():
    assert set(RIGHTS) == set(Role)
    assert RIGHTS[Role.READER] == {Right.LOOK}
