"""What must hold, shown on pages, texts and services of our own making."""
