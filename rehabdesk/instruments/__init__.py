"""Shelf of assessment instruments: one file each, listed in `catalogue.py`.

May use: `wording`, `domain` and this shelf's `kit`; never another instrument.
To add: one file with the items, the score and its bands, and one line in `catalogue.py`.
"""
