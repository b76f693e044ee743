"""Cohorts, groups and counselors by name."""

from functools import partial

from rehabdesk.domain.finding import Asked, told
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.kit.screen import PagePart
from rehabdesk.ui.shell.finding.found import Findable, Found, fitting
from rehabdesk.ui.widgets.command_model import CommandItem
from rehabdesk.wording.dates import period

_GROUP, _COHORT, _COUNSELOR = 3, 5, 6
_PAST = 20


class ProgramFinder:
    """What the office's programme is made of; read each time the list opens."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lines: list[Findable] = []

    def start(self) -> None:
        """Read cohorts, groups and counselors."""
        self._lines = [*self._cohorts(), *self._counselors()]

    def find(self, asked: Asked) -> list[Found]:
        """Whatever fits these words."""
        return fitting(self._lines, asked)

    def _cohorts(self) -> list[Findable]:
        store, go, today = self._context.store, self._context.shell.go, self._context.today()
        made: list[Findable] = []
        cohorts = {one.id: one for one in store.cohorts.all()}
        for cohort in cohorts.values():
            item = CommandItem(
                title=cohort.name,
                subtitle=f"Angkatan · {period(cohort.starts_on, cohort.ends_on)}",
                icon_name="cohort",
                payload=partial(go, "programs", cohort.id),
                key=f"cohort:{cohort.id}",
            )
            past = _PAST if cohort.ends_on < today else 0
            made.append(Findable(item, told(cohort.name, "angkatan program"), _COHORT + past))
        for group in store.groups.all():
            cohort = cohorts.get(group.cohort)
            if cohort is None:
                continue
            item = CommandItem(
                title=group.name,
                subtitle=f"Kelompok · {cohort.name}",
                icon_name="group",
                payload=partial(go, "programs", PagePart(key="groups", record=group.id)),
                key=f"group:{group.id}",
            )
            past = _PAST if cohort.ends_on < today else 0
            made.append(Findable(item, told(group.name, "kelompok", cohort.name), _GROUP + past))
        return made

    def _counselors(self) -> list[Findable]:
        store, go, today = self._context.store, self._context.shell.go, self._context.today()
        return [
            Findable(
                CommandItem(
                    title=one.name,
                    subtitle="Konselor" if one.active_on(today) else "Konselor · tidak aktif",
                    icon_name="counselor",
                    payload=partial(go, "counselors", one.id),
                    key=f"counselor:{one.id}",
                ),
                told(one.name, "konselor"),
                _COUNSELOR + (0 if one.active_on(today) else _PAST),
            )
            for one in store.counselors.all()
        ]
