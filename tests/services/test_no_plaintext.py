"""After a working day no name of the office stands readable anywhere outside the encrypted file."""

import logging
import tempfile
from datetime import datetime, timedelta, timezone

import pytest

from rehabdesk.domain.refusals import Refusal
from rehabdesk.services.attendance import clear, fill_empty, mark
from rehabdesk.services.certificate_papers import certificates_pdf
from rehabdesk.services.certificates_due import issue_due
from rehabdesk.services.note_papers import counseling_note_pdf, medical_note_pdf
from rehabdesk.services.printing import sheets_pdf
from rehabdesk.services.rehearsal import rehearse
from rehabdesk.services.rescue import find_backups
from rehabdesk.services.residents import remove_resident, update_resident
from rehabdesk.services.safekeeping import back_up, charge_of, choose_folder, prepare_stick
from rehabdesk.storage import DEMONSTRATION_PASSPHRASE, WrongKey, open_office
from rehabdesk.ui.preferences import Preferences
from rehabdesk.ui.shell.crash import write_report
from rehabdesk.ui.shell.main_window import MainWindow
from tests.sample_notes import SECRETS, Team, a_medical_note, a_note

NOW = datetime(2021, 8, 30, 9, 0, tzinfo=timezone(timedelta(hours=7)))
TODAY = NOW.date()


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Temporary files, settings and logs of this test in folders of their own."""
    temp = tmp_path / "sementara"
    temp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(temp))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    log = logging.FileHandler(tmp_path / "catatan.log")
    logging.getLogger().addHandler(log)
    logging.getLogger().setLevel(logging.DEBUG)
    yield tmp_path
    logging.getLogger().removeHandler(log)
    log.close()


def names_of(store):
    """The words by which a person or user of this office would be known."""
    people = {one.name for one in store.residents.all()}
    people |= {one.name for one in store.counselors.all()}
    people |= {one.registration_no for one in store.residents.all()}
    people |= {one.offence for one in store.stays.all()} | {
        one.article for one in store.stays.all()
    }
    return {one for one in people if len(one) > 5}


def a_working_day(store, window, places):
    session = store.sheets.printed_not_recorded(TODAY)[0].session
    session = store.sessions.get(session)
    window.go("residents", store.residents.all()[0].id)
    window.go("attendance", session.id)
    sheets_pdf(store, store.sessions.between(TODAY, TODAY), now=NOW)
    fill_empty(store, session, store.statuses.all()[0])
    row = store.attendance.of_session(session.id)[0]
    sick = next(one for one in store.statuses.all() if one.needs_reason)
    from rehabdesk.services.attendance import Detail

    mark(store, session, row.resident, sick, Detail(reason="Demam"))
    clear(store, session, row.resident)
    person = store.residents.all()[5]
    update_resident(store, person, today=TODAY)
    try:
        remove_resident(store, person.id)
    except Refusal as refusal:
        write_report(refusal, places / "log")
    for cohort in store.cohorts.all():
        issued = issue_due(store, cohort, issued_on=TODAY, today=TODAY)
        if issued:
            certificates_pdf(store, issued[:2])
    with pytest.raises(WrongKey):
        open_office(store.path.parent, DEMONSTRATION_PASSPHRASE + "!")


def notes_are_written(store):
    """Notes of counseling and of the health service, read and printed by whoever wrote them."""
    team, person, before = Team(store), store.residents.all()[0], store.desk
    team.sit(team.author)
    counseling_note_pdf(store, a_note(store, person).id, now=NOW)
    team.sit(team.doctor)
    medical_note_pdf(store, a_medical_note(store, person).id, now=NOW)
    store.desk = store.log.desk = before


def a_backup_everywhere(store, places):
    """Backups in the office's folder, a chosen folder and a stick, one of them rehearsed."""
    charge = charge_of(store)
    assert charge is not None
    (places / "stik").mkdir()
    (places / "lain").mkdir()
    choose_folder(charge, places / "lain")
    prepare_stick(charge, places / "stik")
    results = back_up(charge, NOW, roots=[places / "stik"])
    copy = places / "lain" / charge.label
    source, backup = find_backups(copy, charge.key)[0]
    rehearse(charge, source, backup, TODAY)
    return [one.good for one in results]


def test_no_name_is_readable_after_a_working_day(demonstration, places, qtbot):
    names = names_of(demonstration) | set(SECRETS)
    offences = {one.offence for one in demonstration.stays.all() if len(one.offence) > 5}
    window = MainWindow(demonstration, Preferences(places / "atur"))
    qtbot.addWidget(window)
    window.show()

    a_working_day(demonstration, window, places)
    notes_are_written(demonstration)
    backed_up = a_backup_everywhere(demonstration, places)
    during = readable(names, places)
    window.leaving.settled = True
    window.close()
    demonstration.connection.execute("VACUUM")
    demonstration.close()

    assert len(names) > 200
    assert offences
    assert offences <= names
    assert backed_up == [True, True, True]
    assert len(list(places.rglob("kantor.rehab"))) >= 4
    assert not during
    assert not readable(names, places)


def readable(names, places):
    """Which names stand in which files, in UTF-8 or UTF-16."""
    found = []
    needles = [
        (name, name.encode(encoding)) for name in names for encoding in ("utf-8", "utf-16-le")
    ]
    for path in places.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        found += [(path.name, name) for name, needle in needles if needle in content]
    return found
