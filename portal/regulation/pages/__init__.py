"""What is shown of the regulation: to everybody, and to who files it."""

from portal.regulation.pages.filing import (
    form_page,
    index_page,
    power_page,
    powers_page,
    version_page,
)
from portal.regulation.pages.reading import Ours, regulation_page
from portal.regulation.pages.rota import rota_page
from portal.regulation.pages.rules import Rules, rules_form_page, rules_page
from portal.regulation.pages.words import POINTS

__all__ = [
    "POINTS",
    "Ours",
    "Rules",
    "form_page",
    "index_page",
    "power_page",
    "powers_page",
    "regulation_page",
    "rota_page",
    "rules_form_page",
    "rules_page",
    "version_page",
]
