"""The addresses of easy texts."""

from portal.easytext.views import editor, words
from portal.easytext.views.blueprint import bp

__all__ = ["bp", "editor", "words"]
