"""Stands in for setuptools while pip fetches a source archive: nothing of it is ever run."""
