"""What the office knows and the rules it keeps, in plain Python.

May use: the standard library and msgspec's Struct; nothing above it, no clock, no file, no Qt.
To add: a frozen record (``msgspec.Struct``) with its rules beside it in one file named for its
subject; its labels go to `wording/terms.py`, a new way to say no to `refusals.py`.
"""
