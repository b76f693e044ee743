"""Sentences about the office, checked on its real parts."""
