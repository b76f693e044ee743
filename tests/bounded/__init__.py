"""Tests of the process that reads what is not ours."""
