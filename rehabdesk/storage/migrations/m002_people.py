"""Residents with their numbers, stays and places; counselors; the search table.

The search table stands alone and keeps the id itself, for VACUUM renumbers rowids.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database

from rehabdesk.storage.migrations.tables import table


def m002_people(db: Database) -> None:
    """Write the step."""
    table(
        db,
        "resident",
        "name TEXT NOT NULL, aliases TEXT NOT NULL, registration_no TEXT NOT NULL,"
        " block TEXT NOT NULL, cell TEXT NOT NULL, sex TEXT NOT NULL,"
        " birth_place TEXT NOT NULL, birth_on TEXT, religion TEXT NOT NULL,"
        " education TEXT NOT NULL, occupation TEXT NOT NULL, ethnicity TEXT NOT NULL,"
        " nationality TEXT NOT NULL, marital_status TEXT NOT NULL, address TEXT NOT NULL,"
        " nik TEXT NOT NULL, father_name TEXT NOT NULL, mother_name TEXT NOT NULL,"
        " guarantor TEXT NOT NULL, guardian TEXT NOT NULL, note TEXT NOT NULL,"
        " photo TEXT, consent_on TEXT",
    )
    db.execute("CREATE INDEX resident_by_name ON resident(name COLLATE NOCASE)")
    table(
        db,
        "registration",
        "resident TEXT NOT NULL REFERENCES resident(id), kind TEXT NOT NULL,"
        " value TEXT NOT NULL, matched TEXT NOT NULL, valid_from TEXT, valid_to TEXT",
    )
    db.execute("CREATE INDEX registration_by_resident ON registration(resident)")
    db.execute("CREATE INDEX registration_by_matched ON registration(matched)")
    table(
        db,
        "stay",
        "resident TEXT NOT NULL REFERENCES resident(id), entered_on TEXT, detained_on TEXT,"
        " sentence TEXT NOT NULL, sentence_months INTEGER, offence TEXT NOT NULL,"
        " article TEXT NOT NULL, one_third_on TEXT, half_on TEXT, two_thirds_on TEXT,"
        " expires_on TEXT, remission_months INTEGER NOT NULL, remission_days INTEGER NOT NULL,"
        " exited_on TEXT, exit_reason TEXT, exit_note TEXT NOT NULL",
    )
    db.execute("CREATE INDEX stay_by_resident ON stay(resident)")
    table(
        db,
        "placement",
        "resident TEXT NOT NULL REFERENCES resident(id), block TEXT NOT NULL,"
        " cell TEXT NOT NULL, placed_from TEXT, placed_to TEXT",
    )
    db.execute("CREATE INDEX placement_by_resident ON placement(resident)")
    table(
        db,
        "counselor",
        "name TEXT NOT NULL, nip TEXT NOT NULL, function TEXT NOT NULL,"
        " institution TEXT NOT NULL, internal INTEGER NOT NULL, phone TEXT NOT NULL,"
        " certificates TEXT NOT NULL, active_from TEXT, active_to TEXT",
    )
    db.execute(
        "CREATE VIRTUAL TABLE resident_search USING fts5(id UNINDEXED, words, numbers,"
        " prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    db.execute("CREATE VIRTUAL TABLE resident_word USING fts5vocab(resident_search, 'row')")
