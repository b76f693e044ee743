"""The fields of a session: what, for whom, who leads, where and when."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from rehabdesk.domain.identity import (
    CohortId,
    CounselorId,
    GroupId,
    RoomId,
    SessionId,
    SessionKindId,
    new_id,
)
from rehabdesk.domain.program import Cohort
from rehabdesk.domain.session import Session
from rehabdesk.ui.context import Context
from rehabdesk.ui.screens.schedule.check_list import CheckList
from rehabdesk.ui.screens.schedule.topic_field import TopicField
from rehabdesk.ui.widgets.choice_field import ChoiceField
from rehabdesk.ui.widgets.date_field import DateField
from rehabdesk.ui.widgets.fields import NoteField, TextField
from rehabdesk.ui.widgets.form import Form
from rehabdesk.ui.widgets.time_field import TimeField

_COLUMNS = 3
_HOUR = 60
_USUAL_START = time(9, 0)


class SessionForm(Form):
    """Kind and groups fill what usually goes with them, unless it was set by hand."""

    def __init__(
        self, context: Context, cohorts: tuple[Cohort, ...], what: Mapping[str, str]
    ) -> None:
        super().__init__(what, columns=_COLUMNS)
        self.context = context
        store, today = context.store, context.today()
        self._kinds = {one.id: one for one in store.session_kinds.all()}
        self._minutes = _HOUR
        self.cohort: ChoiceField[CohortId] = ChoiceField(
            [(one.id, one.name) for one in cohorts], searchable=False
        )
        self.kind: ChoiceField[SessionKindId] = ChoiceField(
            [(one.id, one.name) for one in self._kinds.values() if one.active]
        )
        self.groups: CheckList[GroupId] = CheckList()
        self.counselors: CheckList[CounselorId] = CheckList(
            [(one.id, one.name) for one in store.counselors.all() if one.active_on(today)]
        )
        self.topic = TopicField()
        self.room: ChoiceField[RoomId | str] = ChoiceField(
            [("", "Tanpa ruangan"), *((one.id, one.name) for one in store.rooms.all())], value=""
        )
        self.speaker = TextField(limit=120)
        self.note = NoteField(lines=4, limit=500)
        self.held_on = DateField(today=today)
        self.starts_at = TimeField(_USUAL_START)
        self.ends_at = TimeField()
        self._usual_room = ""
        self._usual_counselors: tuple[CounselorId, ...] = ()

    def lay_out(self) -> None:
        """Put the fields in their places, and let them fill each other."""
        self.row("&Jenis sesi", self.kind, name="kind", required=True)
        self.row("&Angkatan", self.cohort, name="cohort", required=True)
        self.row("Ma&teri", self.topic, name="topic")
        self.row("&Kelompok", self.groups, name="care_groups", required=True)
        self.row("K&onselor", self.counselors, name="counselors")
        self.row("&Catatan", self.note, name="note")
        self.row("Tan&ggal", self.held_on, name="held_on", required=True)
        self.row("&Ruangan", self.room, name="room")
        self.row("&Narasumber atau tamu", self.speaker, name="speaker")
        self.row("&Mulai", self.starts_at, name="starts_at", required=True)
        self.row("&Selesai", self.ends_at, name="ends_at", required=True)
        self.keep_order("starts_at", "ends_at")
        self.cohort.changed.connect(self._cohort_chosen)
        self.kind.changed.connect(self._kind_chosen)
        self.groups.changed.connect(self._groups_chosen)
        self.held_on.changed.connect(self._day_chosen)
        self.starts_at.editingFinished.connect(self._shift_end)
        self.ends_at.editingFinished.connect(self._keep_length)

    def fill_new(self, day: date, start: time | None, groups: tuple[GroupId, ...]) -> None:
        """Begin a new session on a day, for the groups in sight."""
        self.held_on.set_value(day)
        self.starts_at.set_value(start or _USUAL_START)
        first = next((one for one in map(self.context.store.groups.get, groups) if one), None)
        offered = [one for one, _words in self.cohort.options()]
        if first is not None and first.cohort in offered:
            self.cohort.set_value(first.cohort)
        elif offered:
            self.cohort.set_value(offered[0])
        self._cohort_chosen()
        self.groups.set_value(groups)
        self._shift_end()

    def fill(self, session: Session) -> None:
        """Show a session as it is."""
        kinds = dict(self.kind.options())
        if session.kind not in kinds and session.kind in self._kinds:
            self.kind.set_options(
                [*self.kind.options(), (session.kind, self._kinds[session.kind].name)]
            )
        self._offer_counselors(session.counselors)
        self.cohort.set_value(session.cohort)
        self._cohort_chosen()
        self.kind.set_value(session.kind)
        self.groups.set_value(session.care_groups)
        self.counselors.set_value(session.counselors)
        self.topic.set_value(session.topic)
        self.room.set_value(session.room or "")
        self.speaker.set_value(session.speaker)
        self.note.set_value(session.note)
        self.held_on.set_value(session.held_on)
        self.starts_at.set_value(session.starts_at)
        self.ends_at.set_value(session.ends_at)
        self._minutes = session.minutes
        self._show_topics()

    def session(self, before: Session | None = None) -> Session | None:
        """The session as filled in so far, or nothing while what it needs is missing."""
        cohort, kind, day = self.cohort.value(), self.kind.value(), self.held_on.value()
        start, end = self.starts_at.value(), self.ends_at.value()
        if cohort is None or kind is None or day is None or start is None or end is None:
            return None
        made = before or Session(
            id=SessionId(new_id()),
            cohort=cohort,
            kind=kind,
            care_groups=(),
            held_on=day,
            starts_at=start,
            ends_at=end,
        )
        return replace(
            made,
            cohort=cohort,
            kind=kind,
            care_groups=self.groups.value(),
            held_on=day,
            starts_at=start,
            ends_at=end,
            topic=self.topic.value(),
            room=RoomId(self.room.value() or "") or None,
            counselors=self.counselors.value(),
            speaker=self.speaker.value(),
            note=self.note.value(),
        )

    def _cohort_chosen(self) -> None:
        """Offer the groups of the cohort."""
        cohort = self.cohort.value()
        found = self.context.store.groups.find(cohort=cohort) if cohort else ()
        self.groups.set_options([(one.id, one.name) for one in found])

    def _kind_chosen(self) -> None:
        """Take over how long the kind usually lasts, and offer its topics."""
        kind = self._kinds.get(self.kind.value() or SessionKindId(""))
        if kind is not None:
            self._minutes = kind.minutes
            self._shift_end()
        self._show_topics()

    def _show_topics(self) -> None:
        kind = self.kind.value()
        self.topic.set_topics(
            [
                one.title
                for one in self.context.store.topics.all()
                if one.active and one.kind in {None, kind}
            ]
        )

    def _groups_chosen(self) -> None:
        """Take over room and counselor of the groups, unless others were set by hand."""
        groups = [one for one in map(self.context.store.groups.get, self.groups.value()) if one]
        rooms = {one.room for one in groups if one.room}
        usual_room = rooms.pop() if len(rooms) == 1 else ""
        if (self.room.value() or "") == self._usual_room:
            self.room.set_value(usual_room)
        usual = tuple(one.counselor for one in groups if one.counselor)
        if set(self.counselors.value()) == set(self._usual_counselors):
            self.counselors.set_value(usual)
        self._usual_room, self._usual_counselors = usual_room, self.counselors.value()

    def _offer_counselors(self, also: tuple[CounselorId, ...]) -> None:
        """Offer those at work on the session's day, and those who stand in it already."""
        day = self.held_on.value() or self.context.today()
        self.counselors.set_options(
            [
                (one.id, one.name)
                for one in self.context.store.counselors.all()
                if one.active_on(day) or one.id in also
            ]
        )

    def _day_chosen(self) -> None:
        """Another day may have other counselors; who is chosen stays in sight."""
        self._offer_counselors(self.counselors.value())

    def _shift_end(self) -> None:
        """Keep the length when the start is moved."""
        start = self.starts_at.value()
        if start is not None:
            end = datetime.combine(date.min, start) + timedelta(minutes=self._minutes)
            self.ends_at.set_value(end.time() if end.date() == date.min else time(23, 59))

    def _keep_length(self) -> None:
        """Remember the length that was typed."""
        start, end = self.starts_at.value(), self.ends_at.value()
        if start and end and end > start:
            self._minutes = (end.hour - start.hour) * _HOUR + end.minute - start.minute
