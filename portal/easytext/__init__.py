"""Easy text: the other face of every text, line by line with one pictogram."""
