"""The support of a council: the way to a supporter, what was agreed on it, and what is done."""
