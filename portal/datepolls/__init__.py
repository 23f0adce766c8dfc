"""Finding a date by asking those who would come."""
