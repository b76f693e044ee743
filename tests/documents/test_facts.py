"""Facts above a table: one size of labels on every paper, and none that touches another."""

import pytest
from msgspec.structs import replace

from rehabdesk.documents.attendance_sheet import ATTENDANCE_SHEET
from rehabdesk.documents.catalogue import DOCUMENTS
from tests.documents import invented, real
from tests.documents.reading import pages_of

WITH_FACTS = [one for one in DOCUMENTS if "facts" in one.dossier.__struct_fields__]
LONG = "Konselor/Narasumber/Fasilitator dari instansi mitra"


def _places(page, label):
    """The letters of a label, in the order in which they were drawn."""
    letters = [one for one in page.letters if one["text"].strip()]
    wanted = label.replace(" ", "")
    first = "".join(one["text"] for one in letters).index(wanted)
    return letters[first : first + len(wanted)]


@pytest.mark.parametrize("document", WITH_FACTS, ids=lambda one: one.key)
def test_all_labels_of_a_paper_are_of_one_size(document):
    sample = real.samples()[document.key][0]

    page = pages_of(document.draw([sample]))[0]

    sizes = {round(one["size"], 1) for label, _ in sample.facts for one in _places(page, label)}
    assert sizes == {9.0}


def test_a_label_too_long_for_its_column_is_set_on_more_lines_in_the_same_size():
    sheet = invented.sheet()
    facts = tuple(
        (LONG if at == 6 else label, value) for at, (label, value) in enumerate(sheet.facts)
    )

    page = pages_of(ATTENDANCE_SHEET.draw([replace(sheet, facts=facts)]))[0]

    long, below = _places(page, LONG), _places(page, facts[7][0])
    assert {round(one["size"], 1) for one in (*long, *below)} == {9.0}
    assert len({round(one["top"]) for one in long}) > 1
    assert max(one["bottom"] for one in long) <= min(one["top"] for one in below) + 1
