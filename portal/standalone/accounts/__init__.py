"""Signing in with e-mail and password, for people without a host of their own."""
