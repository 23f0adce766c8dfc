"""Encounters: whom members and supporter met outside the talks, and what it was about."""
