"""The configuration: every mistake is refused, and the shipped one has none."""
