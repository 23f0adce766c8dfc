"""The addresses of dossiers and requests."""

from portal.dossiers.views import dossiers, filing, outcomes, requests
from portal.dossiers.views.blueprint import bp

__all__ = ["bp", "dossiers", "filing", "outcomes", "requests"]
