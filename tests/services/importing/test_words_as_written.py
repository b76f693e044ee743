"""Texts of a list are kept in the case in which they are written; words of a state are not."""

import pytest

from rehabdesk.services.importing.looking import look
from tests.services.importing.office_lists import HEADINGS, MAHMUD, a_plan, people_list

WRITTEN = "Rm Ab 12"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("No. Rekam Medis", "medical_no"),
        ("Suku", "ethnicity"),
        ("Alamat", "address"),
        ("Pekerjaan", "occupation"),
        ("Penjamin", "guarantor"),
        ("Wali Pemasyarakatan", "guardian"),
        ("Nama Ayah", "father_name"),
        ("Nama Ibu", "mother_name"),
        ("Jenis Kejahatan", "offence"),
        ("Pasal", "article"),
        ("Putusan", "sentence"),
        ("Blok", "block"),
        ("Sel", "cell"),
    ],
)
def test_a_text_is_kept_as_it_is_written(store, heading, key):
    content = people_list((*MAHMUD, WRITTEN), headings=(*HEADINGS, heading))

    (row,) = look(store, a_plan(store, content)).rows

    assert row.row.get(key) == WRITTEN


def test_the_state_of_an_inmate_is_read_in_capitals(store):
    content = people_list((*MAHMUD, "Pindah Upt"), headings=(*HEADINGS, "Status"))

    (row,) = look(store, a_plan(store, content)).rows

    assert row.row.get("status") == "PINDAH UPT"
