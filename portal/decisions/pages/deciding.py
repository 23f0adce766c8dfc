"""The list of decisions, one decision, and writing one down."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.context import View, current_view
from portal.councils.models import Council
from portal.decisions.models import Decision
from portal.decisions.pages.words import (
    decision_chips,
    decision_row,
    first_picture,
    lines_of,
    task_row,
)
from portal.decisions.service import Proposal, Shelf, Task
from portal.i18n import day
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.personal import personal_card
from portal.rendering import Action, Card, Chip, FormPage, Line, Page


def list_page(
    actor: Actor,
    shelf: Shelf,
    here: str,
    *,
    council: Council | None = None,
    councils: Sequence[Council] = (),
    told: Sequence[Task] = (),
) -> Page:
    """The list of decisions, a year at a time: rows, or in pictures one decision a screen.

    Of one ``council``, or of all with the way to each of ``councils``.
    """
    drafts = [one for one in shelf.decisions if not one.recorded_at]
    recorded = [one for one in shelf.decisions if one.recorded_at]
    year = _("Decisions of %(year)s", year=shelf.year)
    waiting = _card(_("Drafts"), "openmoji:270F", [decision_row(one) for one in drafts])
    done = _card(_("This is done"), "own:done", [task_row(one) for one in told])
    if current_view() is View.PICTO:  # first what is sure, one a screen
        cards = [*(_told_card(actor, shelf, one) for one in recorded), *done, *waiting]
    else:
        rows = [decision_row(one, council=council is None) for one in recorded]
        cards = [*waiting, *_card(year, "", rows), *done]
    cards += _card(_("By council"), "own:council", [_council_row(one) for one in councils])
    return Page(
        title=_("This is decided"),
        symbol="own:decision",
        council=council,
        section="decisions",
        back=url_for("portal.start.show"),
        lede=council.name if council else "",
        cards=cards,
        actions=_list_actions(actor, council, shelf, here),
        empty=Line(text=_("Nothing has been decided yet."), symbol="own:decision"),
    )


def _council_row(council: Council) -> Card:
    href = url_for("portal.decisions.of_council", council_id=council.id)
    return Card(title=council.name, href=href, symbol=council.symbol)


def _card(title: str, symbol: str, rows: Sequence[Card]) -> list[Card]:
    return [Card(title=title, symbol=symbol, rows=rows)] if rows else []


def _list_actions(actor: Actor, council: Council | None, shelf: Shelf, here: str) -> list[Action]:
    actions = []
    if council and policy.may(actor, Permission.DECISION_DRAFT, council.id):
        href = url_for("portal.decisions.make", council_id=council.id)
        actions.append(Action(concept="decision.make", href=href, tone="main"))
    if council and policy.may(actor, Permission.NOTES_VIEW, council.id):
        href = url_for("portal.decisions.actions", council_id=council.id)
        actions.append(Action(concept="actions", href=href))
    if council and shelf.decisions and not actor.device_id:
        values: dict[str, Any] = {"council_id": council.id, "year": shelf.year}
        actions.append(Action(concept="print", href=url_for("portal.printing.decisions", **values)))
    for concept, year in (("back", shelf.earlier), ("next", shelf.later)):
        if year:
            label = _("Decisions of %(year)s", year=year)
            actions.append(Action(concept=concept, href=f"{here}?year={year}", label=label))
    return actions


def _proposal_row(one: Proposal) -> Card:
    href = url_for("portal.decisions.make", council_id=one.ballot.council_id, ballot=one.ballot.id)
    return Card(title=one.text, href=href, symbol=one.ballot.symbol or "openmoji:1F5F3")


def _told_card(actor: Actor, shelf: Shelf, decision: Decision) -> Card:
    """A decision on a screen of its own; the way on only where there is more."""
    lines, checked = lines_of(decision)
    follows = decision.id in shelf.followed
    more = follows or policy.may(actor, Permission.DECISION_EDIT, decision.council_id)
    chips = [one for one in decision_chips(decision) if one.mark]
    return Card(
        title=day(decision.decided_at),
        lines=lines,
        chips=[*chips, *_sign(checked)],
        actions=[
            Action(
                concept="actions" if follows else "view",
                href=url_for("portal.decisions.show", decision_id=decision.id),
                tone="quiet",
            )
        ]
        if more
        else [],
        **first_picture(decision, "own:decision"),
    )


def _sign(checked: bool) -> list[Chip]:
    if checked or current_view() is View.STANDARD:
        return []
    return [Chip(text=_("not yet checked"), tone="sun", mark="info")]


def decision_page(
    actor: Actor, decision: Decision, tasks: Sequence[Task], *, notice: Chip | None = None
) -> Page:
    """One decision: the words, where it comes from, who does what."""
    lines, checked = lines_of(decision)
    name = decision.called or _("draft")
    cards = [
        Card(
            title=_("Decision %(number)s", number=name) if decision.called else _("A draft"),
            text=decision.text,
            lines=lines,
            facts=_facts(decision),
            chips=[*decision_chips(decision), *_sign(checked)],
            **first_picture(decision, "own:decision"),
        )
    ]
    if tasks:
        rows = [task_row(one) for one in tasks]
        cards.append(Card(title=_("Who does what"), symbol="own:promise", rows=rows))
    return Page(
        title=_("This is decided") if decision.recorded_at else _("Is this what we decided?"),
        symbol="own:decision",
        council=decision.council,
        section="decisions",
        banner=notice,
        back=url_for("portal.decisions.of_council", council_id=decision.council_id),
        crumbs=[
            (
                _("This is decided"),
                url_for("portal.decisions.of_council", council_id=decision.council_id),
            )
        ],
        cards=cards,
        actions=_acts(actor, decision),
    )


def _facts(decision: Decision) -> list[tuple[str, str]]:
    facts = [(_("Decided on"), day(decision.decided_at))]
    if decision.item and not decision.item.removed_at:
        facts.append((_("Agenda item"), decision.item.title))
    if decision.ballot:
        facts.append((_("By a vote on"), decision.ballot.question))
    if decision.recorded_by:
        facts.append((_("Recorded by"), decision.recorded_by.name))
    else:
        facts.append((_("Written down by"), decision.made_by.name))
    if decision.replaces:
        facts.append((_("Comes in place of"), decision.replaces.called))
    if decision.later and decision.later.called:
        facts.append((_("Replaced by"), decision.later.called))
    if decision.withdrawn_at:
        facts.append((_("Withdrawn on"), day(decision.withdrawn_at)))
        facts.append((_("Why?"), decision.reason))
    return facts


def _acts(actor: Actor, decision: Decision) -> list[Action]:
    """What this reader can do with it: the supporter drafts, an officer records and tells."""
    council_id, ways = decision.council_id, []

    def way(concept: str, name: str, **more: Any) -> Action:
        href = url_for(f"portal.decisions.{name}", decision_id=decision.id)
        return Action(concept=concept, href=href, **more)

    officer = policy.may(actor, Permission.DECISION_RECORD, council_id)
    writes = policy.may(actor, Permission.DECISION_EDIT, council_id)
    if not decision.recorded_at:
        if officer:
            shown = [("version", str(decision.version))]
            ways.append(way("decision.record", "record", post=True, fields=shown, tone="main"))
        if writes:
            question = _("Throw this draft away?")
            ways.append(way("decision.edit", "edit"))
            ways.append(_easy(decision))
            ways.append(way("decision.discard", "discard", post=True, confirm=question))
        return ways
    if decision.ballot_id and policy.may(actor, Permission.BALLOT_VIEW, council_id):
        href = url_for("portal.ballots.show", ballot_id=decision.ballot_id)
        ways.append(Action(concept="result", href=href))
    if officer and decision.told_at:
        ways.append(way("tell.back", "tell", post=True, fields=[("back", "1")], tone="quiet"))
    elif officer:
        ways.append(way("tell", "tell", post=True, tone="main"))
    return [*ways, *_following(decision, officer)] if writes else ways


def _easy(decision: Decision) -> Action:
    href = url_for("portal.easytext.of_decision", decision_id=decision.id)
    return Action(concept="easy-text", href=href, post=True)


def _following(decision: Decision, officer: bool) -> list[Action]:
    """What can follow from a recorded decision."""
    ways = [_easy(decision)]
    of: dict[str, Any] = {"council_id": decision.council_id, "decision": decision.id}
    ways.append(Action(concept="action.make", href=url_for("portal.decisions.make_action", **of)))
    if not decision.withdrawn_at and not decision.later:
        href = url_for("portal.decisions.make", **of)
        ways.append(Action(concept="decision.replace", href=href))
        if officer:
            href = url_for("portal.decisions.withdraw", decision_id=decision.id)
            ways.append(Action(concept="decision.withdraw", href=href, tone="quiet"))
    return ways


def decision_form_page(
    council: Council,
    form: Any,
    back: str,
    *,
    about: str = "",
    proposals: Sequence[Proposal] = (),
    theirs: Any = None,
    **more: Any,
) -> FormPage:
    """Write a decision down, or change a draft; ``about`` says where it comes from.

    ``proposals`` are votes to begin with: one tap fills in the words.
    """
    voted = [_proposal_row(one) for one in proposals]
    return FormPage(
        title=_("What did we decide?"),
        symbol="own:decision",
        council=council,
        section="decisions",
        back=back,
        lede=about,
        cards=_card(_("Voted, not recorded yet"), "openmoji:1F5F3", voted),
        form=form,
        theirs=theirs,
        **more,
    )


def personal_page(council: Council, text: str, href: str, back: str) -> Page:
    """Does this concern one person? Nothing is told to the house before an officer says so.

    Rule: individual matters are not kept in public, and who does help is named.
    """
    return Page(
        title=_("Is this about one person?"),
        symbol="own:secret",
        council=council,
        section="decisions",
        back=back,
        lede=_("The house does not see it yet. Everybody in the house can read what is told."),
        cards=[
            Card(title=_("This would be told"), lines=[Line(text=text)]),
            personal_card(council.house),
        ],
        actions=[
            Action(
                concept="tell",
                href=href,
                post=True,
                fields=[("common", "1")],
                label=_("It is about all of us: tell it"),
            ),
        ],
    )
