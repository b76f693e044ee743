"""How far an import is: told now and then, and no row is lost by it."""

import pytest

from rehabdesk.services.importing.telling import told


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (0, []),
        (1, [0]),
        (199, [0]),
        (200, [0]),
        (201, [0, 200]),
        (400, [0, 200]),
        (401, [0, 200, 400]),
    ],
)
def test_every_row_comes_once_and_each_200_it_is_said_how_far(rows, said):
    heard = []

    seen = list(told(range(rows), lambda done, of: heard.append((done, of))))

    assert seen == list(range(rows))
    assert heard == [(done, rows) for done in said]
