"""Tests of `rehabdesk.documents`."""
