"""What is decided of single rows of a list: left out, corrected, made one with another row.

Every decision gives another plan, so that the former one is the way back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from rehabdesk.domain.refusals import Refusal
from rehabdesk.domain.unknown import is_unknown
from rehabdesk.services.importing.fields import field_of
from rehabdesk.services.importing.plan import ListPlan
from rehabdesk.services.importing.preview import SKIP
from rehabdesk.services.importing.values import place_and_day
from rehabdesk.spreadsheets.cells import Cell
from rehabdesk.spreadsheets.table import TableLine
from rehabdesk.wording.fields.field import FieldKind
from rehabdesk.wording.typed_dates import parse_date

_INTO = "row "


def skipped(plan: ListPlan, rows: Iterable[int]) -> ListPlan:
    """The plan without some rows."""
    return plan.with_answers(dict.fromkeys(rows, SKIP))


def taken_again(plan: ListPlan, rows: Iterable[int]) -> ListPlan:
    """The plan in which nothing is answered of some rows any more; what is corrected stays so."""
    gone = set(rows)
    kept = {number: answer for number, answer in plan.answers.items() if number not in gone}
    return replace(plan, answers=kept)


def corrected(plan: ListPlan, row: int, texts: Mapping[int, str]) -> ListPlan:
    """The plan with other texts in some cells of a row, by the numbers of their columns.

    A day is the one that was typed, the day first, however the file writes its days.
    """
    cells = {column: _as_meant(plan, column, text) for column, text in texts.items()}
    return _with_cells(plan, row, cells)


def merged(plan: ListPlan, row: int, into: int) -> ListPlan:
    """The plan in which a row is the record of another one and fills only what that one lacks."""
    cells = {line.number: line.cells for line in plan.table.lines}
    given = {
        column: cell
        for column, (ours, cell) in enumerate(zip(cells[into], cells[row], strict=True))
        if _says_nothing(ours) and not _says_nothing(cell)
    }
    return _with_cells(plan, into, given).with_answers({row: f"{_INTO}{into}"})


def why_left_out(answer: str) -> str:
    """Why a row with this answer is no record of its own, as a sentence; empty where it is one."""
    if answer == SKIP:
        return "Dilewati."
    return f"Digabung ke baris {answer.removeprefix(_INTO)}." if answer.startswith(_INTO) else ""


def carried_over(plan: ListPlan, former: ListPlan) -> ListPlan:
    """The plan with what was decided of the rows of a former reading that stand in it unchanged.

    A row whose cells stand in either reading twice at another place is not known again.
    """
    if plan.subject is not former.subject or plan.table.keys != former.table.keys:
        return plan
    places = _places(plan, former)
    lines = {line.number: line for line in former.table.lines}
    made = plan
    for row in former.originals:
        if row in places:
            cells = dict(enumerate(lines[row].cells))
            made = _with_cells(made, places[row], cells)
    answers: dict[int, str] = {}
    for row, answer in former.answers.items():
        into = int(answer.removeprefix(_INTO)) if answer.startswith(_INTO) else None
        if row in places and (into is None or into in places):
            answers[places[row]] = answer if into is None else f"{_INTO}{places[into]}"
    return made.with_answers(answers)


def _places(plan: ListPlan, former: ListPlan) -> dict[int, int]:
    """Where each row of a former reading stands now."""
    now: defaultdict[tuple[Cell, ...], list[int]] = defaultdict(list)
    before: defaultdict[tuple[Cell, ...], list[int]] = defaultdict(list)
    for line in plan.table.lines:
        now[line.cells].append(line.number)
    for line in former.table.lines:
        before[former.originals.get(line.number, line.cells)].append(line.number)
    found: dict[int, int] = {}
    for cells, rows in before.items():
        places = now.get(cells, [])
        if rows == places:
            found.update(zip(rows, rows, strict=True))
        elif len(rows) == len(places) == 1:
            found[rows[0]] = places[0]
    return found


def _with_cells(plan: ListPlan, row: int, cells: Mapping[int, Cell]) -> ListPlan:
    lines: list[TableLine] = []
    originals = dict(plan.originals)
    for line in plan.table.lines:
        if line.number == row:
            made = tuple(cells.get(at, cell) for at, cell in enumerate(line.cells))
            if made != line.cells:
                originals.setdefault(row, line.cells)
                lines.append(TableLine(row, made))
                continue
        lines.append(line)
    return replace(plan, table=replace(plan.table, lines=tuple(lines)), originals=originals)


def _says_nothing(cell: Cell) -> bool:
    return isinstance(cell, str) and is_unknown(cell)


def _as_meant(plan: ListPlan, column: int, text: str) -> Cell:
    """A typed text as a cell: days are written so that no order of the file turns them round."""
    field = field_of(plan.subject, plan.columns[column])
    kind = field.kind if field else None
    if kind in {FieldKind.DAY, FieldKind.BIRTHDAY}:
        return _iso(text)
    if kind is FieldKind.BORN and (parts := place_and_day(text)) is not None:
        return ", ".join(one for one in (parts[0], _iso(parts[1])) if one)
    return text


def _iso(text: str) -> str:
    try:
        return parse_date(text).isoformat()
    except Refusal:
        return text
