"""Tests of `rehabdesk.ui`."""
