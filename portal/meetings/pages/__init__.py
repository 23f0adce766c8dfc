"""Meetings on the page."""

from portal.meetings.pages.item import ItemPage, item_page
from portal.meetings.pages.meeting import meeting_page
from portal.meetings.pages.people import InvitePage
from portal.meetings.pages.shelf import MeetingsPage
from portal.meetings.pages.wall import WallPage

__all__ = ["InvitePage", "ItemPage", "MeetingsPage", "WallPage", "item_page", "meeting_page"]
