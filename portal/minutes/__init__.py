"""Minutes: what was said and agreed, written during or after a meeting, adopted at the next."""
