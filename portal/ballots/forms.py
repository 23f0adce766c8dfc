"""What is asked when a ballot is prepared, opened and voted on."""

from wtforms import BooleanField, HiddenField, PasswordField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length

from portal.ballots.models import BallotKind
from portal.forms import CardCode, PortalForm, Text, Version
from portal.i18n import lazy_gettext as _

DURATIONS = [
    SelectChoice(5, _("5 minutes")),
    SelectChoice(15, _("15 minutes")),
    SelectChoice(60, _("1 hour")),
    SelectChoice(1440, _("1 day")),
    SelectChoice(10080, _("1 week")),
]


class PrepareBallotForm(PortalForm):
    """The question, and yes or no or up to four options with a word each."""

    together = (("option_1", "option_2", "option_3", "option_4"),)

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
        description=_("Nobody sees who chose what. For a vote about a person."),
    )
    version = Version(default=1)

    @property
    def labels(self) -> list[str]:
        """The words of the options that were filled in, in order."""
        rows = (self.option_1, self.option_2, self.option_3, self.option_4)
        return [row.data for row in rows if row.data]


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
