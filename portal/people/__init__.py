"""People, what they are to a council, and who helps whom."""
