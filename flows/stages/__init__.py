"""The stages: each takes what is undone, does it, keeps it. Run and tested without Prefect."""
