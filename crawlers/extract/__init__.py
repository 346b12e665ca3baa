"""From one HTTP response to the article a reader would read: pure functions, no network."""
