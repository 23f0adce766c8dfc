"""Reading aloud for a device that has no Dutch voice of its own: sound from this server."""
