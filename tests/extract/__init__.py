"""What is read of a page: golden answers for pages of our own, and a floor on real ones."""
