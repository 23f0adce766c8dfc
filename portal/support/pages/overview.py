"""All that is of the support of a council: who supports it, and the ways to a supporter."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from portal.concepts import CONCEPTS
from portal.councils.models import Council
from portal.i18n import gettext as _
from portal.people.models import Membership
from portal.rendering import Action, Card, Line, Page
from portal.support.models import Appointment, SupportAgreement, SupportPeriod
from portal.support.pages.agreement import SYMBOL as AGREED
from portal.support.pages.agreement import address_of, state_chip
from portal.support.pages.agreement import title_of as version_of
from portal.support.pages.appointment import address, rail, title_of
from portal.support.pages.period import periods_card
from portal.support.pages.words import SYMBOL, crumbs, on


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What the reader may see of it; ``makes`` whether one begins a way to a supporter, ``drafts``
    an agreement; ``periods`` are for who is inside."""

    council: Council
    supporters: Sequence[Membership]
    appointments: Sequence[Appointment]
    agreements: Sequence[SupportAgreement]
    periods: Sequence[SupportPeriod] | None
    makes: bool
    drafts: bool


def overview_page(seen: Overview) -> Page:
    """Who supports the council now, who is on the way, and what went before."""
    council = seen.council
    cards = [_now(seen), *_agreed(seen)]
    if seen.periods is not None:
        cards.append(periods_card(council, seen.periods, drafts=seen.drafts))
    ways = [one for one in seen.appointments if one.open and not one.active_on]
    cards += [_way(one) for one in ways]
    if older := [one for one in seen.agreements if one.replaced_on]:
        rows = [_agreement(one) for one in older]
        cards.append(Card(title=_("Older agreements"), symbol="own:old", rows=rows))
    if before := [one for one in seen.appointments if one not in ways]:
        rows = [_before(one) for one in before]
        cards.append(Card(title=_("How it went before"), symbol="own:earlier", rows=rows))
    actions = []
    if seen.drafts and all(one.in_force_on for one in seen.agreements):
        href = url_for("portal.support.begin", council_id=council.id)
        concept = "support.renew" if seen.agreements else "support.begin"
        actions.append(Action(concept=concept, href=href, post=True, tone="main"))
    if seen.makes:
        href = url_for("portal.support.make", council_id=council.id)
        actions.append(Action(concept="appointment.make", href=href))
    return Page(
        title=str(CONCEPTS["support"].label),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=crumbs(council)[:1],
        back=url_for("portal.councils.show", council_id=council.id),
        cards=cards,
        actions=actions,
    )


def _now(seen: Overview) -> Card:
    """Who supports the council, with who pays that, openly."""
    rows = [
        Card(
            title=one.person.name,
            photo_of=one.person,
            lines=[
                Line(text=_("Paid by %(employer)s.", employer=one.person.employer))
                if one.person.employer
                else Line(text=_("Nobody wrote down who pays."))
            ],
        )
        for one in seen.supporters
    ]
    none = [Line(text=_("Nobody supports us now."), symbol="own:nobody")]
    right = url_for("portal.rights.support", council_id=seen.council.id)
    return Card(
        title=_("Who supports us"),
        symbol="own:we",
        rows=rows,
        lines=() if rows else none,
        facts=[(_("Law: Wmcz 2018 %(article)s", article="art. 6 lid 3"), _("independent support"))],
        actions=[
            Action(concept="view", href=right, label=_("What a supporter does"), tone="quiet")
        ],
    )


def _agreed(seen: Overview) -> list[Card]:
    """What is agreed now, and what is being agreed."""
    now = [_agreement(one) for one in seen.agreements if not one.replaced_on]
    none = Card(
        title=_("What we agreed on it"),
        symbol=AGREED,
        lines=[Line(text=_("Nothing was agreed on the support yet."), symbol="own:empty")],
    )
    return now or [none]


def _agreement(one: SupportAgreement) -> Card:
    lines = []
    if one.review_on and one.in_force_on and not one.replaced_on:
        text = _("We look at it again on %(day)s.", day=on(one.review_on))
        lines.append(Line(text=text, symbol=f"leaf:{one.review_on:%Y-%m-%d}"))
    return Card(
        title=version_of(one),
        href=address_of(one),
        symbol=AGREED,
        lines=lines,
        chips=[state_chip(one)],
    )


def _way(one: Appointment) -> Card:
    done = [line for line in rail(one) if line.station != "coming"]
    return Card(
        title=title_of(one),
        href=address(one),
        symbol="own:find",
        lines=[Line(text=done[-1].text, symbol=done[-1].symbol)],
    )


def _before(one: Appointment) -> Card:
    days = [on(day) for day in (one.active_on or one.wished_on, one.ended_on) if day]
    return Card(title=title_of(one), href=address(one), lines=[Line(text=" – ".join(days))])
