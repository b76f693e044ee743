"""The commands that show the programme templates, and put one on a cohort's calendar."""

import argparse
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from rehabdesk.cli.offices import CannotDo, opened
from rehabdesk.cli.papers import cohort_named, report
from rehabdesk.domain.identity import CohortId, new_id
from rehabdesk.domain.program import Cohort
from rehabdesk.services.holidays import closed_labels
from rehabdesk.services.shipped_templates import SHIPPED_TEMPLATES
from rehabdesk.services.template_plan import (
    TemplatePlan,
    TemplateWish,
    plan_from_template,
    preview_plan,
    template_named,
    usual_hall,
)
from rehabdesk.wording.dates import clock_range, medium_date
from rehabdesk.wording.numbers import thousands
from rehabdesk.wording.template_plan import hour_words, length_words, open_words, phase_words

if TYPE_CHECKING:
    from rehabdesk.domain.template import ProgramTemplate
    from rehabdesk.storage import Store


def list_templates(wanted: argparse.Namespace) -> int:
    """Tell every template: its key, version, phases and hours; needs no office."""
    facts = {"templates": [{"key": one.key, **to_builtins(one)} for one in SHIPPED_TEMPLATES]}
    lines = [f"{one.key}: {one.name}, {length_words(one.days)}" for one in SHIPPED_TEMPLATES]
    report(wanted, facts, lines)
    return 0


def plan(wanted: argparse.Namespace) -> int:
    """Show what a template would make of a cohort, or make it; 1 where a lesson has no hour."""
    template = template_named(wanted.template)
    with opened(wanted.office, wanted.passphrase_file, wanted.login) as store:
        wish = TemplateWish(
            cohort=_cohort(wanted, store, template),
            template=template,
            new_groups=wanted.groups,
            hall=usual_hall(store),
        )
        found = preview_plan(store, wish)
        if not wanted.preview:
            plan_from_template(store, wish)
        closed = closed_labels(store)
        names = _names(store, found)
    facts = _facts(found, wish, closed, names) | {"preview": wanted.preview}
    made = "akan dibuat" if wanted.preview else "dibuat"
    lines = [
        f"{thousands(len(found.plan.hours))} sesi {made}.",
        f"{phase_words(template, wish.cohort.starts_on)}.",
        *(
            f"Belum mendapat jam: {one.topic}. {open_words(one, closed)}"
            for one in found.plan.open_lessons
        ),
        *(
            f"{medium_date(one.day, weekday=True)} {clock_range(one.starts_at, one.ends_at)}"
            f" {one.kind} {one.topic}: {words}"
            for one in found.plan.hours
            if (words := hour_words(one, closed))
        ),
    ]
    report(wanted, facts, lines)
    return 1 if found.plan.open_lessons else 0


def _cohort(wanted: argparse.Namespace, store: "Store", template: "ProgramTemplate") -> Cohort:
    """The cohort that is named; for a look alone, one that would begin on a day."""
    if wanted.cohort:
        return cohort_named(store, wanted.cohort)
    first: date | None = wanted.first
    if first is None or not wanted.preview:
        raise CannotDo("Sebutkan angkatannya dengan --cohort, atau --from bersama --preview.")
    kinds = store.program_kinds.all()
    own = [one.id for one in kinds if one.code == template.program]
    return Cohort(
        id=CohortId(new_id()),
        name=template.name,
        fiscal_year=first.year,
        kind=(own or [one.id for one in kinds])[0],
        starts_on=first,
        ends_on=first + timedelta(days=template.days - 1),
    )


def _names(store: "Store", found: TemplatePlan) -> dict[str, str]:
    """Groups, counselors and rooms by their ids."""
    records = (*found.groups, *store.counselors.all(), *store.rooms.all())
    return {str(one.id): one.name for one in records}


def _facts(
    found: TemplatePlan, wish: TemplateWish, closed: dict[date, str], names: dict[str, str]
) -> dict[str, Any]:
    return {
        "template": wish.template.key,
        "from": wish.cohort.starts_on.isoformat(),
        "to": found.plan.ends_on.isoformat(),
        "groups": [
            {
                "name": one.name,
                "counselor": names.get(one.counselor or "", ""),
                "room": names.get(one.room or "", ""),
            }
            for one in found.groups
        ],
        "sessions": [
            {
                "day": one.day.isoformat(),
                "from": f"{one.starts_at:%H:%M}",
                "to": f"{one.ends_at:%H:%M}",
                "kind": one.kind,
                "topic": one.topic,
                "groups": [names[group] for group in one.groups],
                "counselor": names.get(one.counselor or "", ""),
                "room": names.get(one.room or "", ""),
                "reason": hour_words(one, closed),
            }
            for one in found.plan.hours
        ],
        "open": [
            {
                "kind": one.kind,
                "topic": one.topic,
                "groups": [names[group] for group in one.groups],
                "reason": open_words(one, closed),
            }
            for one in found.plan.open_lessons
        ],
        "replaced": len(found.replaced),
        "new_kinds": [one.short for one in found.new_kinds],
    }
