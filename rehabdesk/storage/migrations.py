"""The schema's history, append only; a step sees the tables as they were on its day.

A step never imports domain or repositories. ``schema.sql`` shows where it all leads to.
"""

# sqlite-utils leaves the parameters of execute without types.
# pyright: reportUnknownMemberType=false

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("rehabdesk")

_STAMPS = """
    origin INTEGER NOT NULL, rev INTEGER NOT NULL,
    created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
    deleted_at TEXT, deleted_by TEXT
"""


def _table(db: Database, name: str, columns: str) -> None:
    db.execute(f"CREATE TABLE {name} (id TEXT PRIMARY KEY, {columns}, {_STAMPS}) STRICT")


@MIGRATIONS()
def m001_office(db: Database) -> None:
    """The office, its papers' heads, signers, places, days and settings."""
    db.execute(
        "CREATE TABLE this_pc (id TEXT PRIMARY KEY, origin INTEGER NOT NULL,"
        " rev_reserved INTEGER NOT NULL, name TEXT NOT NULL) STRICT"
    )
    _table(
        db,
        "office",
        "name TEXT NOT NULL, short_name TEXT NOT NULL, city TEXT NOT NULL,"
        " time_zone TEXT NOT NULL, paper TEXT NOT NULL, demonstration INTEGER NOT NULL,"
        " demonstration_day TEXT",
    )
    _table(
        db,
        "letterhead",
        "valid_from TEXT NOT NULL, lines TEXT NOT NULL, address_lines INTEGER NOT NULL,"
        " left_logo TEXT, right_logo TEXT",
    )
    _table(
        db,
        "official",
        "name TEXT NOT NULL, position TEXT NOT NULL, role TEXT NOT NULL, nip TEXT NOT NULL,"
        " acting TEXT NOT NULL, institution TEXT NOT NULL, active_from TEXT, active_to TEXT",
    )
    _table(db, "picture", "media_type TEXT NOT NULL, content BLOB NOT NULL")
    _table(db, "room", "name TEXT NOT NULL, capacity INTEGER, active INTEGER NOT NULL")
    _table(db, "holiday", "day TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL")
    _table(db, "setting", "value TEXT NOT NULL")


@MIGRATIONS()
def m002_people(db: Database) -> None:
    """Residents with their numbers, stays and places; counselors; the search table.

    The search table stands alone and keeps the id itself, for VACUUM renumbers rowids.
    """
    _table(
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
    _table(
        db,
        "registration",
        "resident TEXT NOT NULL REFERENCES resident(id), kind TEXT NOT NULL,"
        " value TEXT NOT NULL, matched TEXT NOT NULL, valid_from TEXT, valid_to TEXT",
    )
    db.execute("CREATE INDEX registration_by_resident ON registration(resident)")
    db.execute("CREATE INDEX registration_by_matched ON registration(matched)")
    _table(
        db,
        "stay",
        "resident TEXT NOT NULL REFERENCES resident(id), entered_on TEXT, detained_on TEXT,"
        " sentence TEXT NOT NULL, sentence_months INTEGER, offence TEXT NOT NULL,"
        " article TEXT NOT NULL, one_third_on TEXT, half_on TEXT, two_thirds_on TEXT,"
        " expires_on TEXT, remission_months INTEGER NOT NULL, remission_days INTEGER NOT NULL,"
        " exited_on TEXT, exit_reason TEXT, exit_note TEXT NOT NULL",
    )
    db.execute("CREATE INDEX stay_by_resident ON stay(resident)")
    _table(
        db,
        "placement",
        "resident TEXT NOT NULL REFERENCES resident(id), block TEXT NOT NULL,"
        " cell TEXT NOT NULL, placed_from TEXT, placed_to TEXT",
    )
    db.execute("CREATE INDEX placement_by_resident ON placement(resident)")
    _table(
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


@MIGRATIONS()
def m003_program(db: Database) -> None:
    """Kinds of programme, cohorts, phases, groups, enrolments and dated membership."""
    _table(
        db,
        "program_kind",
        "code TEXT NOT NULL, title TEXT NOT NULL, ratio INTEGER NOT NULL,"
        " active INTEGER NOT NULL, position INTEGER NOT NULL",
    )
    _table(
        db,
        "cohort",
        "name TEXT NOT NULL, fiscal_year INTEGER NOT NULL,"
        " kind TEXT NOT NULL REFERENCES program_kind(id), starts_on TEXT NOT NULL,"
        " ends_on TEXT NOT NULL, decree_no TEXT NOT NULL, decree_on TEXT, target INTEGER,"
        " closed_on TEXT, note TEXT NOT NULL",
    )
    _table(
        db,
        "phase",
        "cohort TEXT NOT NULL REFERENCES cohort(id), name TEXT NOT NULL,"
        " starts_on TEXT NOT NULL, ends_on TEXT NOT NULL",
    )
    _table(
        db,
        "care_group",
        "cohort TEXT NOT NULL REFERENCES cohort(id), name TEXT NOT NULL,"
        " counselor TEXT REFERENCES counselor(id), room TEXT REFERENCES room(id),"
        " capacity INTEGER",
    )
    _table(
        db,
        "enrolment",
        "resident TEXT NOT NULL REFERENCES resident(id),"
        " cohort TEXT NOT NULL REFERENCES cohort(id), enrolled_on TEXT NOT NULL,"
        " state TEXT NOT NULL, ended_on TEXT, end_reason TEXT, end_note TEXT NOT NULL,"
        " decree_no TEXT NOT NULL",
    )
    db.execute("CREATE INDEX enrolment_by_cohort ON enrolment(cohort)")
    db.execute("CREATE INDEX enrolment_by_resident ON enrolment(resident)")
    _table(
        db,
        "enrolment_event",
        "enrolment TEXT NOT NULL REFERENCES enrolment(id), happened_on TEXT NOT NULL,"
        " state TEXT NOT NULL, reason TEXT NOT NULL",
    )
    db.execute("CREATE INDEX enrolment_event_by_enrolment ON enrolment_event(enrolment)")
    _table(
        db,
        "membership",
        "enrolment TEXT NOT NULL REFERENCES enrolment(id),"
        " care_group TEXT NOT NULL REFERENCES care_group(id), since TEXT NOT NULL,"
        " until TEXT, reason TEXT NOT NULL",
    )
    db.execute("CREATE INDEX membership_by_enrolment ON membership(enrolment)")
    db.execute("CREATE INDEX membership_by_group ON membership(care_group)")


@MIGRATIONS()
def m004_sessions(db: Database) -> None:
    """Sessions with their kinds and topics, printed sheets, guests."""
    _table(
        db,
        "session_kind",
        "name TEXT NOT NULL, short TEXT NOT NULL, minutes INTEGER NOT NULL,"
        " mandatory INTEGER NOT NULL, counts_for_certificate INTEGER NOT NULL,"
        " active INTEGER NOT NULL, position INTEGER NOT NULL, tone TEXT NOT NULL",
    )
    _table(
        db,
        "topic",
        "kind TEXT REFERENCES session_kind(id), title TEXT NOT NULL, active INTEGER NOT NULL",
    )
    _table(
        db,
        "session_series",
        "cohort TEXT NOT NULL REFERENCES cohort(id), label TEXT NOT NULL",
    )
    _table(
        db,
        "session",
        "cohort TEXT NOT NULL REFERENCES cohort(id),"
        " kind TEXT NOT NULL REFERENCES session_kind(id), care_groups TEXT NOT NULL,"
        " held_on TEXT NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,"
        " topic TEXT NOT NULL, room TEXT REFERENCES room(id), counselors TEXT NOT NULL,"
        " speaker TEXT NOT NULL, state TEXT NOT NULL, state_reason TEXT NOT NULL,"
        " head_count INTEGER, series TEXT, supersedes TEXT, note TEXT NOT NULL",
    )
    db.execute("CREATE INDEX session_by_day ON session(held_on, starts_at)")
    db.execute("CREATE INDEX session_by_cohort ON session(cohort, held_on)")
    _table(
        db,
        "session_guest",
        "session TEXT NOT NULL REFERENCES session(id), name TEXT NOT NULL,"
        " institution TEXT NOT NULL",
    )
    db.execute("CREATE INDEX session_guest_by_session ON session_guest(session)")
    _table(
        db,
        "sheet",
        "session TEXT NOT NULL REFERENCES session(id), number TEXT NOT NULL,"
        " year INTEGER NOT NULL, serial INTEGER NOT NULL, printed_at TEXT NOT NULL,"
        " roster TEXT NOT NULL",
    )
    db.execute("CREATE INDEX sheet_by_session ON sheet(session)")
    db.execute("CREATE INDEX sheet_by_serial ON sheet(year, serial)")


@MIGRATIONS()
def m005_attendance(db: Database) -> None:
    """Statuses, the narrow table of expected rows with their marks, details and corrections.

    The key order serves the sheet and the cohort, the index serves the person. Ids are their
    16 bytes here and stamps are numbers, because every backup carries these rows.
    """
    _table(
        db,
        "attendance_status",
        "number INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL,"
        " counts_as TEXT NOT NULL, excused INTEGER NOT NULL, needs_reason INTEGER NOT NULL,"
        " is_late INTEGER NOT NULL, active INTEGER NOT NULL, position INTEGER NOT NULL",
    )
    db.execute(
        "CREATE TABLE attendance (session BLOB NOT NULL, resident BLOB NOT NULL,"
        " number INTEGER NOT NULL, source INTEGER NOT NULL, status INTEGER,"
        " removed INTEGER NOT NULL DEFAULT 0, marked_at INTEGER, marked_by INTEGER,"
        " origin INTEGER NOT NULL, rev INTEGER NOT NULL,"
        " PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX attendance_by_resident ON attendance(resident, session)")
    db.execute(
        "CREATE TABLE attendance_detail (session BLOB NOT NULL, resident BLOB NOT NULL,"
        " minutes_late INTEGER, reason TEXT NOT NULL, note TEXT NOT NULL, engagement INTEGER,"
        " origin INTEGER NOT NULL, rev INTEGER NOT NULL,"
        " PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID"
    )
    _table(
        db,
        "attendance_correction",
        "session TEXT NOT NULL, resident TEXT NOT NULL, old_status INTEGER,"
        " new_status INTEGER, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,"
        " why TEXT NOT NULL, old_detail TEXT NOT NULL",
    )
    db.execute("CREATE INDEX attendance_correction_by_session ON attendance_correction(session)")
    db.execute("CREATE INDEX attendance_correction_by_resident ON attendance_correction(resident)")


@MIGRATIONS()
def m006_certificates(db: Database) -> None:
    """Issued certificates with their frozen words."""
    _table(
        db,
        "certificate",
        "enrolment TEXT NOT NULL REFERENCES enrolment(id), number TEXT NOT NULL,"
        " serial INTEGER NOT NULL, year INTEGER NOT NULL, issued_on TEXT NOT NULL,"
        " check_code TEXT NOT NULL, frozen TEXT NOT NULL, state TEXT NOT NULL,"
        " override_reason TEXT NOT NULL, revoked_reason TEXT NOT NULL,"
        " copies INTEGER NOT NULL",
    )
    db.execute("CREATE INDEX certificate_by_enrolment ON certificate(enrolment)")
    db.execute("CREATE INDEX certificate_by_serial ON certificate(year, serial)")


@MIGRATIONS()
def m007_imports(db: Database) -> None:
    """Imports with their way back, what was decided on the way, and merged residents."""
    _table(
        db,
        "import_batch",
        "subject TEXT NOT NULL, label TEXT NOT NULL, file_name TEXT NOT NULL,"
        " digest TEXT NOT NULL, imported_at TEXT NOT NULL, added INTEGER NOT NULL,"
        " changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, doubtful INTEGER NOT NULL,"
        " invalid INTEGER NOT NULL, journal BLOB NOT NULL, undone_at TEXT",
    )
    _table(
        db,
        "import_shape",
        "subject TEXT NOT NULL, meanings TEXT NOT NULL, modes TEXT NOT NULL,"
        " mode TEXT NOT NULL, day_first INTEGER",
    )
    _table(db, "import_answer", "answer TEXT NOT NULL")
    _table(
        db,
        "resident_merge",
        "kept TEXT NOT NULL, merged TEXT NOT NULL, merged_name TEXT NOT NULL,"
        " merged_at TEXT NOT NULL, journal BLOB NOT NULL, undone_at TEXT",
    )
