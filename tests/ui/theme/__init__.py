"""Tests of colours, letters and icons."""
