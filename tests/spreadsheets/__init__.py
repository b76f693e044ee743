"""Tests of `rehabdesk.spreadsheets`."""
