"""Official numbers by template, as offices write them."""

from datetime import date

import pytest

from rehabdesk.domain.numbering import (
    DEFAULT_TEMPLATE,
    fill_blank,
    format_number,
    require_template,
    roman_month,
    todays_template,
)
from rehabdesk.domain.refusals import (
    NumberPartMissing,
    NumberTemplateWrong,
)

DAY = date(2021, 8, 31)


@pytest.mark.parametrize(
    ("template", "prefix", "classification", "serial", "year", "number"),
    [
        (DEFAULT_TEMPLATE, "W12.PAS.PAS1", "PK.06.05", 217, 2021,
         "W12.PAS.PAS1-PK.06.05-0217 TAHUN 2021"),
        (DEFAULT_TEMPLATE, "W6.PAS.PAS3", "UM.01.01", 6, 2022,
         "W6.PAS.PAS3-UM.01.01-0006 TAHUN 2022"),
        ("{awalan}-{klasifikasi}-{urut:02}", "W20.PAS.3", "PR.03", 1, 2021,
         "W20.PAS.3-PR.03-01"),
        ("{awalan}-{klasifikasi}.{urut}", "W24.PAS.PAS17", "PK.08.01", 503, 2021,
         "W24.PAS.PAS17-PK.08.01.503"),
        ("{awalan}_{klasifikasi}.{urut:02}", "WP.11.PAS.PAS15", "PK.01.05", 2, 2025,
         "WP.11.PAS.PAS15_PK.01.05.02"),
        ("{awalan}.{klasifikasi}-{urut}", "W.32", "UM.01.01", 1473, 2021, "W.32.UM.01.01-1473"),
        ("PAS-{urut}.{klasifikasi} Tahun {tahun}", "", "PK.06.05", 95, 2024,
         "PAS-95.PK.06.05 Tahun 2024"),
    ],
)  # fmt: skip
def test_official_numbers_of_real_offices_can_be_written(
    template, prefix, classification, serial, year, number
):
    day = date(year, 8, 31)
    made = format_number(
        template, prefix=prefix, classification=classification, serial=serial, day=day
    )
    assert made == number


def test_month_and_year_have_several_forms():
    template = "{urut}/{bulan}/{bulan:02}/{bulan_romawi}/{tahun}/{tahun:02}"
    made = format_number(template, prefix="", classification="", serial=12, day=DAY)
    assert made == "12/8/08/VIII/2021/21"


def test_a_serial_longer_than_its_width_is_written_in_full():
    made = format_number("{urut:03}", prefix="", classification="", serial=12345, day=DAY)
    assert made == "12345"


def test_without_a_serial_dots_are_left_for_the_secretariat():
    made = format_number(
        "{awalan}-{klasifikasi}-{urut:04}",
        prefix="W12.PAS.PAS1", classification="PK.06.05", serial=None, day=DAY,
    )  # fmt: skip
    assert made == "W12.PAS.PAS1-PK.06.05-………………"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("", "serial"),
        ("{awalan} TAHUN {tahun}", "serial"),
        ("{urut} {nomor}", "unknown"),
        ("{urut:4}", "unknown"),
        ("{urut.real}", "unknown"),
        ("{urut} {", "brace"),
        ("{{urut}}", "brace"),
    ],
)
def test_a_template_that_cannot_work_is_refused(template, reason):
    with pytest.raises(NumberTemplateWrong) as refused:
        require_template(template)
    assert refused.value.facts["reason"] == reason


def test_what_an_older_program_saved_is_understood_and_shown_in_todays_words():
    saved = "{prefix}-{urut:04}"
    made = format_number(saved, prefix="W12", classification="", serial=7, day=DAY)
    assert made == "W12-0007"
    assert require_template(saved) == todays_template(saved) == "{awalan}-{urut:04}"
    with pytest.raises(NumberPartMissing):
        format_number(saved, prefix=" ", classification="", serial=7, day=DAY)


def test_a_prefix_with_braces_is_printed_as_it_is():
    made = format_number("{awalan}{urut}", prefix="{x}", classification="", serial=1, day=DAY)
    assert made == "{x}1"


@pytest.mark.parametrize(
    ("month", "roman"),
    [*enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)],
)
def test_a_month_has_its_roman_figure(month, roman):
    assert roman_month(date(2021, month, 1)) == roman


@pytest.mark.parametrize(
    ("year", "short"), [(2000, "00"), (2009, "09"), (2021, "21"), (2099, "99"), (2100, "00")]
)
def test_a_year_may_be_written_with_its_last_two_digits(year, short):
    made = format_number(
        "{urut}/{tahun:02}/{tahun}", prefix="", classification="", serial=1, day=date(year, 1, 2)
    )

    assert made == f"1/{short}/{year}"


@pytest.mark.parametrize(
    ("template", "text"),
    [("{urut} {nomor}", "{nomor}"), ("{urut} {", "{urut} {"), ("  x  y ", "x y")],
)
def test_a_refused_template_is_told_with_its_field(template, text):
    with pytest.raises(NumberTemplateWrong) as refused:
        require_template(template, field="template")

    assert refused.value.field == "template"
    assert refused.value.facts["text"] == text


def test_outer_and_double_blanks_of_a_template_go():
    assert require_template("  {urut}   TAHUN {tahun} ") == "{urut} TAHUN {tahun}"


@pytest.mark.parametrize(
    ("template", "prefix", "classification", "missing"),
    [
        ("{awalan}-{urut}", "", "PK", "awalan"),
        ("{awalan}-{urut}", " ", "PK", "awalan"),
        ("{klasifikasi}.{urut}", "W1", "", "klasifikasi"),
        ("{awalan}-{klasifikasi}-{urut}", "", "", "awalan"),
    ],
)
def test_a_part_that_the_office_has_not_given_is_asked_for(
    template, prefix, classification, missing
):
    with pytest.raises(NumberPartMissing) as refused:
        format_number(template, prefix=prefix, classification=classification, serial=1, day=DAY)

    assert refused.value.facts == {"reason": missing}


def test_a_template_that_needs_neither_asks_for_neither():
    made = format_number("{urut:03}/{tahun}", prefix="", classification="", serial=7, day=DAY)

    assert made == f"007/{DAY.year}"


@pytest.mark.parametrize(
    ("template", "serial", "number"),
    [
        ("{awalan}-{urut:04}/{tahun}", 7, "W12-0007/2021"),
        ("{awalan}-{urut:04}/{tahun}", 12345, "W12-12345/2021"),
        ("{urut}/{bulan_romawi}/{urut}", 7, "7/VIII/7"),
        ("{tahun:02}.{urut:02}", 7, "21.07"),
    ],
)
def test_a_number_with_dots_is_filled_as_the_template_writes_it(template, serial, number):
    blank = format_number(template, prefix="W12", classification="", serial=None, day=DAY)

    assert fill_blank(blank, template, serial) == number
