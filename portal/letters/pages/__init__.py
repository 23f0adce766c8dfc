"""What is shown of letters."""

from portal.letters.pages.archive import index_page, templates_page
from portal.letters.pages.asking import about_page, asking_page
from portal.letters.pages.letter import VersionPage, letter_page, versions_page
from portal.letters.pages.paper import printed

__all__ = [
    "VersionPage",
    "about_page",
    "asking_page",
    "index_page",
    "letter_page",
    "printed",
    "templates_page",
    "versions_page",
]
