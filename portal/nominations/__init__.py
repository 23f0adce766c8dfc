"""Nominations: whom a council nominates for a seat among those who watch over the board."""
