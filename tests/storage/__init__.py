"""Tests of `rehabdesk.storage`."""
