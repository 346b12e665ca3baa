"""From an article to its mentions, quotes, commitments and claims. Alone knows spaCy."""
