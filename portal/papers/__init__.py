"""Papers with an agenda item."""
