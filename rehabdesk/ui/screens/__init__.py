"""Shelf of screens: one folder each, listed in `catalogue.py`.

May use: the context, widgets, theme, and all below `ui`; never another screen or the shell.
To add: a folder named for its subject with `screen.py`, and one line in `catalogue.py`.
"""
