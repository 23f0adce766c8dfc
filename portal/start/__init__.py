"""The start page, what was decided, and the switches of view and language."""
