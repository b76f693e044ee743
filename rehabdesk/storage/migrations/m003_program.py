"""Kinds of programme, cohorts, phases, groups, enrolments and dated membership."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m003_program(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "program_kind",
        "code TEXT NOT NULL, title TEXT NOT NULL, ratio INTEGER NOT NULL,"
        " active INTEGER NOT NULL, position INTEGER NOT NULL",
    )
    table(
        db,
        "cohort",
        "name TEXT NOT NULL, fiscal_year INTEGER NOT NULL,"
        " kind TEXT NOT NULL REFERENCES program_kind(id), starts_on TEXT NOT NULL,"
        " ends_on TEXT NOT NULL, decree_no TEXT NOT NULL, decree_on TEXT, target INTEGER,"
        " closed_on TEXT, note TEXT NOT NULL",
    )
    table(
        db,
        "phase",
        "cohort TEXT NOT NULL REFERENCES cohort(id), name TEXT NOT NULL,"
        " starts_on TEXT NOT NULL, ends_on TEXT NOT NULL",
    )
    table(
        db,
        "care_group",
        "cohort TEXT NOT NULL REFERENCES cohort(id), name TEXT NOT NULL,"
        " counselor TEXT REFERENCES counselor(id), room TEXT REFERENCES room(id),"
        " capacity INTEGER",
    )
    table(
        db,
        "enrolment",
        "resident TEXT NOT NULL REFERENCES resident(id),"
        " cohort TEXT NOT NULL REFERENCES cohort(id), enrolled_on TEXT NOT NULL,"
        " state TEXT NOT NULL, ended_on TEXT, end_reason TEXT, end_note TEXT NOT NULL,"
        " decree_no TEXT NOT NULL",
    )
    db.execute("CREATE INDEX enrolment_by_cohort ON enrolment(cohort)")
    db.execute("CREATE INDEX enrolment_by_resident ON enrolment(resident)")
    table(
        db,
        "enrolment_event",
        "enrolment TEXT NOT NULL REFERENCES enrolment(id), happened_on TEXT NOT NULL,"
        " state TEXT NOT NULL, reason TEXT NOT NULL",
    )
    db.execute("CREATE INDEX enrolment_event_by_enrolment ON enrolment_event(enrolment)")
    table(
        db,
        "membership",
        "enrolment TEXT NOT NULL REFERENCES enrolment(id),"
        " care_group TEXT NOT NULL REFERENCES care_group(id), since TEXT NOT NULL,"
        " until TEXT, reason TEXT NOT NULL",
    )
    db.execute("CREATE INDEX membership_by_enrolment ON membership(enrolment)")
    db.execute("CREATE INDEX membership_by_group ON membership(care_group)")
