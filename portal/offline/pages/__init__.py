"""The pages of the copy: plain HTML that needs no server, no script and no network."""

from portal.offline.pages.copy import Copy
from portal.offline.pages.words import busy_page

__all__ = ["Copy", "busy_page"]
