"""Houses, and who works there."""
