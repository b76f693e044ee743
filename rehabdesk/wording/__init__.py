"""Indonesian for the terms of the domain, the same on screen, on paper and in the guide.

May use: `domain`.
To add: a label for each new enum member in `terms.py`, a sentence for each new refusal; a test
finds what is missing.
"""
