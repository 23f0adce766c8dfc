"""Sets of pictograms that the organisation brings, and which of them goes first."""
