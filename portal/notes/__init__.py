"""Notes: how the council wants to go about a topic or a dossier, for nobody else to read."""
