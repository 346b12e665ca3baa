"""Questions to the archive: SQL that reads and never writes."""
