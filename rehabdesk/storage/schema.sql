CREATE INDEX attendance_by_resident ON attendance(resident, session);

CREATE INDEX attendance_correction_by_resident ON attendance_correction(resident);

CREATE INDEX attendance_correction_by_session ON attendance_correction(session);

CREATE INDEX certificate_by_enrolment ON certificate(enrolment);

CREATE INDEX certificate_by_serial ON certificate(year, serial);

CREATE INDEX counseling_note_resident ON counseling_note(resident);

CREATE INDEX enrolment_by_cohort ON enrolment(cohort);

CREATE INDEX enrolment_by_resident ON enrolment(resident);

CREATE INDEX enrolment_event_by_enrolment ON enrolment_event(enrolment);

CREATE INDEX excuse_by_resident ON excuse(resident);

CREATE INDEX medical_note_resident ON medical_note(resident);

CREATE INDEX membership_by_enrolment ON membership(enrolment);

CREATE INDEX membership_by_group ON membership(care_group);

CREATE INDEX placement_by_resident ON placement(resident);

CREATE INDEX registration_by_matched ON registration(matched);

CREATE INDEX registration_by_resident ON registration(resident);

CREATE INDEX resident_by_name ON resident(name COLLATE NOCASE);

CREATE INDEX restriction_resident ON restriction(resident);

CREATE INDEX session_by_cohort ON session(cohort, held_on);

CREATE INDEX session_by_day ON session(held_on, starts_at);

CREATE INDEX session_guest_by_session ON session_guest(session);

CREATE INDEX sheet_by_serial ON sheet(year, serial);

CREATE INDEX sheet_by_session ON sheet(session);

CREATE INDEX sheet_printing_by_sheet ON sheet_printing(sheet);

CREATE INDEX stay_by_resident ON stay(resident);

CREATE TABLE app_user (id TEXT PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, number INTEGER NOT NULL, counselor TEXT REFERENCES counselor(id), active_from TEXT, active_to TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE attendance (session BLOB NOT NULL, resident BLOB NOT NULL, number INTEGER NOT NULL, source INTEGER NOT NULL, status INTEGER, removed INTEGER NOT NULL DEFAULT 0, marked_at INTEGER, marked_by INTEGER, origin INTEGER NOT NULL, rev INTEGER NOT NULL, PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_correction (id TEXT PRIMARY KEY, session TEXT NOT NULL, resident TEXT NOT NULL, old_status INTEGER, new_status INTEGER, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, why TEXT NOT NULL, old_detail TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE attendance_detail (session BLOB NOT NULL, resident BLOB NOT NULL, minutes_late INTEGER, reason TEXT NOT NULL, note TEXT NOT NULL, engagement INTEGER, origin INTEGER NOT NULL, rev INTEGER NOT NULL, excuse BLOB, PRIMARY KEY (session, resident)) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_status (id TEXT PRIMARY KEY, number INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL, counts_as TEXT NOT NULL, excused INTEGER NOT NULL, needs_reason INTEGER NOT NULL, is_late INTEGER NOT NULL, active INTEGER NOT NULL, position INTEGER NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT , in_advance INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE audit_entry (place INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, user TEXT NOT NULL, label TEXT NOT NULL, why TEXT NOT NULL, content BLOB NOT NULL, chain BLOB NOT NULL) STRICT;

CREATE TABLE audit_row (table_name TEXT NOT NULL, row_key TEXT NOT NULL, origin INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (table_name, row_key, origin, number)) STRICT, WITHOUT ROWID;

CREATE TABLE care_group (id TEXT PRIMARY KEY, cohort TEXT NOT NULL REFERENCES cohort(id), name TEXT NOT NULL, counselor TEXT REFERENCES counselor(id), room TEXT REFERENCES room(id), capacity INTEGER, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE certificate (id TEXT PRIMARY KEY, enrolment TEXT NOT NULL REFERENCES enrolment(id), number TEXT NOT NULL, serial INTEGER NOT NULL, year INTEGER NOT NULL, issued_on TEXT NOT NULL, check_code TEXT NOT NULL, frozen TEXT NOT NULL, state TEXT NOT NULL, override_reason TEXT NOT NULL, revoked_reason TEXT NOT NULL, copies INTEGER NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT , original_on TEXT, revoked_on TEXT) STRICT;

CREATE TABLE cohort (id TEXT PRIMARY KEY, name TEXT NOT NULL, fiscal_year INTEGER NOT NULL, kind TEXT NOT NULL REFERENCES program_kind(id), starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, decree_no TEXT NOT NULL, decree_on TEXT, target INTEGER, closed_on TEXT, note TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE counseling_note (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), author TEXT NOT NULL, held_on TEXT NOT NULL, counselor TEXT REFERENCES counselor(id), minutes INTEGER, topic TEXT NOT NULL, subjective TEXT NOT NULL, objective TEXT NOT NULL, assessment TEXT NOT NULL, plan TEXT NOT NULL, next_step TEXT NOT NULL, shared_with TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE counselor (id TEXT PRIMARY KEY, name TEXT NOT NULL, nip TEXT NOT NULL, function TEXT NOT NULL, institution TEXT NOT NULL, internal INTEGER NOT NULL, phone TEXT NOT NULL, certificates TEXT NOT NULL, active_from TEXT, active_to TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE enrolment (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), cohort TEXT NOT NULL REFERENCES cohort(id), enrolled_on TEXT NOT NULL, state TEXT NOT NULL, ended_on TEXT, end_reason TEXT, end_note TEXT NOT NULL, decree_no TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE enrolment_event (id TEXT PRIMARY KEY, enrolment TEXT NOT NULL REFERENCES enrolment(id), happened_on TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE excuse (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), status TEXT NOT NULL REFERENCES attendance_status(id), first_on TEXT NOT NULL, last_on TEXT, weekdays TEXT NOT NULL, starts_at TEXT, ends_at TEXT, reason TEXT NOT NULL, document TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE holiday (id TEXT PRIMARY KEY, day TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT , basis TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE import_answer (id TEXT PRIMARY KEY, answer TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE import_batch (id TEXT PRIMARY KEY, subject TEXT NOT NULL, label TEXT NOT NULL, file_name TEXT NOT NULL, digest TEXT NOT NULL, imported_at TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, doubtful INTEGER NOT NULL, invalid INTEGER NOT NULL, journal BLOB NOT NULL, undone_at TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE import_shape (id TEXT PRIMARY KEY, subject TEXT NOT NULL, meanings TEXT NOT NULL, modes TEXT NOT NULL, mode TEXT NOT NULL, day_first INTEGER, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE key_ring (id TEXT PRIMARY KEY, generation INTEGER NOT NULL) STRICT;

CREATE TABLE known_pc (origin INTEGER PRIMARY KEY, rev INTEGER NOT NULL) STRICT;

CREATE TABLE letterhead (id TEXT PRIMARY KEY, valid_from TEXT NOT NULL, lines TEXT NOT NULL, address_lines INTEGER NOT NULL, left_logo TEXT, right_logo TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE medical_note (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), author TEXT NOT NULL, held_on TEXT NOT NULL, staff TEXT NOT NULL, complaint TEXT NOT NULL, examination TEXT NOT NULL, treatment TEXT NOT NULL, medicine TEXT NOT NULL, referral TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE membership (id TEXT PRIMARY KEY, enrolment TEXT NOT NULL REFERENCES enrolment(id), care_group TEXT NOT NULL REFERENCES care_group(id), since TEXT NOT NULL, until TEXT, reason TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE office (id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, city TEXT NOT NULL, time_zone TEXT NOT NULL, paper TEXT NOT NULL, demonstration INTEGER NOT NULL, demonstration_day TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE official (id TEXT PRIMARY KEY, name TEXT NOT NULL, position TEXT NOT NULL, role TEXT NOT NULL, nip TEXT NOT NULL, acting TEXT NOT NULL, institution TEXT NOT NULL, active_from TEXT, active_to TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE phase (id TEXT PRIMARY KEY, cohort TEXT NOT NULL REFERENCES cohort(id), name TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE picture (id TEXT PRIMARY KEY, media_type TEXT NOT NULL, content BLOB NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE placement (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), block TEXT NOT NULL, cell TEXT NOT NULL, placed_from TEXT, placed_to TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE program_kind (id TEXT PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL, ratio INTEGER NOT NULL, active INTEGER NOT NULL, position INTEGER NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE registration (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), kind TEXT NOT NULL, value TEXT NOT NULL, matched TEXT NOT NULL, valid_from TEXT, valid_to TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE resident (id TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, registration_no TEXT NOT NULL, block TEXT NOT NULL, cell TEXT NOT NULL, sex TEXT NOT NULL, birth_place TEXT NOT NULL, birth_on TEXT, religion TEXT NOT NULL, education TEXT NOT NULL, occupation TEXT NOT NULL, ethnicity TEXT NOT NULL, nationality TEXT NOT NULL, marital_status TEXT NOT NULL, address TEXT NOT NULL, nik TEXT NOT NULL, father_name TEXT NOT NULL, mother_name TEXT NOT NULL, guarantor TEXT NOT NULL, guardian TEXT NOT NULL, note TEXT NOT NULL, photo TEXT, consent_on TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT , anonymised INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE resident_merge (id TEXT PRIMARY KEY, kept TEXT NOT NULL, merged TEXT NOT NULL, merged_name TEXT NOT NULL, merged_at TEXT NOT NULL, journal BLOB NOT NULL, undone_at TEXT, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE VIRTUAL TABLE resident_search USING fts5(id UNINDEXED, words, numbers, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE resident_word USING fts5vocab(resident_search, 'row');

CREATE TABLE restriction (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), reason TEXT NOT NULL, restricted_on TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE room (id TEXT PRIMARY KEY, name TEXT NOT NULL, capacity INTEGER, active INTEGER NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE serial_floor (year INTEGER PRIMARY KEY, serial INTEGER NOT NULL) STRICT;

CREATE TABLE session (id TEXT PRIMARY KEY, cohort TEXT NOT NULL REFERENCES cohort(id), kind TEXT NOT NULL REFERENCES session_kind(id), care_groups TEXT NOT NULL, held_on TEXT NOT NULL, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, topic TEXT NOT NULL, room TEXT REFERENCES room(id), counselors TEXT NOT NULL, speaker TEXT NOT NULL, state TEXT NOT NULL, state_reason TEXT NOT NULL, head_count INTEGER, series TEXT, supersedes TEXT, note TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE session_guest (id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id), name TEXT NOT NULL, institution TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE session_kind (id TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, minutes INTEGER NOT NULL, mandatory INTEGER NOT NULL, counts_for_certificate INTEGER NOT NULL, active INTEGER NOT NULL, position INTEGER NOT NULL, tone TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE session_series (id TEXT PRIMARY KEY, cohort TEXT NOT NULL REFERENCES cohort(id), label TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE sheet (id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id), number TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, printed_at TEXT NOT NULL, roster TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE sheet_printing (id TEXT PRIMARY KEY, sheet TEXT NOT NULL REFERENCES sheet(id), printing INTEGER NOT NULL, places BLOB NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE stay (id TEXT PRIMARY KEY, resident TEXT NOT NULL REFERENCES resident(id), entered_on TEXT, detained_on TEXT, sentence TEXT NOT NULL, sentence_months INTEGER, offence TEXT NOT NULL, article TEXT NOT NULL, one_third_on TEXT, half_on TEXT, two_thirds_on TEXT, expires_on TEXT, remission_months INTEGER NOT NULL, remission_days INTEGER NOT NULL, exited_on TEXT, exit_reason TEXT, exit_note TEXT NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE this_pc (id TEXT PRIMARY KEY, origin INTEGER NOT NULL, rev_reserved INTEGER NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0, machine TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE topic (id TEXT PRIMARY KEY, kind TEXT REFERENCES session_kind(id), title TEXT NOT NULL, active INTEGER NOT NULL, origin INTEGER NOT NULL, rev INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL, deleted_at TEXT, deleted_by TEXT ) STRICT;

CREATE TABLE upgrade_kept (id TEXT PRIMARY KEY, folder TEXT NOT NULL, digest TEXT NOT NULL) STRICT;

CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;

CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE place = NEW.place) BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;

CREATE TRIGGER audit_row_no_delete BEFORE DELETE ON audit_row BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;

CREATE TRIGGER audit_row_no_update BEFORE UPDATE ON audit_row BEGIN SELECT RAISE(ABORT, 'the audit log is append only'); END;

