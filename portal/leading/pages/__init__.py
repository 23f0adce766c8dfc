"""A meeting that is held, on the screens of who leads, who follows, and the wall."""

from portal.leading.pages.follow import FollowPage, ScreenPage, follow_page, screen_page
from portal.leading.pages.lead import LeadPage, closed_page, lead_page
from portal.leading.pages.walls import (
    Face,
    FacesPage,
    chair_page,
    open_page,
    past_page,
    presence_page,
)

__all__ = [
    "Face",
    "FacesPage",
    "FollowPage",
    "LeadPage",
    "ScreenPage",
    "chair_page",
    "closed_page",
    "follow_page",
    "lead_page",
    "open_page",
    "past_page",
    "presence_page",
    "screen_page",
]
