"""What the archive promises: nothing lost, nothing twice, every label in its text."""
