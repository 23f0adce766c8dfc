"""What is shown of easy texts: the editor, its lines, the dictionary."""
