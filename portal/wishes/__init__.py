"""Wishes: what somebody wants to say, and what happened with it."""
