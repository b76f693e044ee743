"""Notes of individual counseling and of the health service."""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m011_notes(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "counseling_note",
        "resident TEXT NOT NULL REFERENCES resident(id), author TEXT NOT NULL,"
        " held_on TEXT NOT NULL, counselor TEXT REFERENCES counselor(id), minutes INTEGER,"
        " topic TEXT NOT NULL, subjective TEXT NOT NULL, objective TEXT NOT NULL,"
        " assessment TEXT NOT NULL, plan TEXT NOT NULL, next_step TEXT NOT NULL,"
        " shared_with TEXT NOT NULL",
    )
    table(
        db,
        "medical_note",
        "resident TEXT NOT NULL REFERENCES resident(id), author TEXT NOT NULL,"
        " held_on TEXT NOT NULL, staff TEXT NOT NULL, complaint TEXT NOT NULL,"
        " examination TEXT NOT NULL, treatment TEXT NOT NULL, medicine TEXT NOT NULL,"
        " referral TEXT NOT NULL",
    )
    for name in ("counseling_note", "medical_note"):
        db.execute(f"CREATE INDEX {name}_resident ON {name}(resident)")
