"""Coaching: what belongs to supporters, from what they learn to what they hand over to the next."""
