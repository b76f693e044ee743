"""A workbook to be filled in: headings, an example that is no record, choices, explanations."""

import io
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

EXAMPLE = "contoh, tidak diimpor"
"""What the first cell of a row says that only shows how a list is filled in."""
GUIDE = "Petunjuk"
"""The sheet that explains the columns; it is no list."""

_ROWS = 2000
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_LEAST_WIDTH, _MOST_WIDTH = 9, 30
_FIRST_CHOICE = 5
_HEADINGS = ("Kolom", "Wajib", "Cara mengisi", "Contoh")


class TemplateColumn(Struct, frozen=True, kw_only=True):
    """One column: its heading, an example, how it is filled in, and what may be chosen.

    Only where the choice is ``closed`` nothing else is taken.
    """

    heading: str
    example: str
    how: str
    required: bool = False
    choices: tuple[str, ...] = ()
    closed: bool = False
    narrow: bool = False


def template_of(
    columns: Sequence[TemplateColumn], *, sheet: str, above: str = "", words: Sequence[str] = ()
) -> bytes:
    """The workbook; the first column is for running numbers and marks the example.

    ``above`` is a line over the headings, ``words`` are told at the head of the explanations.
    Cells are text, so that Excel changes no number and no day.
    """
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(out, plain)
    _write_list(book, book.add_worksheet(sheet), columns, above)
    _write_guide(book, book.add_worksheet(GUIDE), columns, words)
    book.close()
    return out.getvalue()


def _write_list(book: Any, page: Any, columns: Sequence[TemplateColumn], above: str) -> None:  # noqa: ANN401 - xlsxwriter has no types
    head = {
        "bold": True,
        "bottom": 1,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": "#E6EFEF",
    }
    usual, needed = book.add_format(head), book.add_format({**head, "bg_color": "#FBE7C6"})
    text = book.add_format({"num_format": "@"})
    example = book.add_format({"num_format": "@", "italic": True, "font_color": "#808080"})
    top = 1 if above else 0
    if above:
        page.write_string(0, 0, above, book.add_format({"bold": True}))
    page.write_string(top, 0, "No", usual)
    page.write_string(top + 1, 0, EXAMPLE.capitalize(), example)
    page.set_column(0, 0, len(EXAMPLE) + 1)
    for number, column in enumerate(columns, 1):
        page.write_string(top, number, column.heading, needed if column.required else usual)
        page.write_string(top + 1, number, column.example, example)
        page.set_column(number, number, _width(column), text)
        page.data_validation(top + 1, number, top + _ROWS, number, _asked(column, number))
    page.freeze_panes(top + 1, 0)


def _width(column: TemplateColumn) -> int:
    return (
        4
        if column.narrow
        else min(_MOST_WIDTH, max(_LEAST_WIDTH, len(column.heading), len(column.example)) + 2)
    )


def _asked(column: TemplateColumn, number: int) -> dict[str, Any]:
    asked: dict[str, Any] = {"validate": "any"}
    if column.choices:
        letter = _letters(_FIRST_CHOICE + number - 1)
        asked = {
            "validate": "list",
            "source": f"={GUIDE}!${letter}$2:${letter}${len(column.choices) + 1}",
            "show_error": column.closed,
            "error_title": column.heading[:_LONGEST_TITLE],
            "error_message": column.how[:_LONGEST_MESSAGE],
        }
    if not column.narrow:
        asked["input_title"] = column.heading[:_LONGEST_TITLE]
        asked["input_message"] = column.how[:_LONGEST_MESSAGE]
    return asked


def _letters(number: int) -> str:
    """The letters of a column, counted from 0."""
    before, last = divmod(number, 26)
    return f"{_letters(before - 1) if before else ''}{chr(65 + last)}"


def _write_guide(
    book: Any,  # noqa: ANN401 - xlsxwriter has no types
    page: Any,  # noqa: ANN401
    columns: Sequence[TemplateColumn],
    words: Sequence[str],
) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, heading in enumerate(_HEADINGS):
        page.write_string(0, number, heading, bold)
    for number, width in enumerate((24, 8, 70, 30)):
        page.set_column(number, number, width, wrapped)
    told = [one for one in columns if not one.narrow]
    for at, column in enumerate(told, 1):
        cells = (column.heading, "ya" if column.required else "", column.how, column.example)
        for number, cell in enumerate(cells):
            page.write_string(at, number, cell, wrapped)
    for at, line in enumerate(words, len(told) + 2):
        page.write_string(at, 2, line, wrapped)
    for number, column in enumerate(columns, _FIRST_CHOICE):
        if column.choices:
            page.set_column(number, number, max(map(len, (*column.choices, column.heading))) + 12)
            page.write_string(0, number, f"Pilihan: {column.heading}", bold)
            page.write_column(1, number, column.choices)
    page.freeze_panes(1, 0)
