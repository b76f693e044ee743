"""How long every text and how large every number may be: at its limit, and one beyond."""

import pytest

from rehabdesk.domain.refusals import Missing, NotANumber, TooLong, UnprintableText
from tests.services.saving_desk import Desk

NEEDED, OPTIONAL = True, False
TEXTS = [
    ("counselor", "name", 100, NEEDED),
    ("counselor", "function", 100, OPTIONAL),
    ("counselor", "institution", 120, OPTIONAL),
    ("counselor", "phone", 40, OPTIONAL),
    ("counselor", "certificates", 400, OPTIONAL),
    ("cohort", "name", 120, NEEDED),
    ("cohort", "decree_no", 80, OPTIONAL),
    ("phase", "name", 80, NEEDED),
    ("group", "name", 60, NEEDED),
    ("status", "code", 4, NEEDED),
    ("status", "label", 60, NEEDED),
    ("status", "key", 1, NEEDED),
    ("session_kind", "name", 80, NEEDED),
    ("session_kind", "short", 6, NEEDED),
    ("topic", "title", 200, NEEDED),
    ("program_kind", "code", 12, NEEDED),
    ("program_kind", "title", 120, NEEDED),
    ("office", "name", 160, NEEDED),
    ("office", "short_name", 80, NEEDED),
    ("office", "city", 60, NEEDED),
    ("office", "time_zone", 8, NEEDED),
    ("official", "name", 100, NEEDED),
    ("official", "position", 160, NEEDED),
    ("official", "institution", 120, OPTIONAL),
    ("room", "name", 80, NEEDED),
    ("holiday", "label", 100, NEEDED),
    ("numbering", "prefix", 60, None),
    ("numbering", "classification", 40, None),
    ("resident", "name", 120, NEEDED),
    ("resident", "registration_no", 40, OPTIONAL),
    ("resident", "block", 40, OPTIONAL),
    ("resident", "cell", 20, OPTIONAL),
    ("resident", "birth_place", 80, OPTIONAL),
    ("resident", "religion", 40, OPTIONAL),
    ("resident", "education", 60, OPTIONAL),
    ("resident", "occupation", 80, OPTIONAL),
    ("resident", "ethnicity", 60, OPTIONAL),
    ("resident", "nationality", 60, OPTIONAL),
    ("resident", "marital_status", 40, OPTIONAL),
    ("resident", "address", 300, OPTIONAL),
    ("resident", "father_name", 120, OPTIONAL),
    ("resident", "mother_name", 120, OPTIONAL),
    ("resident", "guarantor", 120, OPTIONAL),
    ("resident", "guardian", 120, OPTIONAL),
    ("stay", "sentence", 120, OPTIONAL),
    ("stay", "offence", 200, OPTIONAL),
    ("stay", "article", 200, OPTIONAL),
    ("stay", "exit_note", 300, OPTIONAL),
    ("registration", "value", 40, NEEDED),
    ("session", "topic", 200, OPTIONAL),
    ("session", "speaker", 120, OPTIONAL),
    ("cancelled", "reason", 200, None),
    ("series", "label", 120, NEEDED),
    ("mark", "reason", 200, OPTIONAL),
    ("mark", "note", 200, OPTIONAL),
    ("guest", "name", 120, NEEDED),
    ("guest", "institution", 120, OPTIONAL),
    ("restriction", "reason", 300, NEEDED),
    ("lifted", "why", 300, NEEDED),
    ("preset", "name", 60, NEEDED),
    ("preset", "heading", 60, NEEDED),
    ("founded", "name", 120, NEEDED),
    ("founded", "city", 120, NEEDED),
    ("user", "user_name", 120, NEEDED),
    ("user", "login", 40, NEEDED),
]


@pytest.mark.parametrize(("kind", "field", "limit", "needed"), TEXTS)
def test_a_text_may_be_as_long_as_its_limit(store, kind, field, limit, needed):
    save = getattr(Desk(store), kind)

    assert getattr(save(**{field: "y" * limit}), field) == "y" * limit
    with pytest.raises(TooLong) as refused:
        save(**{field: "y" * (limit + 1)})
    assert refused.value.field == field
    assert refused.value.facts["limit"] == limit


@pytest.mark.parametrize(
    ("kind", "field", "needed"),
    [(kind, field, needed) for kind, field, _, needed in TEXTS if needed is not None],
)
def test_a_text_may_be_left_out_or_not(store, kind, field, needed):
    save = getattr(Desk(store), kind)
    if not needed:
        assert getattr(save(**{field: "  "}), field) == ""
        return
    with pytest.raises(Missing) as refused:
        save(**{field: "  "})
    assert refused.value.field == field


@pytest.mark.parametrize("end", ["least", "most"])
@pytest.mark.parametrize(
    ("kind", "field", "least", "most"),
    [
        ("cohort", "fiscal_year", 2000, 2099),
        ("cohort", "target", 1, 9999),
        ("group", "capacity", 1, 9999),
        ("session_kind", "minutes", 1, 1440),
        ("program_kind", "ratio", 1, 999),
        ("stay", "sentence_months", 0, 9999),
        ("stay", "remission_months", 0, 999),
        ("stay", "remission_days", 0, 999),
        ("letterhead", "address_lines", 0, 1),
        ("room", "capacity", 1, 9999),
        ("rule", "least_percent", 0, 100),
        ("rule", "days_before_end", 0, 366),
        ("numbering", "first", 1, 999_999),
        ("sheet_options", "spare_rows", 0, 15),
        ("lock", "minutes", 0, 120),
        ("retention", "years", 1, 50),
        ("mark", "minutes_late", 0, 240),
        ("mark", "engagement", 1, 5),
        ("head_count", "head_count", 0, 9999),
    ],
)
def test_a_number_lies_between_its_least_and_its_most(store, kind, field, least, most, end):
    save = getattr(Desk(store), kind)
    within, beyond = (least, least - 1) if end == "least" else (most, most + 1)

    with pytest.raises(NotANumber) as refused:
        save(**{field: beyond})
    assert refused.value.field == field
    assert refused.value.facts == {"least": least, "most": most}
    assert getattr(save(**{field: within}), field) == within


@pytest.mark.parametrize(("lines", "fits"), [(1, True), (7, True), (8, False)])
def test_a_letterhead_has_one_to_seven_lines(store, lines, fits):
    written = ("baris", "  ") * lines
    if fits:
        saved = Desk(store).letterhead(lines=written, address_lines=0)
        assert saved.lines == ("baris",) * lines
        return
    with pytest.raises(NotANumber) as refused:
        Desk(store).letterhead(lines=written)
    assert (refused.value.field, refused.value.facts["most"]) == ("lines", 7)


def test_a_letterhead_without_any_line_is_refused(store):
    with pytest.raises(Missing):
        Desk(store).letterhead(lines=(" ",))


@pytest.mark.parametrize(("length", "fits"), [(120, True), (121, False)])
def test_a_line_of_a_letterhead_has_a_length(store, length, fits):
    if fits:
        assert Desk(store).letterhead(lines=("b", "x" * length)).lines[1] == "x" * length
        return
    with pytest.raises(TooLong):
        Desk(store).letterhead(lines=("b", "x" * length))


@pytest.mark.parametrize(("length", "fits"), [(80, True), (81, False)])
def test_an_alias_has_a_length(store, length, fits):
    if fits:
        assert Desk(store).resident(aliases=("x" * length,)).aliases == ("x" * length,)
        return
    with pytest.raises(TooLong) as refused:
        Desk(store).resident(aliases=("x" * length,))
    assert refused.value.field == "aliases"


def test_a_remark_on_a_resident_keeps_its_lines_and_has_a_length(store):
    assert Desk(store).resident(note=" Kacamata \n\n\nAsma ").note == "Kacamata\n\nAsma"
    assert Desk(store).resident(note="x" * 2000).note == "x" * 2000
    with pytest.raises(TooLong) as refused:
        Desk(store).resident(note="x" * 2001)
    assert refused.value.field == "note"
    with pytest.raises(UnprintableText):
        Desk(store).resident(note="Sehat \N{SLIGHTLY SMILING FACE}")


def test_an_alias_stands_once_and_an_empty_one_not_at_all(store):
    assert Desk(store).resident(aliases=("Acil", " ", "Acil")).aliases == ("Acil",)


def test_an_office_without_a_short_name_goes_by_its_name(store):
    assert Desk(store).founded(short_name="").short_name == "Lapas Uji"
    with pytest.raises(TooLong):
        Desk(store).founded(short_name="x" * 121)
