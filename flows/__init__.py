"""The story: Prefect flows, the stages they call, what goes out, and the command line."""
