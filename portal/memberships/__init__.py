"""Memberships of councils, with their terms."""
