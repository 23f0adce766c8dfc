"""Yearly: what a council is told or talks about at least once a year, and by when again."""
