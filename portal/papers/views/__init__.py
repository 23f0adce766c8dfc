"""The addresses of papers: of agenda items, of the archive, of dossiers and requests."""

from portal.papers.views import enclosures, papers
from portal.papers.views.blueprint import bp

__all__ = ["bp", "enclosures", "papers"]
