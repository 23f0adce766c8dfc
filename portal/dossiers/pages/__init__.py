"""What is shown of dossiers and requests."""

from portal.dossiers.pages.asking import asking_page, elsewhere
from portal.dossiers.pages.dossier import dossier_page
from portal.dossiers.pages.lists import index_page, overview_page, whose_page
from portal.dossiers.pages.request import request_page

__all__ = [
    "asking_page",
    "dossier_page",
    "elsewhere",
    "index_page",
    "overview_page",
    "request_page",
    "whose_page",
]
