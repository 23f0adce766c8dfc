"""Stories of people who use the portal, in a real browser."""
