"""Vacancies: a council tells the house that a place is free, and who wants it says so."""
