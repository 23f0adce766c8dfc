"""The addresses of the regulation, and of the house rules of a council."""

from portal.regulation.views import regulation, rota, rules
from portal.regulation.views.blueprint import bp

__all__ = ["bp", "regulation", "rota", "rules"]
