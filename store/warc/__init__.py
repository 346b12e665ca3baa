"""WARC segments (ISO 28500): how pages are kept as they were on the wire, and read back."""
