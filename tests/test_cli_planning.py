"""Templates and plans for scripts: the same plan as in the window, and nothing saved by a look."""

import json
from datetime import date

import pytest

from rehabdesk.cli.entry import main
from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, open_office
from tests.sample_office import a_cohort

NEXT = "Rehabilitasi Sosial TA 2022"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jadwal") / "kantor"
    store = build_demonstration(folder)
    a_cohort(store, NEXT, starts_on=date(2022, 3, 1), ends_on=date(2022, 8, 31), target=110)
    store.close()
    return folder


def said(capsys, *words):
    capsys.readouterr()
    code = main(words)
    out, why = capsys.readouterr()
    return code, out, why


def sessions_in(office):
    store = open_office(office, DEMONSTRATION_PASSPHRASE)
    try:
        (cohort,) = store.cohorts.find(name=NEXT)
        return store.sessions.find(cohort=cohort.id)
    finally:
        store.close()


def test_templates_are_told_without_an_office(capsys):
    code, out, _why = said(capsys, "templates", "--json")

    told = {one["key"]: one for one in json.loads(out)["templates"]}
    assert code == 0
    assert {"tc-6-bulan/1", "15-hari/1", "30-hari/1", "60-hari/1"} <= set(told)
    orientation = told["tc-6-bulan/1"]["phases"][0]
    assert (orientation["name"], orientation["days"]) == ("Orientasi", 28)
    assert orientation["slots"][0]["starts_at"] == "08:30:00"

    code, out, _why = said(capsys, "templates")
    assert "tc-6-bulan/1: Therapeutic community 6 bulan, 26 pekan" in out


def test_a_plan_for_a_day_is_shown_and_not_saved(office, capsys):
    words = ("plan", "--office", str(office), "--template", "tc-6-bulan", "--preview", "--json")
    code, out, why = said(capsys, *words, "--from", "2022-03-01", "--groups", "5")

    told = json.loads(out)
    assert (code, why) == (0, "")
    assert (told["from"], told["to"], len(told["groups"])) == ("2022-03-01", "2022-08-29", 5)
    assert told["groups"][0]["counselor"]
    first = told["sessions"][0]
    assert (first["day"], first["from"], first["kind"]) == ("2022-03-01", "08:30", "MM")
    assert any("libur" in one["reason"] for one in told["sessions"])
    assert sessions_in(office) == ()


def test_a_plan_for_a_cohort_is_made_as_it_was_shown(office, capsys):
    words = ("plan", "--office", str(office), "--template", "15-hari", "--cohort", NEXT)
    _code, shown, _why = said(capsys, *words, "--groups", "2", "--preview", "--json")

    code, out, _why = said(capsys, *words, "--groups", "2")

    assert code == 0
    assert "sesi dibuat." in out
    assert len(sessions_in(office)) == len(json.loads(shown)["sessions"])


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--template", "tidak-ada", "--preview", "--from", "2022-03-01"), "tidak-ada"),
        (("--template", "15-hari", "--from", "2022-03-01", "--groups", "2"), "--cohort"),
        (("--template", "15-hari", "--preview"), "--from"),
        (("--template", "15-hari", "--preview", "--from", "2022-03-01"), "1 sampai 20"),
        (("--template", "15-hari", "--cohort", "Rehabilitasi Sosial TA 2021"), "sudah dicetak"),
    ],
)
def test_what_cannot_be_planned_is_said_in_a_sentence(office, capsys, more, sentence):
    code, out, why = said(capsys, "plan", "--office", str(office), *more)

    assert (code, out) == (1, "")
    assert sentence in why
