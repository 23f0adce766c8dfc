"""One dossier: what it is about, what it means, who was heard, what is asked in it."""

from collections.abc import Mapping, Sequence

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.disputing import dispute_card
from portal.dossiers.forms import PARTY_WORDS
from portal.dossiers.models import Dossier, Party
from portal.dossiers.pages.lists import running_row
from portal.dossiers.pages.words import SYMBOL, about
from portal.dossiers.service import Running
from portal.enclosing import enclosure_card
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.law import EARLY, NOMINATION_KEY
from portal.lettering import letters_card
from portal.letters.models import Letter
from portal.noting import note_cards
from portal.rendering import Action, Card, Chip, Line, Page
from portal.topics.service import sentences

PARTY_SYMBOLS = {
    Party.RESIDENTS: "own:resident",
    Party.RELATIVES: "own:family",
    Party.STAFF: "own:support-worker",
    Party.MANAGER: "own:manager",
    Party.BOARD: "own:director",
    Party.SUPERVISORS: "own:inspection",
}


def dossier_page(
    dossier: Dossier,
    actor: Actor,
    requests: Sequence[Running],
    wishes: Mapping[str, str],
    written: Sequence[Letter],
    *,
    banner: Chip | None = None,
) -> Page:
    """Everything the council knows of a subject; the provider sees none of this."""
    edits = policy.may(actor, Permission.DOSSIER_EDIT, dossier.council_id)
    cards = [_about(dossier), _means(dossier), _heard(dossier)]
    if wishes:
        lines = [
            Line(
                text=f"{PARTY_WORDS[Party(party)]}: {text}",
                symbol=PARTY_SYMBOLS[Party(party)],
            )
            for party, text in wishes.items()
        ]
        cards.append(Card(title=_("What everybody wants"), symbol="own:want", lines=lines))
    rows = [running_row(one, inside=True) for one in requests]
    none = [Line(text=_("Nothing was asked yet."), symbol="own:empty")]
    cards.append(
        Card(
            title=_("What is asked"),
            symbol="own:question",
            rows=rows,
            lines=() if rows else none,
        )
    )
    cards.append(letters_card(dossier, written))
    cards.append(enclosure_card(dossier, adds=edits and not dossier.closed_at))
    cards.append(dispute_card(dossier, drafts=edits and not dossier.closed_at))
    cards.extend(note_cards(dossier))
    acts = _acts(dossier, requests) if edits else []
    if any(one.request.subject == NOMINATION_KEY for one in requests):
        href = url_for("portal.nominations.show", dossier_id=dossier.id)
        acts.append(Action(concept="nomination", href=href))
    return Page(
        title=dossier.title,
        symbol=about(dossier),
        council=dossier.council,
        section="dossiers",
        crumbs=[(_("Dossiers"), url_for("portal.dossiers.index"))],
        back=url_for("portal.dossiers.index"),
        lede=_("For the council alone. The provider does not see this page."),
        banner=banner,
        cards=cards,
        actions=acts,
    )


def _about(dossier: Dossier) -> Card:
    facts = [(_("Words"), dossier.tags)] if dossier.tags else []
    lines = [Line(text=one) for one in sentences(dossier.text)]
    if dossier.early:
        early = EARLY[dossier.early]
        joins = _(
            "The council joins in before a request comes (%(article)s).", article=early.article
        )
        lines.append(Line(text=joins, symbol="own:earlier"))
    chips = [Chip(text=_("closed"), tone="plain", mark="check")] if dossier.closed_at else []
    topic = dossier.topic_id
    return Card(
        title=_("What it is about"),
        symbol=about(dossier),
        lines=lines or [Line(text=dossier.title, symbol=SYMBOL)],
        facts=facts,
        chips=chips,
        actions=[Action(concept="topic", href=url_for("portal.topics.show", topic_id=topic))]
        if topic
        else (),
    )


def _means(dossier: Dossier) -> Card:
    unknown = [Line(text=_("Nobody wrote it down yet."), symbol="own:question")]
    return Card(
        title=_("What it means for residents"),
        symbol="own:resident",
        lines=[Line(text=one) for one in sentences(dossier.means)] or unknown,
    )


def _heard(dossier: Dossier) -> Card:
    if dossier.unheard:
        lines = [
            Line(text=_("They were not heard: %(why)s", why=dossier.unheard), symbol="own:hear:not")
        ]
    elif dossier.heard:
        lines = [Line(text=one) for one in sentences(dossier.heard)]
    else:
        lines = [Line(text=_("Nobody was heard yet."), symbol="own:question")]
    return Card(title=_("How residents were heard"), symbol="own:hear", lines=lines)


def _acts(dossier: Dossier, requests: Sequence[Running]) -> list[Action]:
    if dossier.closed_at:
        return [_act("dossier.reopen", dossier, "reopen", post=True)]
    closes = all(one.request.station == "closed" for one in requests)
    return [
        _act("dossier.heard", dossier, "heard"),
        _act("dossier.wishes", dossier, "wishes"),
        _act("request.register", dossier, "register"),
        _act("edit", dossier, "edit"),
        *([_act("dossier.close", dossier, "close", post=True)] if closes else []),
    ]


def _act(concept: str, dossier: Dossier, view: str, *, post: bool = False) -> Action:
    href = url_for(f"portal.dossiers.{view}", dossier_id=dossier.id)
    fields = [("version", str(dossier.version))] if post else ()
    return Action(concept=concept, href=href, post=post, fields=fields)
