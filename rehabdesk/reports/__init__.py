"""Shelf of tables of figures: one file each, listed in `catalogue.py`.

May use: `wording`, `domain` and this shelf's `kit`; never the store, paper or another report.
A report is a pure function from a dossier to a titled table.
To add: one file and one line in `catalogue.py`.
"""
