"""Handing on, and what its maker reads of it."""

from flask import url_for

from portal.handedon.models import HandedOn
from portal.i18n import day
from portal.i18n import gettext as _
from portal.personal import helping_card
from portal.rendering import Action, Card, Chip, Line, Page
from portal.wishes.models import Wish


def confirm_page(wish: Wish, refused: str = "") -> Page:
    """What happens to it, before it is done: there is no way back; ``refused`` says why not."""
    name = wish.person.call_name
    lines = [
        Line(text=_("The wish goes away for everybody."), symbol="own:no"),
        Line(text=_("We keep no word of it."), symbol="own:secret"),
        Line(text=_("%(name)s sees who helps.", name=name), symbol="own:help"),
        Line(text=_("This cannot be undone."), symbol="own:stop"),
    ]
    back = url_for("portal.wishes.show", wish_id=wish.id)
    return Page(
        title=_("Is this only about %(name)s?", name=name),
        symbol="own:secret",
        council=wish.council,
        section="wishes",
        back=back,
        banner=Chip(text=refused, tone="alarm", mark="warning") if refused else None,
        cards=[Card(title=_("What happens then?"), symbol="own:share", lines=lines)],
        actions=[
            Action(
                concept="handed-on.do",
                href=url_for("portal.handedon.hand_on", wish_id=wish.id),
                post=True,
                tone="main",
            ),
            Action(concept="handed-on.not", href=back, tone="quiet"),
        ],
    )


def told_page(told: HandedOn) -> Page:
    """To who made the wish: it was not kept, and these people do help."""
    said = _("You said something on %(day)s.", day=day(told.said_at))
    lines = [
        Line(text=said, symbol="own:say"),
        Line(text=_("It is about you alone."), symbol="own:person"),
        Line(text=_("The council kept nothing of it."), symbol="own:secret"),
    ]
    return Page(
        title=_("These people help you"),
        symbol="own:help",
        section="start",
        back=url_for("portal.start.show"),
        cards=[
            helping_card(told.council.house),
            Card(title=_("What happened?"), symbol="own:answer", lines=lines),
        ],
        actions=[
            Action(
                concept="handed-on.seen",
                href=url_for("portal.handedon.see", handed_on_id=told.id),
                post=True,
                tone="main",
            ),
        ],
    )
