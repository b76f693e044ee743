"""What staff can do: one function per deed, all or nothing.

May use: the store, documents, reports, spreadsheets and all below; never Qt.
A deed checks the rules of the domain and changes the office inside one `store.change()`. Looking
needs no service: ask the store.
To add: a function named for the deed in the module of its subject.
"""
