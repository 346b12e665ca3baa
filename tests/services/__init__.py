"""Kinds of listings: what each asks, and how each answer is read."""
