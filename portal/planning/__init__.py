"""The year plan of a council, and the days on which one rather does not meet."""
