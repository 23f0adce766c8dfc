"""The agenda of a meeting: making, changing and ordering its items."""
