"""Imported by the fork server of `tests.flows.killing` alone: what its children find loaded."""

from tests.flows.killing import shipped_pipeline

shipped_pipeline()
