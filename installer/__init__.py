"""Builds what an office is given: the Windows set-up program, the Debian package, the archives."""
