"""Invented dossiers are no better than what the services make."""

import pytest
from msgspec.structs import asdict

from rehabdesk.documents.catalogue import DOCUMENTS
from tests.documents import invented, real


def labels_of(pairs):
    return [label for label, _ in pairs]


def test_every_document_of_the_shelf_is_made_by_the_services():
    assert set(real.samples()) == {document.key for document in DOCUMENTS}
    assert all(real.samples().values())
    for document in DOCUMENTS:
        assert {type(one) for one in real.of(document)} == {document.dossier}


def test_an_invented_sheet_has_the_labels_of_a_real_one():
    made, found = invented.sheet(), real.samples()["attendance_sheet"][0]

    assert labels_of(made.facts) == labels_of(found.facts)
    assert labels_of(made.counted) == labels_of(found.counted)
    assert made.counted[0][1] == str(len(made.rows))
    assert found.counted[0][1] == str(len(found.rows))
    assert len(made.titles) == len(found.titles)
    assert made.right_signature.position == found.right_signature.position


def test_an_invented_grid_has_the_columns_and_the_legend_of_a_real_one():
    made, found = invented.grid(), real.samples()["monthly_grid"][0]

    assert made.total_headings == found.total_headings
    assert made.legend == found.legend
    assert made.note == found.note
    assert labels_of(made.facts) == labels_of(found.facts)


@pytest.mark.parametrize(
    ("key", "made"),
    [("certificate", invented.certificate()), ("certificate_register", invented.register())],
    ids=["certificate", "register"],
)
def test_what_no_certificate_of_an_office_says_no_invented_one_says(key, made):
    for found in real.samples()[key]:
        unsaid = [name for name, value in asdict(found).items() if value == ""]
        never = [one for one in unsaid if not any(asdict(o)[one] for o in real.samples()[key])]
        assert [one for one in never if asdict(made)[one]] == []


def test_an_invented_note_has_the_parts_of_a_real_one():
    made, found = invented.counseling_note(), real.samples()["counseling_note"][0]

    assert labels_of(made.facts) == labels_of(found.facts)
    assert set(labels_of(found.parts)) <= set(labels_of(made.parts))
