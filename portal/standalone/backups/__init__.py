"""Backups with one tap: made in the background, kept in the data folder under their moment."""
