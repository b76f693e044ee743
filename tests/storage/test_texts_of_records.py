"""Records kept as text, as settings and frozen papers are: what comes back, what may be missing."""

from datetime import UTC, date, datetime, time
from enum import Enum
from typing import NewType

import pytest
from msgspec import Struct

from rehabdesk.storage.rows import columns, from_row, from_text, to_row, to_text

Key = NewType("Key", str)


class Shade(Enum):
    """Two members."""

    LIGHT = "terang"
    DARK = "gelap"


class Part(Struct, frozen=True, kw_only=True):
    """A record within another."""

    name: str
    on: date | None = None


class Whole(Struct, frozen=True, kw_only=True):
    """A record with a field of every sort."""

    key: Key
    name: str = "é"
    count: int = 0
    share: float = 0.5
    sure: bool = False
    shade: Shade = Shade.LIGHT
    perhaps: Shade | None = None
    day: date | None = None
    clock: time | None = None
    moment: datetime | None = None
    picture: bytes = b""
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    words: tuple[str, ...] = ()
    pair: tuple[date, Shade] = (date(2026, 1, 5), Shade.DARK)
    shades: tuple[Shade, ...] | None = None


FULL = Whole(
    key=Key("a"),
    name="Édi “Kecil”",
    count=7,
    share=0.25,
    sure=True,
    shade=Shade.DARK,
    perhaps=Shade.LIGHT,
    day=date(2026, 1, 5),
    clock=time(13, 5),
    moment=datetime(2026, 1, 5, 1, 2, 3, 4000, tzinfo=UTC),
    picture=b"\x00\xff",
    part=Part(name="Satu", on=date(2020, 2, 29)),
    parts=(Part(name="Dua"), Part(name="Tiga", on=date(2021, 1, 1))),
    words=("a", "b"),
    pair=(date(2000, 1, 1), Shade.LIGHT),
    shades=(Shade.DARK, Shade.LIGHT),
)


@pytest.mark.parametrize("record", [FULL, Whole(key=Key("b"))])
def test_a_record_comes_back_from_its_text_as_it_was(record):
    text = to_text(record)

    again = from_text(Whole, text)

    assert again == record
    assert [type(getattr(again, one)) for one in Whole.__struct_fields__] == [
        type(getattr(record, one)) for one in Whole.__struct_fields__
    ]


def test_the_text_of_a_record_is_readable_and_the_same_for_ever():
    text = to_text(Part(name="Édi", on=date(2026, 1, 5)))

    assert text == '{"name": "Édi", "on": "2026-01-05"}'
    assert to_text(FULL).count('{"hex": "00ff"}') == 1


def test_what_a_later_program_has_added_is_left_out_and_what_is_missing_is_usual():
    found = from_text(Part, '{"name": "Satu", "later": [1, 2]}')

    assert found == Part(name="Satu")
    assert from_text(Whole, '{"key": "c", "part": {"name": "x", "y": 1}}') == Whole(
        key=Key("c"), part=Part(name="x")
    )


def test_what_is_no_part_of_a_record_has_no_text():
    with pytest.raises(TypeError, match="object"):
        to_text({"a": object()})


class Line(Struct, frozen=True, kw_only=True):
    """A record of a table, with a column of every sort."""

    id: Key
    words: tuple[str, ...] = ()
    sure: bool = False
    shade: Shade | None = None
    day: date | None = None
    clock: time | None = None
    moment: datetime | None = None
    note: str | None = None


LINE = Line(
    id=Key("x"),
    words=("é", 'b "c"'),
    sure=True,
    shade=Shade.DARK,
    day=date(2026, 1, 5),
    clock=time(13, 5),
    moment=datetime.fromisoformat("2026-01-05T08:00:00.123456+07:00"),
    note="ya",
)


def test_a_row_keeps_words_days_clocks_and_moments_in_one_form():
    assert to_row(LINE) == {
        "id": "x",
        "words": '["é","b \\"c\\""]',
        "sure": 1,
        "shade": "gelap",
        "day": "2026-01-05",
        "clock": "13:05",
        "moment": "2026-01-05T01:00:00.123+00:00",
        "note": "ya",
    }
    assert columns(Line) == tuple(to_row(LINE))


@pytest.mark.parametrize("record", [LINE, Line(id=Key("y"))])
def test_a_record_comes_back_from_its_row(record):
    again = from_row(Line, tuple(to_row(record).values()))

    meant = record.moment and record.moment.replace(microsecond=123000)
    assert again.moment == meant
    assert [getattr(again, one) for one in columns(Line) if one != "moment"] == [
        getattr(record, one) for one in columns(Line) if one != "moment"
    ]
    assert type(again.sure) is bool


def test_an_empty_row_has_nothing_where_nothing_may_be():
    assert to_row(Line(id=Key("y"))) == {
        "id": "y",
        "words": "",
        "sure": 0,
        "shade": None,
        "day": None,
        "clock": None,
        "moment": None,
        "note": None,
    }


@pytest.mark.parametrize("more", [-1, 1])
def test_a_row_of_more_or_fewer_columns_is_no_record(more):
    values = [*to_row(LINE).values(), "lebih"]

    with pytest.raises(ValueError, match="zip"):
        from_row(Line, tuple(values[: len(values) - 1 + more]))


def test_a_pair_of_three_is_no_pair():
    with pytest.raises(ValueError, match="zip"):
        from_text(Whole, '{"key": "a", "pair": ["2026-01-05", "gelap", "gelap"]}')
