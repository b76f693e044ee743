"""Headings over two rows, and headings of which only a part is the name of a column."""

import pytest

from rehabdesk.domain.importing import ImportSubject
from rehabdesk.services.importing.columns import guess
from rehabdesk.services.importing.fields import KNOWN
from rehabdesk.spreadsheets.grid import Grid
from rehabdesk.spreadsheets.table import find_table

PEOPLE = ImportSubject.PEOPLE


def table(*rows):
    width = max(map(len, rows))
    return find_table(
        Grid(name="Lembar", cells=[[*row, *[""] * (width - len(row))] for row in rows]), KNOWN
    )


def meanings(upper, lower, *records, title=("DAFTAR PESERTA",)):
    """What each column of a table with two rows of headings means, and how many records it has."""
    found = table(title, (), upper, lower, *records)
    return guess(PEOPLE, found), len(found.lines)


BIRTH = "Tempat dan Tanggal Lahir"


def test_the_population_lists_two_rows_are_read_as_one():
    upper = ("No", "Nama Lengkap", "NIK", BIRTH, BIRTH, "JK", "Agama", "Pendidikan", "Pekerjaan")
    lower = ("No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tgl/Bln/Th", "JK", "Agama", "Terakhir")
    parents = "Nama Orang Tua Kandung"
    one = ("1", "RADIT SENTOSA", "3604010101900001", "SERANG", "13-02-1990", "L", "ISLAM", "SMA")

    found = table(
        ("DAFTAR PESERTA",),
        (),
        (*upper, parents, parents),
        (*lower, "Pekerjaan", "Ibu", "Ayah"),
        (*one, "BURUH", "SRI", "UMAR"),
    )

    assert guess(PEOPLE, found) == (
        *("", "name", "nik", "birth_place", "birth_on", "sex", "religion", "education"),
        *("occupation", "mother_name", "father_name"),
    )
    assert found.headings[4] == f"{BIRTH} Tgl/Bln/Th"
    assert found.headings[7] == "Pendidikan Terakhir"
    assert [line.number for line in found.lines] == [5]


@pytest.mark.parametrize(
    ("above", "left", "right", "means"),
    [
        ("Kelahiran", "Tempat Lahir", "Tgl Lahir", ("birth_place", "birth_on")),
        ("Tempat/Tgl Lahir", "Tempat", "Tanggal", ("birth_place", "birth_on")),
        ("Tempat, Tgl. Lahir", "Tempat", "Tgl/Bln/Thn", ("birth_place", "birth_on")),
        ("Lahir", "Tempat", "Tanggal", ("birth_place", "birth_on")),
        ("Nama", "Ayah", "Ibu", ("father_name", "mother_name")),
        ("Orang Tua", "Nama Ayah", "Nama Ibu", ("father_name", "mother_name")),
        ("Hunian", "Blok", "Kamar", ("block", "cell")),
        ("Tanggal", "Masuk", "Ekspirasi", ("entered_on", "expires_on")),
        ("Remisi", "Bulan", "Hari", ("remission_months", "remission_days")),
    ],
)
@pytest.mark.parametrize("merged", [True, False])
def test_two_columns_below_one_heading(above, left, right, means, merged):
    upper = ("No", "Nama Lengkap", "No. Registrasi", above, above if merged else "", "Agama")
    whole = ("No", "Nama Lengkap", "No. Registrasi") if merged else ("", "", "")
    lower = (*whole, left, right, "Agama" if merged else "")

    found, records = meanings(upper, lower, ("1", "Ali Umar", "BI 1/20", "", "", "Islam"))

    assert found == ("", "name", "registration_no", *means, "religion")
    assert records == 1


@pytest.mark.parametrize(
    "record",
    [
        ("Radit Sentosa", "Ayah", "Islam"),
        ("Nama Radit", "Istri", "Blok A"),
    ],
)
def test_a_record_below_the_headings_is_no_second_row_of_them(record):
    found = table(("Nama", "Hubungan", "Agama"), record, ("Ali Umar", "Paman", "Hindu"))

    assert found.headings == ("Nama", "Hubungan", "Agama")
    assert len(found.lines) == 2


@pytest.mark.parametrize(
    "heading",
    [
        *("Pekerjaan Ayah", "Alamat Orang Tua", "NIK Ayah", "Agama Istri", "Pendidikan Ibu"),
        *("Alamat Keluarga", "Alamat Penjamin", "Tanggal Lahir Anak", "Alamat Orang Tua/Wali"),
    ],
)
def test_what_is_said_of_somebody_else_is_not_taken_for_the_person(heading):
    found = table(("Nama", heading), ("Radit Sentosa", ""))

    assert guess(PEOPLE, found) == ("name", "")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *(("Nama Ayah", "father_name"), ("Nama Ibu Kandung", "mother_name")),
        *(("Nama Wali PAS", "guardian"), ("Nama Penjamin (Keluarga)", "guarantor")),
        *(("Alamat Lengkap Sekarang", "address"), ("Pekerjaan Sebelum Masuk", "occupation")),
    ],
)
def test_a_longer_heading_still_names_its_column(heading, key):
    found = table(("Nama", heading), ("Radit Sentosa", ""))

    assert guess(PEOPLE, found) == ("name", key)
