"""Who helps from outside, and whether the phone is answered now."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from flask import url_for

from portal import clock
from portal.coaching.forms import weekday
from portal.coaching.models import HelpContact
from portal.coaching.service import contacts
from portal.i18n import gettext as _
from portal.i18n import written
from portal.rendering import Action, Card, FormPage, Line, Page

SYMBOL = "openmoji:1F4DE"


def contacts_page(found: Sequence[HelpContact], *, edits: bool, back: str) -> Page:
    """Everybody who helps from outside: to whom, the number, and when."""
    add = Action(concept="contact.add", href=url_for("portal.coaching.add_contact"), tone="main")
    return Page(
        title=_("Help from outside"),
        symbol=SYMBOL,
        section="administer" if edits else "people",
        back=back,
        lede=_("Whom a council and its supporter can call."),
        cards=[_card(one, edits=edits) for one in found],
        actions=[add] if edits else (),
        empty=Line(text=_("Nobody is written down yet."), symbol=SYMBOL),
    )


def _card(contact: HelpContact, *, edits: bool) -> Card:
    standing = contacts.standing(contact, clock.now())
    change = url_for("portal.coaching.change_contact", contact_id=contact.id)
    lines = [
        Line(text=contact.phone, symbol=SYMBOL),
        Line(text=said(standing), symbol="own:now" if standing.open else "own:later"),
    ]
    return Card(
        title=contact.name,
        symbol="own:help",
        lines=lines,
        text=contact.about,
        facts=[(_("When one can call"), _hours(contact))],
        actions=[Action(concept="edit", href=change, tone="quiet")] if edits else (),
    )


def said(standing: contacts.Standing) -> str:
    """How it is now, in one sentence."""
    at, today = _clock(standing.at), clock.local(clock.now()).date()
    if standing.open:
        return _("Open now, until %(time)s.", time=at)
    if standing.day == today:
        return _("Closed, open again today at %(time)s.", time=at)
    if standing.day == today + timedelta(days=1):
        return _("Closed, open again tomorrow at %(time)s.", time=at)
    return _(
        "Closed, open again on %(day)s at %(time)s.", day=written(standing.day, "EEEE"), time=at
    )


def _clock(at: time) -> str:
    return f"{at.hour}.{at.minute:02}"


def _hours(contact: HelpContact) -> str:
    days = ", ".join(weekday(int(one)) for one in contact.days)
    return _(
        "%(days)s, from %(opens)s to %(closes)s",
        days=days,
        opens=_clock(contact.opens),
        closes=_clock(contact.closes),
    )


def form_page(form: Any, contact: HelpContact | None = None, theirs: Any = None) -> FormPage:
    """Who helps, and when; somebody who is there can be taken away."""
    back = url_for("portal.coaching.contacts")
    return FormPage(
        title=_("Who helps from outside?"),
        symbol=SYMBOL,
        section="administer",
        back=back,
        crumbs=[(_("Help from outside"), back)],
        form=form,
        theirs=theirs,
        actions=[_remove(contact)] if contact else (),
    )


def _remove(contact: HelpContact) -> Action:
    return Action(
        concept="contact.remove",
        href=url_for("portal.coaching.remove_contact", contact_id=contact.id),
        post=True,
        tone="quiet",
        confirm=_("Then it is gone for everybody. Take it away?"),
    )
