"""What an officer sees who leads a vote: how it stands, whose vote to type in, and code cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.ballots.models import Ballot, Vote
from portal.ballots.pages.voting import NOBODY_SEES
from portal.ballots.service import Choice
from portal.context import View
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.people.models import Person
from portal.rendering import Action, Card, Chip, FormPage, Line, Page


def lead_page(
    ballot: Ballot, *, voted: int, members: int, hands: int, why_not: str, frame: Mapping[str, Any]
) -> Page:
    """How an open vote stands, and what can be done."""
    at: dict[str, Any] = {"ballot_id": ballot.id}
    said = ngettext(
        "%(num)s of the %(all)s members has voted.",
        "%(num)s of the %(all)s members have voted.",
        voted,
        all=members,
    )
    lines = [Line(text=said, symbol="own:group")]
    if hands:
        text = ngettext("%(num)s hand was counted.", "%(num)s hands were counted.", hands)
        lines.append(Line(text=text, symbol="own:raise-hand"))
    if ballot.secret:
        ways = [Action(concept="ballot.codes", href=url_for("portal.ballots.codes", **at))]
        lines.append(Line(text=_("Nobody sees who chose what."), symbol="own:secret"))
    else:
        ways = [
            Action(concept="ballot.enter", href=url_for("portal.ballots.enter", **at)),
            Action(concept="ballot.hands", href=url_for("portal.ballots.hands", **at)),
        ]
    ways.append(
        Action(
            concept="ballot.stop",
            href=url_for("portal.ballots.stop", **at),
            post=True,
            confirm=_("Stop this vote? Then the votes do not count."),
        )
    )
    close = Action(
        concept="ballot.close",
        href=url_for("portal.ballots.close", **at),
        post=True,
        tone="main",
        confirm=_("Close the vote now? Nobody can vote after that."),
    )
    return Page(
        cards=[Card(title=_("How the vote stands"), symbol=ballot.symbol, lines=lines)],
        actions=ways if why_not else [close, *ways],
        banner=Chip(text=why_not, tone="alarm", mark="warning") if why_not else None,
        **frame,
    )


def enter_page(
    ballot: Ballot,
    members: Sequence[Person],
    votes: Mapping[int, Vote],
    choices: Sequence[Choice],
    view: View,
    frame: Mapping[str, Any],
) -> Page:
    """Whose vote can be typed in: in the picto view a wall of faces, else with the choices."""
    if view is View.PICTO:
        # A choice on a wall of faces would be a button too small to hit.
        cards = [
            Card(title=one.call_name, photo_of=one, href=_entry(ballot, one))
            for one in members
            if _may_type(votes.get(one.id))
        ]
    else:
        rows = [_row(ballot, one, votes.get(one.id), choices) for one in members]
        cards = [Card(title=_("Members"), rows=rows)]
    return Page(
        cards=cards,
        empty=Line(text=_("Everybody has voted."), symbol="own:done"),
        **frame,
    )


def _may_type(vote: Vote | None) -> bool:
    return vote is None or vote.entered_by_id is not None


def _entry(ballot: Ballot, person: Person) -> str:
    return url_for("portal.ballots.enter_for", ballot_id=ballot.id, person_id=person.id)


def _row(ballot: Ballot, person: Person, vote: Vote | None, choices: Sequence[Choice]) -> Card:
    if not _may_type(vote):
        return Card(title=person.call_name, photo_of=person, text=_("has voted"))
    key = (vote.answer or f"option-{vote.option_id}") if vote else ""
    actions = [
        Action(
            concept=one.answer or "vote",
            label=one.label,
            href=_entry(ballot, person),
            post=True,
            fields=(("choice", one.key),),
            pressed=one.key == key,
            tone="main" if one.key == key else "",
        )
        for one in choices
    ]
    if vote:
        href = url_for("portal.ballots.untype", ballot_id=ballot.id, person_id=person.id)
        by = vote.entered_by.call_name if vote.entered_by else ""
        word = _("Take back (%(name)s)", name=by)
        actions.append(
            Action(concept="ballot.untype", label=word, href=href, post=True, tone="quiet")
        )
    return Card(title=person.call_name, photo_of=person, actions=actions)


@dataclass(frozen=True, kw_only=True)
class CodeCardsPage(Page):
    """Code cards, shown once, to print: each with its code and square. A page to throw away
    when they are printed."""

    template: ClassVar[str] = "ballots/codes"
    for_paper: ClassVar[bool] = True
    ballot: Ballot
    codes: Sequence[tuple[str, str]]
    where: str


@dataclass(frozen=True, kw_only=True)
class ByCodePage(FormPage):
    """Voting with a code card: the code, the choices, the choice shown back."""

    template: ClassVar[str] = "ballots/by_code"
    looks: bool = False
    choices: Sequence[Choice] = ()
    choice: Choice | None = None
    notes: ClassVar[Sequence[Line]] = NOBODY_SEES


def codes_page(
    ballot: Ballot,
    members: Sequence[Person],
    voters: Mapping[int, bool],
    made: int,
    form: Any,
    frame: Mapping[str, Any],
) -> FormPage:
    """How many code cards there are, who got one, and the way to make them."""
    given = sum(voters.values())
    rows = [_card_row(ballot, one, voters.get(one.id), made > given) for one in members]
    cards = [Card(title=_("Who gets a card?"), symbol="own:card", rows=rows)] if made else []
    return FormPage(
        form=form,
        save="next",
        cards=cards,
        **{**frame, "lede": _("For who has no card of their own. Let everybody take one unseen.")},
    )


def _card_row(ballot: Ballot, person: Person, by_code: bool | None, left: bool) -> Card:
    if by_code is not None:
        text = _("has a card with a code") if by_code else _("has voted")
        return Card(title=person.call_name, photo_of=person, lines=[Line(text=text)])
    href = url_for("portal.ballots.give_code", ballot_id=ballot.id, person_id=person.id)
    give = Action(concept="code.give", href=href, post=True)
    return Card(title=person.call_name, photo_of=person, actions=[give] if left else [])
