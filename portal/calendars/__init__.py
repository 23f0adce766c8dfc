"""Meetings in the calendars that people have already."""
