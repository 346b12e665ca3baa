"""Servers that misbehave on purpose, and what becomes of a crawl that meets them."""
