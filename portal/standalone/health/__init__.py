"""Whether all is well: for who watches with a program, and for the administrator in words."""
