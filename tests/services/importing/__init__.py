"""Tests of bringing lists into the office."""
