"""Search: what was written is found at once by who may see it."""

from portal.search.service.finding import MOST, Asked, Hit, find
from portal.search.service.indexing import index, tidy
from portal.search.service.sources import KINDS

__all__ = ["KINDS", "MOST", "Asked", "Hit", "find", "index", "tidy"]
