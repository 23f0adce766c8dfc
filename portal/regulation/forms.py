"""What is asked for a version of the regulation, its settings and points, and who treats what."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar

from wtforms import FileField, IntegerField, RadioField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional

from portal.councils.models import Council
from portal.fields import offer_pictured
from portal.forms import Day, LongText, PortalForm, Text, Version, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.people.models import Membership
from portal.regulation.service import USUAL_WEEKS


class Whole(IntegerField):
    """A whole number between two, in words that help when it is none; left empty it is not said."""

    def __init__(self, label: Any, least: int, most: int, **kwargs: Any) -> None:
        words = _("Fill in a whole number from %(least)s to %(most)s.", least=least, most=most)
        super().__init__(label, [Optional(), NumberRange(least, most, words)], **kwargs)
        self._words = words

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                super().process_formdata([valuelist[0].strip()])
            except ValueError:
                raise ValueError(str(self._words)) from None


def _weeks(label: Any, name: str) -> Whole:
    usual = _("Usual is %(weeks)s weeks. That is custom, no law.", weeks=USUAL_WEEKS[name])
    return Whole(label, 1, 52, description=usual)


def _article() -> Text:
    return Text(
        _("In which article of the regulation?"), most=60, description=_("For example: article 12.")
    )


class VersionForm(PortalForm):
    """A version: from which day, in a few words, and its document."""

    since = Day(_("From which day does it hold?"), [InputRequired(_("Choose a day."))])
    summary = LongText(
        _("What stands in it, in a few words?"),
        most=2000,
        description=_("Clients read this too. Each council makes its own easy text of it."),
    )
    file = FileField(
        _("The document"),
        description=_("A PDF or Word document, at most 10 MB."),
        render_kw={"accept": ".pdf,.docx"},
    )

    @property
    def upload(self) -> Any:
        """The document, if one was given."""
        return self.file.data if getattr(self.file.data, "filename", "") else None


class ChangeVersionForm(VersionForm):
    """The same for a version that is there."""

    version = Version()


class SettingsForm(PortalForm):
    """The base of forms with what the regulation says; what is left empty it does not say."""

    version = Version()

    @property
    def said(self) -> dict[str, Any]:
        """What was filled in, by the name of the column."""
        texts = {one.name for one in self.fields if isinstance(one, Text)}
        return {one.name: one.data or "" if one.name in texts else one.data for one in self.fields}


class WeeksForm(SettingsForm):
    """How many weeks there are."""

    together: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("advice_weeks", "advice_article"),
        ("consent_weeks", "consent_article"),
        ("decision_weeks", "decision_article"),
    )

    advice_weeks = _weeks(_("How many weeks for advice?"), "advice_weeks")
    advice_article = _article()
    consent_weeks = _weeks(_("How many weeks for consent?"), "consent_weeks")
    consent_article = _article()
    decision_weeks = _weeks(
        _("After how many weeks do we ask what the organisation decided?"), "decision_weeks"
    )
    decision_article = _article()


class MembersForm(SettingsForm):
    """How many members there are, for how long, and what a majority is."""

    together: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("members_least", "members_most", "members_article"),
        ("term_years", "term_article"),
        ("reappointments", "reappointments_article"),
        ("majority", "majority_article"),
    )

    members_least = Whole(_("How many members at least?"), 1, 99)
    members_most = Whole(_("How many members at most?"), 1, 99)
    members_article = _article()
    term_years = Whole(_("For how many years is somebody a member?"), 1, 20)
    term_article = _article()
    reappointments = Whole(
        _("How many times more can somebody be chosen?"),
        0,
        20,
        description=_("Fill in 0 when that cannot be."),
    )
    reappointments_article = _article()
    majority = Text(
        _("What does it call a majority?"),
        most=300,
        description=_("In its own words. How votes count, a council says at its own rules."),
    )
    majority_article = _article()


SETTINGS: Mapping[str, type[SettingsForm]] = {"weeks": WeeksForm, "members": MembersForm}

ARRANGED, NOT_YET = "arranged", "not-yet"


class PointForm(PortalForm):
    """Whether a point of the law stands in the regulation, and where."""

    together: ClassVar[tuple[tuple[str, ...], ...]] = (("state", "article"),)

    state = RadioField(
        _("Does it stand in our regulation?"),
        [InputRequired(_("Choose one."))],
        choices=offered([(ARRANGED, _("Yes, it does")), (NOT_YET, _("Not yet"))]),
        render_kw={"symbols": {ARRANGED: "own:yes", NOT_YET: "own:no"}},
    )
    article = _article()
    version = Version()

    @property
    def place(self) -> str | None:
        """The article; None when it does not stand in it."""
        return (self.article.data or "") if self.state.data == ARRANGED else None


class RulesForm(VersionForm):
    """A version of a council's own house rules."""

    summary = LongText(
        _("What stands in it, in a few words?"),
        most=2000,
        description=_("The house reads this too. After saving you make the easy text."),
    )


class RepresentativeForm(PortalForm):
    """Which member represents the council."""

    member = RadioField(_("Who represents our council?"), [InputRequired(_("Choose one."))])

    def offer(self, members: Sequence[Membership], now: Membership | None) -> None:
        """The members to choose from, each with a face; or nobody."""
        field: Any = self.member
        nobody = offered([("0", gettext("Nobody now"))])
        field.choices = [*offered((one.id, one.person.name) for one in members), *nobody]
        field.faces = {str(one.id): one.person for one in members}
        field.symbols = {"0": "own:nobody"}
        if self.member.raw_data is None:
            self.member.data = str(now.id) if now else None


class PowerForm(PortalForm):
    """Which councils treat a subject; none when the regulation does not say."""

    councils = SelectMultipleField(
        _("Which councils treat this?"),
        coerce=int,
        description=_("Choose none when the regulation does not say it."),
    )

    def offer(self, councils: Sequence[Council], now: Collection[int]) -> None:
        """The councils to choose from, those that treat it now being ticked."""
        offer_pictured(self.councils, ((one.id, one.name, one.symbol) for one in councils))
        if self.councils.raw_data is None:  # nothing was sent
            self.councils.data = sorted(now)
