"""TLS inside the house: a certificate authority of its own, and how a tablet comes to trust it."""
