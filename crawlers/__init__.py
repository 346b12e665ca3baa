"""From a source to WARC segments, and from a page to an article. Never opens the database."""
