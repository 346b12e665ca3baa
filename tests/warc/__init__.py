"""WARC segments: written, read, cut off and repaired."""
