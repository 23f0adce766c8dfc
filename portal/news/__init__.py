"""What is new in the house, in a sentence or two, for some days."""
