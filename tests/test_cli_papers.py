"""The commands that print a month, a register and notes: what comes out, and for whom."""

import json
from datetime import date

import pytest

from rehabdesk.cli.entry import main
from rehabdesk.domain.audit import EntryKind
from rehabdesk.domain.user import Role
from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.services.login import log_in
from rehabdesk.services.users import reset_passphrase
from rehabdesk.storage import open_office
from rehabdesk.storage.audit_reading import AuditFilter
from tests.documents.reading import pages_of
from tests.own_office import NOW, OTHER_WORDS, TODAY, WORDS, opened_as, the_user
from tests.sample_notes import SAID, a_note
from tests.sample_office import a_resident


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cetak") / "kantor"
    store = build_demonstration(folder)
    store.close()
    return folder


def said(capsys, *words):
    capsys.readouterr()
    code = main(words)
    out, why = capsys.readouterr()
    return code, out, why


def printed(office, tmp_path, capsys, *words):
    paper = tmp_path / "kertas.pdf"
    code, out, why = said(capsys, "print", *words, "--office", str(office), "--out", str(paper))
    assert code == 0, why
    return out, pages_of(paper.read_bytes())


def test_the_recap_of_a_month_is_printed_for_all_groups_or_for_one(office, tmp_path, capsys):
    out, pages = printed(office, tmp_path, capsys, "grids", "--month", "2021-08")
    assert "rekap 6 kelompok" in out
    assert "BULAN AGUSTUS 2021" in pages[0].text

    out, pages = printed(
        office, tmp_path, capsys, "grids", "--month", "08-2021", "--group", "kelompok b", "--json"
    )
    assert json.loads(out)["groups"] == ["Kelompok B"]
    assert all("Kelompok B" in page.text for page in pages)


def test_the_register_of_a_cohort_is_printed(office, tmp_path, capsys):
    _out, pages = printed(
        office, tmp_path, capsys, "register", "--cohort", "rehabilitasi medis ta 2021"
    )

    assert "BUKU REGISTER SERTIFIKAT" in pages[0].text


@pytest.mark.parametrize(
    "words",
    [
        ("grids", "--month", "2019-01"),
        ("grids", "--month", "2021-08", "--group", "Kelompok Z"),
        ("register", "--cohort", "Angkatan Z"),
        ("notes", "--resident", "Nama Yang Tidak Ada"),
        ("notes", "--resident", "BI 1/21", "--from", "31-08-2021", "--to", "30-08-2021"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence_and_no_file(office, tmp_path, capsys, words):
    paper = tmp_path / "tidak.pdf"

    code, out, why = said(capsys, "print", *words, "--office", str(office), "--out", str(paper))

    assert (code, out) == (1, "")
    assert len(why.strip().splitlines()) == 1
    assert not paper.exists()


@pytest.mark.parametrize("month", ["2021-13", "Agustus", "2021", "2021-08-01", "0-08"])
def test_a_month_that_is_none_is_wrong_use(office, tmp_path, capsys, month):
    with pytest.raises(SystemExit) as left:
        main(
            (
                *("print", "grids", "--office", str(office), "--month", month),
                *("--out", str(tmp_path / "x.pdf")),
            )
        )

    assert left.value.code == 2
    assert "bukan bulan" in capsys.readouterr().err


@pytest.fixture
def with_notes(tmp_path, monkeypatch):
    """An office whose counselor has written three notes of somebody; the counselor is to log in."""
    folder = tmp_path / "kantor"
    opened_as(folder, Role.COUNSELOR).close()
    store = log_in(folder, "cecep", OTHER_WORDS, now=NOW)
    person = a_resident(store, "Budi Hartono", "BI 12/21")
    for day in (3, 10, 17):
        a_note(store, person, held_on=date(2021, 3, day), topic=f"Tema {day}")
    store.close()
    monkeypatch.setenv("REHABDESK_LOGIN", "cecep")
    monkeypatch.setenv("REHABDESK_PASSPHRASE", OTHER_WORDS)
    return folder


@pytest.mark.parametrize("resident", ["BI 12/21", "b.i. 12 / 21", "budi hartono"])
def test_notes_of_somebody_are_printed_for_their_author(with_notes, tmp_path, capsys, resident):
    out, pages = printed(with_notes, tmp_path, capsys, "notes", "--resident", resident)

    assert "3 catatan" in out
    assert [page.text.count(SAID) for page in pages] == [1, 1, 1]
    store = open_office(with_notes, OTHER_WORDS, "cecep")
    kinds = [one.kind for one in store.audit.entries(AuditFilter())]
    store.close()
    assert EntryKind.PRINT in kinds


@pytest.mark.parametrize(
    ("period", "topics"),
    [
        (("--from", "2021-03-10"), ["Tema 10", "Tema 17"]),
        (("--to", "2021-03-10"), ["Tema 3", "Tema 10"]),
        (("--from", "2021-03-04", "--to", "2021-03-16"), ["Tema 10"]),
    ],
)
def test_notes_of_a_period_are_those_of_its_days(with_notes, tmp_path, capsys, period, topics):
    _out, pages = printed(with_notes, tmp_path, capsys, "notes", "--resident", "BI 12/21", *period)

    assert [one for page in pages for one in topics if one in page.text] == topics
    assert len(pages) == len(topics)


def test_a_counselor_who_waits_for_the_key_is_told_so(with_notes, tmp_path, capsys):
    store = log_in(with_notes, "ratna", WORDS, now=NOW)
    reset_passphrase(store, the_user(store, "cecep").id, OTHER_WORDS, today=TODAY)
    store.close()
    paper = tmp_path / "tidak.pdf"

    code, _out, why = said(
        capsys,
        *("print", "notes", "--resident", "BI 12/21"),
        *("--office", str(with_notes), "--out", str(paper)),
    )

    assert code == 1
    assert "Anda belum memegang kunci catatan ini" in why
    assert not paper.exists()


@pytest.mark.parametrize("words", [(), ("--medical",)])
def test_an_administrator_gets_no_note_on_paper(with_notes, tmp_path, capsys, monkeypatch, words):
    monkeypatch.setenv("REHABDESK_LOGIN", "ratna")
    monkeypatch.setenv("REHABDESK_PASSPHRASE", WORDS)
    paper = tmp_path / "tidak.pdf"

    code, out, why = said(
        capsys,
        *("print", "notes", "--resident", "BI 12/21", *words),
        *("--office", str(with_notes), "--out", str(paper)),
    )

    assert (code, out) == (1, "")
    assert len(why.strip().splitlines()) == 1
    assert not paper.exists()
