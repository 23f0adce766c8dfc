"""The meetings of a whole year, made at once."""
