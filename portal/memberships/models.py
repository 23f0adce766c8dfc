"""The table of memberships stands with the people, whose table it refers to."""
