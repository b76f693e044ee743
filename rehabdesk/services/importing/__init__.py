"""Lists brought into the office: found, guessed, previewed, matched, applied, taken back.

``plan.open_plan`` reads a file into a ``Plan``; ``preview.look`` says what it would do, without
writing; ``apply.carry_out`` does it as one change; ``batches`` takes it back, also days later.
A kind of list is a table of columns (``fields``, for most from ``wording/fields``) and a module
that says what its rows become (``people``, ``enrolling``, ``shelves``, ``marks``).
"""
