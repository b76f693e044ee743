"""What is taken over from a list and yet worth a look: told, never left out quietly."""

from collections.abc import Iterable, Iterator

from rehabdesk.services.importing.plan import Plan
from rehabdesk.services.importing.rows import FileRow, Problem, heading_of


def doubts(rows: Iterable[FileRow], plan: Plan) -> Iterator[Problem]:
    """What stands beside the names of a list and is taken for no name and no alias."""
    column = heading_of(plan, "name")
    for row in rows:
        name = row.get("name")
        if name is not None and name.remarks:
            said = ", ".join(name.remarks)
            problem = f'"{said}" di samping nama dibaca sebagai keterangan dan tidak disimpan.'
            yield Problem(row=row.number, column=column, problem=problem)
