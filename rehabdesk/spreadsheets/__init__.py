"""Tables read in from Excel, CSV or the clipboard and written out; the only place that knows Excel.

``reading.read_tables`` gives the sheets of any file, ``table.find_table`` the headings and rows
in one, ``days`` a day out of a cell, ``writing`` the way out. ``office_lists`` reads the three
lists of the demonstration in exactly their shape.
"""
