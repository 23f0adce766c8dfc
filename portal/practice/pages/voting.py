"""What is shown to who practises: the same pages as of a real vote, with a sign on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from portal.ballots.models import Ballot
from portal.ballots.service import Choice
from portal.context import View
from portal.i18n import gettext as _
from portal.people.models import Person
from portal.practice.forms import TryForm
from portal.practice.pages.sign import home, sign, step_address
from portal.practice.service import IN_MEETING, STEPS
from portal.rendering import Action, FormPage, Page


@dataclass(frozen=True, kw_only=True)
class TryVotePage(Page):
    """The choices, as of a real vote. ``leads_to`` is where a choice leads."""

    template: ClassVar[str] = "ballots/vote"
    ballot: Ballot
    choices: Sequence[Choice]
    leads_to: str
    mine: Choice | None = None


@dataclass(frozen=True, kw_only=True)
class TryConfirmPage(FormPage):
    """The choice shown back, as of a real vote. ``leads_to`` is asked for, nothing is sent in."""

    template: ClassVar[str] = "ballots/confirm"
    ballot: Ballot
    choice: Choice
    person: Person
    leads_to: str
    helper: str = ""
    ways: Sequence[Action] = ()


@dataclass(frozen=True, kw_only=True)
class TriedPage(Page):
    """What was chosen for practice, and that it is gone."""

    template: ClassVar[str] = "ballots/voted"
    ballot: Ballot
    choice: Choice
    person: Person
    helper: str = ""


def address(key: str) -> str:
    """Where the vote to practise with begins."""
    return url_for("portal.practice.vote", key=key)


def _frame(key: str, ballot: Ballot, back: str) -> dict[str, Any]:
    walk = {"steps": (STEPS.index("vote") + 1, len(STEPS))} if key == IN_MEETING else {}
    return {
        "title": ballot.question,
        "symbol": ballot.symbol,
        "ballot": ballot,
        "banner": sign(),
        "section": "start",
        "crumbs": [(_("Practise"), home())],
        "back": back,
        **walk,
    }


def vote_page(key: str, ballot: Ballot, choices: Sequence[Choice], view: View) -> TryVotePage:
    """The question with its choices."""
    walking = key == IN_MEETING
    back = step_address("signs") if walking else home()
    return TryVotePage(
        choices=choices,
        leads_to=url_for("portal.practice.confirm", key=key),
        actions=[Action(concept="back", href=back)] if walking and view is View.STANDARD else (),
        **_frame(key, ballot, back),
    )


def confirm_page(
    key: str, ballot: Ballot, choice: Choice, person: Person, helper: str, view: View
) -> TryConfirmPage:
    """The choice shown back."""
    return TryConfirmPage(
        form=TryForm(choice=choice.key),
        save="vote.confirm",
        choice=choice,
        person=person,
        helper=helper,
        leads_to=url_for("portal.practice.voted", key=key),
        ways=() if view is View.PICTO else [Action(concept="vote.change", href=address(key))],
        **_frame(key, ballot, address(key)),
    )


def voted_page(
    key: str, ballot: Ballot, choice: Choice, person: Person, helper: str, view: View
) -> TriedPage:
    """What was chosen, and how it is when it is real."""
    really = _("In a secret vote nobody sees that.")
    actions = [Action(concept="practice.again", href=address(key))]
    following = ""
    if key == IN_MEETING:
        following = step_address("decided")
        actions = [Action(concept="next", href=following, tone="main"), *actions]
        if view is View.PICTO:
            actions = []
    elif view is View.STANDARD:
        actions.append(Action(concept="practice.other", href=home()))
    return TriedPage(
        choice=choice,
        person=person,
        helper=helper,
        actions=actions,
        following=following,
        **_frame(key, ballot, address(key) if key == IN_MEETING else home())
        | {
            "title": _("You chose: %(choice)s", choice=choice.label),
            "symbol": choice.symbol,
            "banner": sign(really),
        },
    )
