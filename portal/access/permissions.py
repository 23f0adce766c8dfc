"""The names of everything that can be allowed or refused."""

from enum import StrEnum


class Permission(StrEnum):
    """A permission is ``noun:verb``. Every view names exactly one."""

    PUBLIC = "public"
    """Open to a visitor: signing in, static files, the health page."""
    SIGNED_IN = "signed-in"
    """Open to every known person, whoever they are."""
    TABLET = "tablet"
    """Open to an enrolled tablet, before anybody said who they are."""

    COUNCIL_VIEW = "council:view"
    COUNCIL_MAKE = "council:make"
    COUNCIL_EDIT = "council:edit"
    HOUSE_VIEW = "house:view"
    HOUSE_MAKE = "house:make"
    HOUSE_EDIT = "house:edit"
    DOOR_VIEW = "door:view"
    """Also open to the tablet of the house, as the faces are."""
    NOTES_VIEW = "notes:view"

    PERSON_LIST = "person:list"
    PERSON_VIEW = "person:view"
    PERSON_MAKE = "person:make"
    PERSON_EDIT = "person:edit"
    PHOTO_VIEW = "photo:view"
    """Also open to a tablet before anybody said who they are: its faces are the door."""
    PHOTO_EDIT = "photo:edit"
    MEMBERSHIP_PROPOSE = "membership:propose"
    MEMBERSHIP_EDIT = "membership:edit"

    MEETING_VIEW = "meeting:view"
    MEETING_MAKE = "meeting:make"
    MEETING_EDIT = "meeting:edit"
    MEETING_FIX = "meeting:fix"
    ATTENDANCE_ANSWER = "attendance:answer"
    ATTENDANCE_VIEW = "attendance:view"

    ITEM_VIEW = "item:view"
    ITEM_EDIT = "item:edit"
    PAPER_VIEW = "paper:view"

    EASY_EDIT = "easy-text:edit"
    EASY_WANT = "easy-text:want"
    HOUSE_WORD_EDIT = "house-word:edit"

    BALLOT_VIEW = "ballot:view"
    BALLOT_PREPARE = "ballot:prepare"
    BALLOT_OPEN = "ballot:open"
    VOTE = "ballot:vote"

    WISH_MAKE = "wish:make"
    WISH_VIEW = "wish:view"
    WISH_WITHDRAW = "wish:withdraw"
    WISH_ANSWER = "wish:answer"

    MESSAGE_PRINT = "message:print"

    HELP_ANSWER = "help:answer"
    TABLET_MANAGE = "tablet:manage"
    CARD_MANAGE = "card:manage"

    ARCHIVE_LIST = "archive:list"
    ARCHIVE_VIEW = "archive:view"
    ARCHIVE_FILL = "archive:fill"
    ARCHIVE_REMOVE = "archive:remove"
    IMPORT = "import"
    SYMBOLS = "symbols"

    AUDIT_VIEW = "audit:view"
    ADMINISTER = "administer"
