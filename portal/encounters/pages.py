"""The encounters of a council, one of them, and the form of one."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.concepts import concept
from portal.context import offers
from portal.councils.models import Council
from portal.encounters.models import Encounter, Partner
from portal.encounters.service import Shown
from portal.i18n import gettext as _
from portal.i18n import written
from portal.identity import Actor
from portal.rendering import Action, Card, Chip, FormPage, Line, Page
from portal.topics.service import sentences

SYMBOL = "openmoji:1F4AC"


def list_page(
    council: Council, shown: Shown, kinds: Sequence[Partner], kind: Partner | None
) -> Page:
    """What was written down, the newest first; ``kind`` is the one that is looked at alone."""
    rows = [_row(one) for one in shown.encounters]
    title = str(concept(f"partner.{kind}").label) if kind else _("Talked with")
    cards = [Card(title=title, symbol=SYMBOL, rows=rows)] if rows else []
    if len(kinds) > 1:
        cards.append(_filter(council, kinds, kind))
    acts = [Action(concept="encounter.write", href=_at("write", council), tone="main")]
    if shown.older:
        href = _at("index", council, kind=kind, before=shown.older)
        acts.append(Action(concept="view", href=href, label=_("Older")))
    return Page(
        title=_("Talked with"),
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(council.name, _up(council))],
        back=_up(council),
        lede=_("Only members and the supporter read this."),
        cards=cards,
        actions=acts,
        empty=Line(text=_("Nothing was written down yet."), symbol="own:empty"),
    )


def _row(one: Encounter) -> Card:
    first, *more = sentences(one.text)
    return Card(
        title=_("%(name)s, %(day)s", name=one.name, day=_day(one)),
        href=url_for(".show", encounter_id=one.id),
        symbol=concept(f"partner.{one.kind}").symbol,
        lines=[Line(text=f"{first} ..." if more else first)],
        chips=[Chip(text=_("a topic"), mark="check")] if one.topic_id else (),
    )


def _filter(council: Council, kinds: Sequence[Partner], kind: Partner | None) -> Card:
    rows = [
        Card(
            title=str(concept(f"partner.{one}").label),
            href=_at("index", council, kind=one),
            symbol=concept(f"partner.{one}").symbol,
            chips=[Chip(text=_("shown"), mark="check")] if one == kind else (),
        )
        for one in kinds
    ]
    if kind is not None:
        rows.append(Card(title=_("Everybody"), href=_at("index", council), symbol="own:everybody"))
    return Card(title=_("With whom?"), symbol="own:who", rows=rows)


def show_page(encounter: Encounter, actor: Actor) -> Page:
    """One encounter, and what can be done with it."""
    about = concept(f"partner.{encounter.kind}")
    here: dict[str, Any] = {"encounter_id": encounter.id}
    acts = [Action(concept="edit", href=url_for(".change", **here))]
    if encounter.topic is None and _makes_topics(actor, encounter):
        href = url_for(".make_topic", **here)
        acts.insert(0, Action(concept="encounter.topic", href=href, post=True, tone="main"))
    acts.append(
        Action(
            concept="encounter.remove",
            href=url_for(".remove", **here),
            post=True,
            tone="quiet",
            confirm=_("Then it is gone. Throw it away?"),
        )
    )
    when = [
        Line(text=_day(encounter), symbol=f"leaf:{encounter.happened_on:%Y-%m-%d}"),
        Line(text=str(about.label), symbol=about.symbol),
    ]
    said = [Line(text=part) for part in sentences(encounter.text)]
    wrote = _("Written down by %(name)s", name=encounter.writer.call_name)
    cards = [
        Card(title=encounter.name, lines=when),
        Card(title=_("What was it about?"), symbol="own:say", lines=said),
        Card(title=wrote, photo_of=encounter.writer),
    ]
    if encounter.topic is not None and offers("portal.topics.show"):
        cards.append(_topic(encounter))
    return Page(
        title=_("Talked with %(name)s", name=encounter.name),
        symbol=SYMBOL,
        council=encounter.council,
        section="people",
        crumbs=[(_("Talked with"), _at("index", encounter.council))],
        back=_at("index", encounter.council),
        lede=_("Only members and the supporter read this."),
        cards=cards,
        actions=acts,
    )


def _makes_topics(actor: Actor, encounter: Encounter) -> bool:
    return offers("portal.topics.show") and policy.may(
        actor, Permission.ENCOUNTER_TOPIC, encounter.council_id
    )


def _topic(encounter: Encounter) -> Card:
    topic = encounter.topic
    assert topic is not None
    row = Card(
        title=topic.title,
        href=url_for("portal.topics.show", topic_id=topic.id),
        symbol="own:have-a-say",
    )
    return Card(title=_("It became a topic"), symbol="own:agenda-item", rows=[row])


def form_page(
    council: Council, form: Any, back: str, *, title: str, theirs: Any = None
) -> FormPage:
    """An encounter to write down or to change."""
    return FormPage(
        title=title,
        symbol=SYMBOL,
        council=council,
        section="people",
        crumbs=[(_("Talked with"), _at("index", council))],
        back=back,
        lede=_("Only members and the supporter read this."),
        form=form,
        theirs=theirs,
    )


def _day(one: Encounter) -> str:
    return written(one.happened_on, "d MMMM y")


def _at(view: str, council: Council, **more: Any) -> str:
    return url_for(f".{view}", council_id=council.id, **more)


def _up(council: Council) -> str:
    return url_for("portal.councils.show", council_id=council.id)
