"""What is shown of a ballot: prepared, open, voted, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from portal.ballots.models import Ballot, BallotKind, Rule, Vote
from portal.ballots.service import Choice, Result
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, ngettext
from portal.people.models import Person
from portal.rendering import Action, Chip, FormPage, Line, Page
from portal.residents import service as residents

NOBODY_SEES = (Line(text=lazy_gettext("Nobody sees what you choose."), symbol="own:secret"),)


@dataclass(frozen=True, kw_only=True)
class BallotPage(Page):
    """The choices. ``mine`` is what the reader chose, ``vote_href`` where a choice leads."""

    template: ClassVar[str] = "ballots/vote"
    ballot: Ballot
    choices: Sequence[Choice]
    mine: Choice | None = None
    votes: bool = False
    types_for: Person | None = None
    notes: Sequence[Line] = ()
    closes: str = ""
    so_far: int = 0


@dataclass(frozen=True, kw_only=True)
class PreparedPage(Page):
    """A ballot before it is opened: as it will be, and another picture for each option."""

    template: ClassVar[str] = "ballots/prepared"
    ballot: Ballot
    choices: Sequence[Choice]
    candidates: dict[int, Sequence[Any]]
    notes: Sequence[Line] = ()
    open_form: Any = None
    may_open: bool = False


@dataclass(frozen=True, kw_only=True)
class ConfirmPage(FormPage):
    """The choice shown back: your face, an arrow, the picture. One tap makes it count.

    In a secret ballot the arrow leads to where the card is held; the camera ``looks`` by
    itself on a tablet, and elsewhere when asked.
    """

    template: ClassVar[str] = "ballots/confirm"
    ballot: Ballot
    choice: Choice
    person: Any
    helper: str = ""
    looks: bool = False
    ways: Sequence[Action] = ()


@dataclass(frozen=True, kw_only=True)
class OwnCodePage(FormPage):
    """Who has no card asks for a code, with the password once more."""

    @classmethod
    def of(cls, form: Any, ballot: Ballot, back: str, *, renews: bool) -> "OwnCodePage":
        """The page before the code is made; ``renews`` when an older card stops by it."""
        stops = Chip(text=_("Your old card stops working."), tone="sun", mark="warning")
        return cls(
            title=_("Make my own code"),
            symbol="own:card",
            lede=_("With the code you vote in secret. Nobody else gets to see it."),
            council=ballot.item.meeting.council,
            section="meetings",
            back=back,
            banner=stops if renews else None,
            form=form,
            save="code.make",
        )


@dataclass(frozen=True, kw_only=True)
class CodePage(FormPage):
    """A code of one's own, shown once, and the choice that waits to be sent with it."""

    template: ClassVar[str] = "ballots/code"
    for_paper: ClassVar[bool] = True
    ballot: Ballot
    choice: Choice
    person: Person
    token: str
    square: str

    @classmethod
    def of(
        cls, form: Any, choice: Choice, person: Person, token: str, ballot: Ballot
    ) -> "CodePage":
        """The page for a code that was just made."""
        return cls(
            title=_("This is your code"),
            symbol="own:card",
            lede=_("Print it now, or write it down. It is shown only once."),
            council=ballot.item.meeting.council,
            section="meetings",
            ballot=ballot,
            choice=choice,
            person=person,
            token=token,
            square=residents.square_of(token),
            form=form,
            save="vote.confirm",
        )


@dataclass(frozen=True, kw_only=True)
class VotedPage(Page):
    """The vote counted: shown back, with the way to change it while the ballot is open."""

    template: ClassVar[str] = "ballots/voted"
    ballot: Ballot
    choice: Choice | None
    person: Any
    helper: str = ""
    notes: Sequence[Line] = ()


@dataclass(frozen=True, kw_only=True)
class ResultPage(Page):
    """The result, one person a vote, with what follows. ``voter_rows`` (who, what, with whom,
    typed in by whom) are given for an open ballot, to the council; ``late`` (whose vote came from
    a tablet without a network when this had closed) to its supporter."""

    template: ClassVar[str] = "ballots/result"
    ballot: Ballot
    result: Result
    turnout: Sequence[tuple[str, str]] = ()
    voter_rows: Sequence[Sequence[str]] = ()
    late: Sequence[Line] = ()


def voter_rows(votes: Sequence[Vote], choices: Sequence[Choice]) -> list[list[str]]:
    """Who chose what, and who sat beside: a row a vote."""
    words = {c.key: c.label for c in choices}
    return [
        [
            vote.person.call_name,
            words.get(vote.answer or f"option-{vote.option_id}", ""),
            vote.helper.call_name if vote.helper else "",
            vote.entered_by.call_name if vote.entered_by else "",
        ]
        for vote in votes
    ]


def turnout(result: Result) -> list[tuple[str, str]]:
    """How many of the members voted, and how many hands were counted, in words."""
    said = ngettext(
        "%(num)s of %(all)s members voted.",
        "%(num)s of %(all)s members voted.",
        result.total,
        all=max(result.members, result.total),
    )
    facts = [(_("Votes"), said)]
    if result.hands:
        facts.append((_("By hand"), str(result.hands)))
    return facts


def rule_in_words(ballot: Ballot) -> str:
    """When a plan goes on, as it is agreed for this vote."""
    return (
        {
            Rule.SIMPLE: _("It goes on when more people say yes than no."),
            Rule.ABSOLUTE: _("It goes on when more than half says yes."),
            Rule.TWO_THIRDS: _("It goes on when at least 2 of every 3 people say yes."),
            Rule.FOUR_FIFTHS: _("It goes on when at least 4 of every 5 people say yes."),
            Rule.CONSENSUS: _("It goes on when nobody wants to talk more."),
        }[Rule(ballot.rule)]
        if ballot.kind == BallotKind.YES_NO
        else {
            Rule.ABSOLUTE: _(
                "Chosen is what more than half chooses. Else there is a second round."
            ),
            Rule.TWO_THIRDS: _("Chosen is what 2 of every 3 people choose."),
            Rule.FOUR_FIFTHS: _("Chosen is what 4 of every 5 people choose."),
        }.get(Rule(ballot.rule), _("Chosen is what most people choose."))
    )
