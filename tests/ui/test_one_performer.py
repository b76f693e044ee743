"""Refusals and troubles are caught where deeds are carried out; the list of others only shrinks."""

import re
from pathlib import Path

import rehabdesk.ui
from rehabdesk.domain.refusals import Refusal, Undone
from rehabdesk.services.troubles import SENTENCES, answer_sentence
from rehabdesk.storage import StorageTrouble
from rehabdesk.wording import refusals

UI = Path(rehabdesk.ui.__file__).parent
CATCHES = re.compile(r"except \(?(?:Refusal|StorageTrouble|Undone)\b")

PERFORMER = {"context.py": 1}
BEFORE_AN_OFFICE_IS_OPEN = {
    "shell/new_office_dialog.py": 2,
    "shell/recovery_dialog.py": 2,
    "shell/start_deeds.py": 2,
}
CHECKS_OF_A_FIELD = {
    "screens/counselors/form.py": 1,
    "screens/office/numbering.py": 1,
    "screens/residents/identity_form.py": 1,
    "screens/schedule/session_dialog.py": 1,
    "screens/certificates/dialogs.py": 1,
    "screens/certificates/issuing.py": 1,
    "shell/finder.py": 1,
}
STILL_BY_HAND = {
    "screens/attendance/steps.py": 1,
    "screens/imports/reading.py": 1,
    "screens/safekeeping/deeds.py": 2,
    "shell/paper_dialog.py": 2,
}


def test_no_other_place_of_the_windows_catches_refusals_or_troubles():
    found = {
        path.relative_to(UI).as_posix(): count
        for path in UI.rglob("*.py")
        if (count := len(CATCHES.findall(path.read_text(encoding="utf-8"))))
    }

    assert found == PERFORMER | BEFORE_AN_OFFICE_IS_OPEN | CHECKS_OF_A_FIELD | STILL_BY_HAND


def test_every_reason_that_a_deed_was_not_done_has_one_base_and_a_sentence():
    assert issubclass(Refusal, Undone)
    assert issubclass(StorageTrouble, Undone)
    for kind in SENTENCES:
        assert answer_sentence(kind()) == SENTENCES[kind]
    for kind in refusals.SENTENCES:
        assert answer_sentence(kind()) == refusals.sentence(kind())
