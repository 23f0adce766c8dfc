"""What is shown on and about a tablet, and the pages that tell what went wrong."""

from portal.residents.pages.cards import CardsPage, NewCardPage
from portal.residents.pages.help import CallsPage, KnockPage
from portal.residents.pages.problems import AgainPage, ErrorPage, OfferPage
from portal.residents.pages.signing_in import CardPage, FacesPage, TogetherPage
from portal.residents.pages.tablets import (
    CodePage,
    DoorPage,
    EnrolPage,
    OverPage,
    TabletNamePage,
    TabletsPage,
)

__all__ = [
    "AgainPage",
    "CallsPage",
    "CardPage",
    "CardsPage",
    "CodePage",
    "DoorPage",
    "EnrolPage",
    "ErrorPage",
    "FacesPage",
    "KnockPage",
    "NewCardPage",
    "OfferPage",
    "OverPage",
    "TabletNamePage",
    "TabletsPage",
    "TogetherPage",
]
