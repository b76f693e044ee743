"""What is told of each field of a record, once: one file a record, one line a field.

Forms, tables, views, lists in and out, the print of somebody's own data, limits and the audit log
are made from these lines. To add a field: the attribute in `domain/`, a migration, a line here.
"""
