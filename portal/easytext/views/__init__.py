"""The addresses of easy texts."""

from portal.easytext.views import beginning, editor, voices, words
from portal.easytext.views.blueprint import bp

__all__ = ["beginning", "bp", "editor", "voices", "words"]
