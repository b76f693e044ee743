"""What the office has set up by name: rooms, kinds of sessions, statuses, officials."""

from functools import partial

from rehabdesk.domain.finding import Asked, told
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import PagePart
from rehabdesk.ui.shell.finding.found import Findable, Found, fitting
from rehabdesk.ui.widgets.command_model import CommandItem

_SETTING, _STATUS = 40, 46


class SettingsFinder:
    """The records that parts of *Kantor* list; read each time the list opens."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lines: list[Findable] = []

    def start(self) -> None:
        """Read what is set up now."""
        store = self._context.store
        named = (
            ("rooms", "Ruangan", "room", [(one.id, one.name) for one in store.rooms.all()]),
            (
                "session-kinds",
                "Jenis sesi",
                "schedule",
                [(one.id, one.name) for one in store.session_kinds.all()],
            ),
            (
                "statuses",
                "Status kehadiran",
                "status",
                [(one.id, one.label) for one in store.statuses.all()],
            ),
            (
                "officials",
                "Pejabat penanda tangan",
                "signature",
                [(one.id, one.name) for one in store.officials.all()],
            ),
            (
                "program-kinds",
                "Jenis program",
                "program",
                [(one.id, one.title) for one in store.program_kinds.all()],
            ),
        )
        self._lines = [
            self._line(part, where, icon, key, name)
            for part, where, icon, records in named
            for key, name in records
        ]

    def find(self, asked: Asked) -> list[Found]:
        """Whatever fits these words."""
        return fitting(self._lines, asked)

    def _line(self, part: str, where: str, icon: str, key: str, name: str) -> Findable:
        item = CommandItem(
            title=name,
            subtitle=f"Kantor · {where}",
            icon_name=icon,
            payload=partial(self._context.shell.go, "office", PagePart(key=part, record=key)),
            key=f"setting:{key}",
        )
        # Who types "hadir" seldom means the word for it.
        behind = _STATUS if part == "statuses" else _SETTING
        return Findable(item, told(name, where, "kantor"), behind)
