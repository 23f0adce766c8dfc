"""What says on every page that this is practice, and where its pages are."""

from flask import url_for

from portal.i18n import gettext as _
from portal.practice.service import IN_MEETING, STEPS
from portal.rendering import Chip

PICTURE = "own:practice"


def sign(really: str = "") -> Chip:
    """What stands on every page of practice, and how it is ``really``."""
    said = _("You practise. Nothing is kept.")
    return Chip(text=f"{said} {really}".strip(), tone="sun", mark=PICTURE)


def home() -> str:
    """Where one chooses what to practise."""
    return url_for("portal.practice.index")


def step_address(step: str) -> str:
    """Where this step of the small meeting is; its vote is practised like any other."""
    if step == "vote":
        return url_for("portal.practice.vote", key=IN_MEETING)
    return url_for("portal.practice.meeting", number=STEPS.index(step) + 1)
