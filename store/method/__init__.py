"""Statistics and text similarity as pure functions: no SQL, no files."""
