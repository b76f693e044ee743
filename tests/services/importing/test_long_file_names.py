"""Files of very long names: what the log and the corrections keep of them."""

from datetime import date

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.apply import carry_out
from rehabdesk.spreadsheets.writing import xlsx_of
from tests.sample_office import a_running_program, a_session
from tests.services.importing.office_lists import NOW, a_plan

NAMES = [f"{'r' * (length - 5)}.xlsx" for length in (193, 194, 195, 250)]


@pytest.mark.parametrize("file", NAMES, ids=len)
def test_a_correction_by_list_says_which_file_in_at_most_200_signs(store, file):
    cohort, group, _ = a_running_program(store)
    a_session(store, cohort, group, held_on=date(2021, 4, 5))
    for code in ("H", "A"):
        rows = [("Agus Salim", code)]
        content = xlsx_of(("Nama", "5"), rows, above=[("Bulan April 2021",)])
        carry_out(store, a_plan(store, content, ImportSubject.MARKS, file=file), now=NOW)

    (correction,) = store.corrections.all()
    assert correction.why == f"Impor {file}"[:200]
