"""Topics: what a council is busy with, where it came from, and what became of it."""
