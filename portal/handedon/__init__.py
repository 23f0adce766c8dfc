"""What was only about one person, and was sent all the same: handed on, and not kept."""
