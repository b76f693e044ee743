"""Shelf of printed documents (reportlab): one file each, listed in `catalogue.py`.

May use: `wording`, `domain`, reportlab and this shelf's `kit`; never the store, Qt or another
document.
A document is a pure function of a dossier, the same bytes for the same facts.
To add: one file and one line in `catalogue.py`; a fact it lacks is added to the dossier.
"""
