"""The addresses of letters."""

from portal.letters.views import archive, letters
from portal.letters.views.blueprint import bp

__all__ = ["archive", "bp", "letters"]
