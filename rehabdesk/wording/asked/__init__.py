"""*Apa ini?* of fields that belong to no record: what each asks for, a file an area.

A form is handed one of these tables and finds each of its fields there by name. The fields of
records are explained where they are described, in `wording/fields/`.
"""
