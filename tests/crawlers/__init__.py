"""From a source to segments, and from a page to an article."""
