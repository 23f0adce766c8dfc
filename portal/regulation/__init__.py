"""The participation regulation of the organisation, and what a council agreed because of it."""
