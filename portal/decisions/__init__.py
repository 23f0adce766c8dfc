"""Decisions of a council, and the actions that follow: who does what, and before when."""
