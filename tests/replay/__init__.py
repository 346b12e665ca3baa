"""Replays of outside services on loopback, for any test."""
