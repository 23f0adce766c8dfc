"""A meeting while it is held: who leads, which item, who is here, who wants to say something."""
