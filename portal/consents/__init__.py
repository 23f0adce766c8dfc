"""Consents: who said yes to being shown, who took it back, and the photo that follows from it."""
