"""Dossiers: what the provider asks of a council, and what the council says, each with its clock."""
