"""What a list hides in its workbook, told in words with the numbers of its rows."""

from collections.abc import Iterable, Iterator

from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.rows import Problem
from rehabdesk.wording.numbers import thousands

_MOST_TOLD = 12


def hidden_notices(plan: Plan) -> Iterator[str]:
    """Rows and sheets that are hidden and left out, and columns that are read all the same."""
    table = plan.table
    if table.hidden:
        numbers = _runs([one.number for one in table.hidden])
        more = f", dan {len(numbers) - _MOST_TOLD} bagian lain" if len(numbers) > _MOST_TOLD else ""
        yield (
            f"{thousands(len(table.hidden))} baris tersembunyi di Excel tidak diambil: baris"
            f" {', '.join(numbers[:_MOST_TOLD])}{more}. Tampilkan barisnya bila perlu diambil."
        )
    columns = [
        heading
        for number, heading in enumerate(table.headings)
        if number in table.hidden_columns and plan.columns[number]
    ]
    if columns:
        yield f"Kolom tersembunyi ikut dibaca: {', '.join(columns)}."
    if table.hidden_sheets:
        names = ", ".join(table.hidden_sheets[:_MOST_TOLD])
        yield f"Lembar tersembunyi tidak dibaca: {names}."


def example_notices(plan: Plan) -> Iterator[str]:
    """Rows that are marked as examples, so that nobody loses what was typed over one."""
    if plan.table.examples:
        rows = ", ".join(map(str, plan.table.examples[:_MOST_TOLD]))
        yield f"Baris {rows} bertanda contoh dan tidak diambil."


def hidden_rows(plan: Plan) -> Iterator[Problem]:
    """One remark for each hidden row."""
    for line in plan.table.hidden:
        words = "Baris ini tersembunyi di Excel dan tidak diambil."
        yield Problem(row=line.number, column="", problem=words)


def _runs(numbers: Iterable[int]) -> list[str]:
    """Numbers in order as "3, 5-8": every run of them once."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]
