"""Work that a page does not wait for: asked for in the transaction that needs it, done once."""
