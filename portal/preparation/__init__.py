"""Preparation: what a member thinks and wants to ask, for the member's own eyes."""
