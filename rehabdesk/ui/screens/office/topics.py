"""Materi: the subjects that sessions are held on."""

from collections.abc import Sequence

from rehabdesk.domain.identity import TopicId, new_id
from rehabdesk.domain.session import Topic
from rehabdesk.services.done import Done
from rehabdesk.services.terms import remove_topic, save_topic
from rehabdesk.ui.screens.kit.record_columns import columns_of
from rehabdesk.ui.screens.kit.record_form import Options
from rehabdesk.ui.screens.office.table_section import TableSection
from rehabdesk.ui.widgets.column import Column
from rehabdesk.wording.fields.office_terms import TOPIC

_ANY = ""


class TopicsSection(TableSection[Topic]):
    """The topics, each for one kind of session or for all."""

    key = "topics"
    title = "Materi"
    caption = "Ditawarkan saat sesi dijadwalkan. Sesi lama menyimpan kata-katanya sendiri."
    icon = "topic"
    noun = "materi"
    fields = TOPIC
    searchable = True

    def columns(self) -> tuple[Column[Topic], ...]:
        """The fields, with the name of the kind of session."""
        return columns_of(
            TOPIC, kind={"text": self._kind, "sort": None, "width": 230, "muted": True}
        )

    def rows(self) -> Sequence[Topic]:
        """All topics, those of one kind together."""
        self._names = {one.id: one.name for one in self.context.store.session_kinds.all()}
        places = {key: place for place, key in enumerate(self._names)}
        return sorted(
            self.context.store.topics.all(),
            key=lambda row: places.get(row.kind, -1) if row.kind else -1,
        )

    def new(self) -> Topic:
        """A topic for all kinds of session."""
        return Topic(id=TopicId(new_id()), kind=None, title="")

    def choices(self) -> dict[str, Options]:
        """The kinds of session, and all of them."""
        kinds = self.context.store.session_kinds.all()
        return {"kind": [(_ANY, "Semua jenis sesi"), *((one.id, one.name) for one in kinds)]}

    def save(self, record: Topic) -> Done[Topic]:
        """Save one."""
        return save_topic(self.context.store, record)

    def removal(self, row: Topic) -> Done[Topic]:
        """Remove one."""
        return remove_topic(self.context.store, row.id)

    def _kind(self, row: Topic) -> str:
        return self._names.get(row.kind, "") if row.kind else "Semua"
