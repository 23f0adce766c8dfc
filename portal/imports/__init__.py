"""Many houses, councils, people and terms at once: from one file, seen before it is done."""
