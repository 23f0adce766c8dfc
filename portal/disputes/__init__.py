"""Disputes of a council with the provider, before the committee of confidants (art. 14)."""
