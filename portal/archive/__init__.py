"""The archive of a council: old minutes and papers, with the day they are of."""
