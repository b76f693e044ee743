"""Every kind of paper as the office gets it: made by the services on a throw-away office."""

import tempfile
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

from rehabdesk.services.demonstration import build_demonstration
from rehabdesk.services.demonstration_tables import DEMONSTRATION_DAY
from rehabdesk.services.paper_samples import samples_of

NOW = datetime.combine(DEMONSTRATION_DAY, time(2), UTC)


@cache
def samples():
    """Dossiers by the key of their document, made once."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place) / "kantor"
        build_demonstration(folder).close()
        return samples_of(folder, NOW)


def of(document):
    """The dossiers of one document."""
    return samples()[document.key]
