"""Tests of the statistics and the text similarity."""
