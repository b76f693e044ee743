"""The schema's history, append only: one file a step, which sees the tables as on its day.

A step never imports domain or repositories and is never edited once it has landed.
``schema.sql`` shows where it all leads to. To add: a file, and a line at the end of ``STEPS``.
"""

from sqlite_utils import Migrations

from rehabdesk.storage.migrations.m001_office import m001_office
from rehabdesk.storage.migrations.m002_people import m002_people
from rehabdesk.storage.migrations.m003_program import m003_program
from rehabdesk.storage.migrations.m004_sessions import m004_sessions
from rehabdesk.storage.migrations.m005_attendance import m005_attendance
from rehabdesk.storage.migrations.m006_certificates import m006_certificates
from rehabdesk.storage.migrations.m007_imports import m007_imports
from rehabdesk.storage.migrations.m008_users import m008_users
from rehabdesk.storage.migrations.m009_audit import m009_audit
from rehabdesk.storage.migrations.m010_restrictions import m010_restrictions
from rehabdesk.storage.migrations.m011_notes import m011_notes
from rehabdesk.storage.migrations.m012_audit_places import m012_audit_places
from rehabdesk.storage.migrations.m013_pc_places import m013_pc_places
from rehabdesk.storage.migrations.m014_certificates_out import m014_certificates_out
from rehabdesk.storage.migrations.m015_log_only_grows import m015_log_only_grows
from rehabdesk.storage.migrations.m016_sheet_places import m016_sheet_places
from rehabdesk.storage.migrations.m017_anonymised import m017_anonymised
from rehabdesk.storage.migrations.m018_default_ids import m018_default_ids
from rehabdesk.storage.migrations.m019_known_pcs import m019_known_pcs
from rehabdesk.storage.migrations.m020_machine import m020_machine
from rehabdesk.storage.migrations.m021_written_numbers import m021_written_numbers
from rehabdesk.storage.migrations.m022_basis_of_holidays import m022_basis_of_holidays
from rehabdesk.storage.migrations.m023_excuses import m023_excuses

STEPS = (
    m001_office,
    m002_people,
    m003_program,
    m004_sessions,
    m005_attendance,
    m006_certificates,
    m007_imports,
    m008_users,
    m009_audit,
    m010_restrictions,
    m011_notes,
    m012_audit_places,
    m013_pc_places,
    m014_certificates_out,
    m015_log_only_grows,
    m016_sheet_places,
    m017_anonymised,
    m018_default_ids,
    m019_known_pcs,
    m020_machine,
    m021_written_numbers,
    m022_basis_of_holidays,
    m023_excuses,
)

MIGRATIONS = Migrations("rehabdesk")
for _step in STEPS:
    MIGRATIONS()(_step)
