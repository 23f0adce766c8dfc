"""What is asked when a ballot is prepared, opened and voted on."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from portal.ballots.models import MOST_CANDIDATES, BallotKind, Rule, Share, Subject, Tie
from portal.ballots.service import Choice
from portal.forms import CardCode, PortalForm, Text, Version, offered
from portal.i18n import lazy_gettext as _

DURATIONS = [
    SelectChoice(5, _("5 minutes")),
    SelectChoice(15, _("15 minutes")),
    SelectChoice(60, _("1 hour")),
    SelectChoice(1440, _("1 day")),
    SelectChoice(10080, _("1 week")),
]

RULE_WORDS: Mapping[Rule, Any] = {
    Rule.SIMPLE: _("More yes than no"),
    Rule.ABSOLUTE: _("More than half"),
    Rule.TWO_THIRDS: _("At least 2 of every 3"),
    Rule.FOUR_FIFTHS: _("At least 4 of every 5"),
    Rule.CONSENSUS: _("Everybody can live with it"),
}
SUBJECT_WORDS: Mapping[Subject, Any] = {
    Subject.ORDINARY: _("Something for us all"),
    Subject.PERSON: _("A person"),
    Subject.OWN_RULES: _("Our own rules"),
}
SHARE_WORDS: Mapping[Share, Any] = {
    Share.CAST: _("Of who makes a choice. Who does not know, does not count."),
    Share.PRESENT: _("Of all members who are there"),
}
TIE_WORDS: Mapping[Tie, Any] = {
    Tie.TALK: _("We talk about it once more"),
    Tie.REJECTED: _("It does not go on"),
}
_PICTURED = {
    "symbols": {
        Rule.SIMPLE: "own:result",
        Rule.ABSOLUTE: "own:majority",
        Rule.CONSENSUS: "own:agreement",
        Subject.ORDINARY: "own:we",
        Subject.PERSON: "own:person",
        Subject.OWN_RULES: "own:rule",
        Share.CAST: "own:choose",
        Share.PRESENT: "own:everybody",
        Tie.TALK: "own:talk-first",
        Tie.REJECTED: "own:cancelled",
    }
}


class PrepareBallotForm(PortalForm):
    """The question, and yes or no or up to four options with a word each."""

    heeded: ClassVar[tuple[str, ...]] = ("question", "option_1", "option_2", "option_3", "option_4")
    together = (("option_1", "option_2", "option_3", "option_4"),)
    seldom = ("rule",)

    question = Text(_("What is the question?"), [InputRequired()], most=160)
    kind = RadioField(
        _("What can people choose?"),
        choices=[
            SelectChoice(BallotKind.YES_NO, _("Yes, no, first talk, I do not know")),
            SelectChoice(BallotKind.CHOICE, _("One of these options, or I do not know")),
        ],
        default=BallotKind.YES_NO,
    )
    option_1 = Text(_("Option 1"), most=60)
    option_2 = Text(_("Option 2"), most=60)
    option_3 = Text(_("Option 3"), most=60)
    option_4 = Text(_("Option 4"), most=60)
    secret = BooleanField(
        _("Secret"),
        description=_("Nobody sees who chose what. About a person a vote is always secret."),
    )
    subject = RadioField(
        _("What is it about?"),
        choices=offered(SUBJECT_WORDS.items()),
        default=Subject.ORDINARY,
        render_kw=_PICTURED,
    )
    rule = RadioField(
        _("When does it go on?"),
        choices=[SelectChoice("agreed", _("As your agreements say")), *offered(RULE_WORDS.items())],
        default="agreed",
        render_kw=_PICTURED,
    )
    version = Version(default=1)

    @property
    def labels(self) -> list[str]:
        """The words of the options that were filled in, in order."""
        rows = (self.option_1, self.option_2, self.option_3, self.option_4)
        return [row.data for row in rows if row.data]


class ElectionForm(PortalForm):
    """Who can be chosen, for what, and how many."""

    heeded: ClassVar[tuple[str, ...]] = ("question",)
    question = Text(_("What is the question?"), [InputRequired()], most=160)
    candidates = SelectMultipleField(_("Who can be chosen?"), coerce=int)
    office = SelectField(_("What does this person become?"), default="")
    seats = IntegerField(
        _("How many people are chosen?"),
        [InputRequired(), NumberRange(1, MOST_CANDIDATES - 1)],
        default=1,
        description=_("Everybody chooses one person. Who has most votes, is chosen."),
    )
    secret = BooleanField(_("Secret"), default=True)
    version = Version(default=1)


class AgreementsForm(PortalForm):
    """What the council agreed about deciding."""

    ordinary = RadioField(
        _("A plan for us all"), choices=offered(RULE_WORDS.items()), render_kw=_PICTURED
    )
    person = RadioField(
        _("Choosing a person"),
        choices=offered((k, w) for k, w in RULE_WORDS.items() if k is not Rule.CONSENSUS),
        render_kw=_PICTURED,
    )
    own_rules = RadioField(
        _("Changing our own rules"), choices=offered(RULE_WORDS.items()), render_kw=_PICTURED
    )
    share = RadioField(
        _("More than half of what?"), choices=offered(SHARE_WORDS.items()), render_kw=_PICTURED
    )
    tie = RadioField(
        _("And when it is equal?"), choices=offered(TIE_WORDS.items()), render_kw=_PICTURED
    )
    version = Version()


class EnterForm(PortalForm):
    """What a member chose, typed in by an officer."""

    choice = HiddenField()


class HandsForm(PortalForm):
    """How many hands there are for each choice; made for one vote by `of`."""

    seen = IntegerField(widget=HiddenInput())

    @classmethod
    def of(cls, choices: Sequence[Choice]) -> "type[HandsForm]":
        """The form that asks a number for each of these choices, all on one screen."""
        names = {f"hand_{choice.key}": choice for choice in choices}
        fields = {
            name: IntegerField(
                choice.label,
                [Optional(), NumberRange(0, 200)],
                default=0,
                render_kw={"inputmode": "numeric", "min": "0"},
            )
            for name, choice in names.items()
        }
        return type("HandsOfBallot", (cls,), {"together": (tuple(names),), **fields})

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by the key of the choice."""
        return {
            field.name.removeprefix("hand_"): field.data or 0
            for field in self
            if field.name.startswith("hand_")
        }


class CodesForm(PortalForm):
    """How many code cards are made."""

    number = IntegerField(_("How many cards?"), [InputRequired(), NumberRange(1, 200)])


class CodeForm(PortalForm):
    """The code on a card, and then what is chosen with it."""

    token = CardCode()
    choice = HiddenField()
    sure = HiddenField()


class OpenBallotForm(PortalForm):
    """For how long the vote is open."""

    minutes = SelectField(
        _("How long can people vote?"), coerce=int, choices=DURATIONS, default=1440
    )


class VoteForm(PortalForm):
    """One choice; in a secret ballot the card again."""

    choice = HiddenField()
    token = CardCode()


class OwnCodeForm(PortalForm):
    """The password once more, for a code of one's own."""

    choice = HiddenField()
    password = PasswordField(
        _("Your password"),
        [DataRequired(), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
