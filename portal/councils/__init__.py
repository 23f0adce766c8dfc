"""Organisation, houses and the tree of councils."""
