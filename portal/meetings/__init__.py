"""Meetings, their agenda, and who comes."""
