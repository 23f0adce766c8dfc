"""Residents on a shared tablet: enrolment, faces, cards, help."""
