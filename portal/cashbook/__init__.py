"""The cash book: what a council got and spent in a year, which two people look through."""
