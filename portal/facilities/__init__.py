"""Facilities: what was agreed on hours, money and things for a council, and what was used of it."""
