"""Tests of the analysts' desk."""
