"""What is shown on and about a tablet, and the pages that tell what went wrong."""

from portal.residents.pages.cards import CardsPage, NewCardPage
from portal.residents.pages.help import CallsPage, KnockPage
from portal.residents.pages.problems import AgainPage, ErrorPage, OfferPage
from portal.residents.pages.signing_in import CardPage, FacesPage, TogetherPage
from portal.residents.pages.tablets import (
    CodePage,
    DevicePage,
    DoorPage,
    EnrolPage,
    OverPage,
    SwitchedOffPage,
    TabletsPage,
)

__all__ = [
    "AgainPage",
    "CallsPage",
    "CardPage",
    "CardsPage",
    "CodePage",
    "DevicePage",
    "DoorPage",
    "EnrolPage",
    "ErrorPage",
    "FacesPage",
    "KnockPage",
    "NewCardPage",
    "OfferPage",
    "OverPage",
    "SwitchedOffPage",
    "TabletsPage",
    "TogetherPage",
]
