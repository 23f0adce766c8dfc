"""Finding again what the councils wrote: one index, in Dutch, filtered by the one policy."""
