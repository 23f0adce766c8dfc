"""The addresses of dossiers and requests."""

from portal.dossiers.views import dossiers, outcomes, requests
from portal.dossiers.views.blueprint import bp

__all__ = ["bp", "dossiers", "outcomes", "requests"]
