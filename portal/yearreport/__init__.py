"""Year reports of councils, and what a house is told of a request that was decided."""
