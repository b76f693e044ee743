"""Lists brought in by command: three files to a running cohort, and its sheets printed."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace

from rehabdesk.__main__ import run as main
from rehabdesk.domain.identity import OfficeId, SessionId, new_id
from rehabdesk.domain.importing import ImportSubject
from rehabdesk.domain.office import Office
from rehabdesk.domain.session import Session
from rehabdesk.services.defaults import put_defaults
from rehabdesk.spreadsheets.reading import read_tables
from rehabdesk.spreadsheets.writing import xlsx_of
from rehabdesk.storage import create_office, open_office
from tests.locking.reading import unlocked

PASSPHRASE = "kata sandi panjang 2021"
LISTS = Path(__file__).resolve().parents[1] / "resources" / "sample"
NAME = "Rehabilitasi Sosial TA 2021"


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setenv("REHABDESK_PASSPHRASE", PASSPHRASE)
    made = Office(
        id=OfficeId(new_id()), name="Lapas Kelas IIA Serang", short_name="Serang", city="Serang"
    )
    store = create_office(tmp_path / "kantor", made, PASSPHRASE, "petugas")
    put_defaults(store, 2021)
    store.close()
    return tmp_path / "kantor"


def run(capsys, *words):
    code = main([str(one) for one in words])
    return code, *capsys.readouterr()


def counts(new=0, changed=0, unchanged=0, doubtful=0, invalid=0):
    return {
        "new": new,
        "changed": changed,
        "unchanged": unchanged,
        "doubtful": doubtful,
        "invalid": invalid,
    }


def test_three_lists_become_a_running_cohort_and_mondays_sheets(office, capsys, tmp_path):
    ask = ("--office", office, "--json")
    days = ("--from", "01-03-2021", "--to", "31-08-2021")
    decree = (LISTS / "sk_peserta.xlsx", "--cohort", NAME, *days)

    code, said, _ = run(capsys, "import", "counselors", LISTS / "konselor.xlsx", *ask)
    assert (code, json.loads(said)) == (
        0,
        {"counts": counts(new=6), "problems": [], "warnings": [], "notices": []},
    )
    code, said, _ = run(capsys, "import", "people", LISTS / "sdp_export.xlsx", *ask)
    assert (code, json.loads(said)) == (
        0,
        {"counts": counts(new=240), "problems": [], "warnings": [], "notices": []},
    )
    code, said, _ = run(capsys, "import", "enrolments", *decree, *ask)
    told = json.loads(said)
    assert (code, told["counts"], told["problems"]) == (0, counts(new=130), [])
    assert (told["warnings"][0]["row"], told["warnings"][0]["column"]) == (9, "Nama")
    assert any("Kelompok F" in one for one in told["notices"])

    code, said, _ = run(capsys, "import", "enrolments", *decree, *ask)
    assert json.loads(said)["counts"] == counts(unchanged=130)

    store = open_office(office, PASSPHRASE)
    with store.change("Jadwal"):
        for group in store.groups.all():
            store.sessions.put(
                Session(
                    id=SessionId(new_id()),
                    cohort=group.cohort,
                    kind=store.session_kinds.all()[0].id,
                    care_groups=(group.id,),
                    held_on=date(2021, 3, 1),
                    starts_at=time(9, 0),
                    ends_at=time(10, 0),
                )
            )
    store.close()
    paper = tmp_path / "senin.pdf"
    monday = ("--from", "01-03-2021", "--to", "01-03-2021", "--out", paper)
    code, said, _ = run(capsys, "print", "sheets", *ask, *monday)
    assert code == 0
    assert len(json.loads(said)["sheets"]) == 6


def test_the_commands_need_nothing_but_the_file_the_office_and_the_cohorts_name(office, capsys):
    """As a script would write them: the days of the cohort are those of its fiscal year."""
    at = ("--office", office)
    code, said, _ = run(capsys, "import", "people", LISTS / "sdp_export.xlsx", *at, "--preview")
    assert (code, said) == (
        0,
        "sdp_export.xlsx: akan baru 240, berubah 0, tetap 0, ragu 0, ditolak 0\n",
    )
    for words in (
        ("counselors", LISTS / "konselor.xlsx", *at),
        ("people", LISTS / "sdp_export.xlsx", *at),
        ("enrolments", LISTS / "sk_peserta.xlsx", "--cohort", NAME, *at),
    ):
        code, said, _ = run(capsys, "import", *words)
        assert code == 0, said

    store = open_office(office, PASSPHRASE)
    sizes: dict[str, int] = {}
    for group in store.groups.all():
        roster = store.memberships.roster(group.id, date(2021, 3, 1))
        sizes[group.cohort] = sizes.get(group.cohort, 0) + len(roster)
    assert len(store.groups.all()) == 6
    assert sorted(sizes.values()) == [20, 110]
    store.close()


def test_a_preview_writes_nothing(office, capsys):
    ask = ("import", "people", LISTS / "sdp_export.xlsx", "--office", office, "--preview")

    code, said, _ = run(capsys, *ask)

    assert code == 0
    assert "akan baru 240" in said
    code, said, _ = run(capsys, *ask, "--json")
    assert json.loads(said)["counts"] == counts(new=240)


def test_refused_rows_end_with_1_and_go_into_a_workbook(office, capsys, tmp_path):
    rows = [("BI 1/20", "Ali Bin Umar", "31-02-1988"), ("BI 2/20", "Budi Bin Umar", "")]
    (tmp_path / "daftar.xlsx").write_bytes(xlsx_of(("No Reg", "Nama", "Tgl Lahir"), rows))
    errors = tmp_path / "ditolak.xlsx"
    ask = ("import", "people", tmp_path / "daftar.xlsx", "--office", office, "--json")

    code, said, _ = run(capsys, *ask, "--errors", errors, "--open")

    assert code == 1
    told = json.loads(said)
    assert told["counts"] == counts(new=1, invalid=1)
    (problem,) = told["problems"]
    assert (problem["row"], problem["column"]) == (2, "Tgl Lahir")
    assert "31-02-1988" in problem["problem"]
    sheet = read_tables("ditolak.xlsx", errors.read_bytes())[0].cells
    assert list(sheet[1][:2]) == ["BI 1/20", "Ali Bin Umar"]
    assert "31-02-1988" in str(sheet[1][3])

    _, said, _ = run(capsys, *ask, "--errors", errors)
    locked = json.loads(said)["errors"]
    path = Path(locked["path"])
    content = unlocked(path.read_bytes(), locked["passphrase"])
    assert read_tables(path.name, content)[0].cells[1][1] == "Ali Bin Umar"


def test_a_preview_for_machines_tells_every_row_its_fate_and_its_values(office, capsys, tmp_path):
    rows = [("BI 1/20", "Ali Bin Umar als. Acil", "B/9"), ("", "ALI BIN UMAR", ""), ("x", "", "")]
    (tmp_path / "daftar.xlsx").write_bytes(xlsx_of(("No Reg", "Nama", "Blok"), rows))
    ask = ("import", "people", tmp_path / "daftar.xlsx", "--office", office, "--json")

    _, said, _ = run(capsys, *ask, "--preview")
    told = json.loads(said)["rows"]

    assert [(one["row"], one["fate"], one["name"]) for one in told] == [
        (2, "new", "Ali Bin Umar"),
        (3, "doubtful", "Ali Bin Umar"),
        (4, "invalid", ""),
    ]
    assert told[0]["values"] == {
        "registration_no": "BI 1/20",
        "name": "Ali Bin Umar",
        "block": "B/9",
        "aliases": "Acil",
    }
    assert told[1]["why"].startswith("Mirip baris 2")
    _, said, _ = run(capsys, *ask)
    assert "rows" not in json.loads(said)
    _, said, _ = run(capsys, *ask, "--preview", "--mode", "fill")
    assert json.loads(said)["rows"][0]["changes"] == {}


@pytest.mark.parametrize("subject", [one.value for one in ImportSubject])
def test_a_template_of_every_list_is_written_without_an_office(capsys, tmp_path, subject):
    out = tmp_path / "templat.xlsx"

    code, said, _ = run(capsys, "import", subject, "--template", out)

    assert (code, said) == (0, f"Templat: {out}\n")
    listed, guide = read_tables(out.name, out.read_bytes())
    assert "No" in [line[0] for line in listed.cells]
    assert guide.name == "Petunjuk"


def test_a_template_has_the_choices_of_an_office(office, capsys, tmp_path):
    store = open_office(office, PASSPHRASE)
    with store.change("Jenis"):
        kind = store.session_kinds.all()[0]
        store.session_kinds.put(replace(kind, name="Sesi Khas Kantor"))
    store.close()
    out = tmp_path / "materi.xlsx"

    code, said, _ = run(capsys, "import", "topics", "--template", out, "--office", office, "--json")

    assert (code, json.loads(said)) == (0, {"path": str(out)})
    guide = read_tables(out.name, out.read_bytes())[1]
    assert any("Sesi Khas Kantor" in line for line in guide.cells)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("people",), "BERKAS, --office"),
        (("people", "a.xlsx"), "--office"),
        (("enrolments", "a.xlsx", "--office", "x"), "--cohort"),
        (("people", "a.xlsx", "--template", "b.xlsx"), "BERKAS"),
    ],
)
def test_what_only_a_template_can_do_without_is_asked_for(capsys, words, missing):
    with pytest.raises(SystemExit) as left:
        main(["import", *words])

    assert left.value.code == 2
    assert missing in capsys.readouterr().err


def test_marks_of_a_month_come_in_by_command(office, capsys, tmp_path):
    at = ("--office", office)
    days = ("--from", "01-03-2021", "--to", "31-08-2021")
    run(capsys, "import", "people", LISTS / "sdp_export.xlsx", *at)
    run(capsys, "import", "enrolments", LISTS / "sk_peserta.xlsx", "--cohort", NAME, *days, *at)
    store = open_office(office, PASSPHRASE)
    group = store.groups.all()[0]
    kinds = store.session_kinds.all()
    with store.change("Jadwal"):
        for hour, kind in ((8, kinds[0]), (10, kinds[1])):
            store.sessions.put(
                Session(
                    id=SessionId(new_id()),
                    cohort=group.cohort,
                    kind=kind.id,
                    care_groups=(group.id,),
                    held_on=date(2021, 3, 1),
                    starts_at=time(hour, 0),
                    ends_at=time(hour + 1, 0),
                )
            )
    (first, *_) = store.memberships.roster(group.id, date(2021, 3, 1))
    (person,) = store.residents.many([first]).values()
    store.close()
    grid = tmp_path / "rekap.xlsx"
    grid.write_bytes(
        xlsx_of(
            ("Nama", "No. Registrasi", "1", "2"), [(person.name, person.registration_no, "H", "")]
        )
    )

    code, _, why = run(capsys, "import", "marks", grid, *at)
    assert code == 1
    assert "bulannya tidak tertulis" in why
    code, said, _ = run(capsys, "import", "marks", grid, *at, "--month", "2021-03")
    assert "Pilih jenis sesinya" in said
    code, _, why = run(capsys, "import", "marks", grid, *at, "--month", "2021-03", "--kind", "Xyz")
    assert (code, why) == (1, "Jenis sesi “Xyz” tidak ada.\n")
    code, said, _ = run(
        capsys, "import", "marks", grid, *at, "--month", "2021-03", "--kind", kinds[1].name
    )
    assert (code, said) == (0, "rekap.xlsx: baru 0, berubah 1, tetap 0, ragu 0, ditolak 0\n")


def test_garbage_is_one_sentence_and_changes_neither_file_nor_office(office, capsys, tmp_path):
    garbage = tmp_path / "daftar.xlsx"
    garbage.write_bytes(b"PK\x03\x04 rusak")

    code, said, why = run(capsys, "import", "people", garbage, "--office", office)

    assert (code, said) == (1, "")
    assert "tidak dapat dibaca" in why
    assert garbage.read_bytes() == b"PK\x03\x04 rusak"


def test_an_unknown_cohort_is_refused_where_there_are_others(office, capsys):
    decree = ("import", "enrolments", LISTS / "sk_peserta.xlsx", "--office", office)
    run(capsys, "import", "people", LISTS / "sdp_export.xlsx", "--office", office)
    run(capsys, *decree, "--cohort", NAME)

    code, _, why = run(capsys, *decree, "--cohort", "Salah Ketik")

    assert code == 1
    assert "Salah Ketik" in why
