"""Model papers: texts to begin with, written for this portal, which each council makes its own."""
