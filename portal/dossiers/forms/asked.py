"""What is asked for a dossier and a request."""

from typing import Any, ClassVar

from wtforms import BooleanField, SelectField
from wtforms.validators import DataRequired

from portal.dossiers.models import Party
from portal.dossiers.service import OURS, About, Asked
from portal.fields import offer_pictured
from portal.forms import Day, LongText, PortalForm, Text, Version, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.law import ADVICE_SUBJECTS, CONSENT_SUBJECTS, EARLY, SUBJECTS

PARTY_WORDS = {
    Party.RESIDENTS: _("Residents"),
    Party.RELATIVES: _("Relatives"),
    Party.STAFF: _("Staff"),
    Party.MANAGER: _("Manager"),
    Party.BOARD: _("Board"),
    Party.SUPERVISORS: _("Supervisors"),
}


def numbered(key: str) -> str:
    """A subject as it is chosen from a list: its number in the law, and its words."""
    return f"{key}  {SUBJECTS[key].label}"


class DossierForm(PortalForm):
    """What a dossier is about."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "text", "means")
    title = Text(_("What is it about?"), [DataRequired(_("Give it a name."))], most=160)
    text = LongText(_("What is the matter?"), most=4000)
    means = LongText(
        _("What does it mean for residents?"),
        most=2000,
        description=_("What will they notice? Say it in short sentences."),
    )
    tags = Text(_("Words to find it by"), most=200, description=_("For example: kitchen, safety."))
    early = SelectField(
        _("Is it one of these five?"),
        description=_("Then the council joins in before a request comes (art. 3 lid 3)."),
    )
    seldom = ("tags", "early")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = [("", gettext("no, none of these"))]
        self.early.choices = offered([*none, *((key, EARLY[key].label) for key in EARLY)])


class EditDossierForm(DossierForm):
    """Changing that."""

    version = Version()


class HeardForm(PortalForm):
    """How the constituents were heard, or why they were not."""

    heeded: ClassVar[tuple[str, ...]] = ("heard", "unheard")
    heard = LongText(
        _("How did you hear the residents and their families?"),
        most=2000,
        description=_("For example: asked in the living room on 20 February, 9 answered."),
    )
    unheard = Text(
        _("Or why not?"), most=500, description=_("An answer of the council says so openly.")
    )
    version = Version()

    def about(self, dossier: Any) -> About:
        """The dossier with these words."""
        kept = {name: getattr(dossier, name) for name in About.__dataclass_fields__}
        return About(**kept | {"heard": self.heard.data or "", "unheard": self.unheard.data or ""})


class WishesForm(PortalForm):
    """What each party wants."""

    heeded: ClassVar[tuple[str, ...]] = (
        "residents",
        "relatives",
        "staff",
        "manager",
        "board",
        "supervisors",
    )
    residents = LongText(PARTY_WORDS[Party.RESIDENTS], most=1000)
    relatives = LongText(PARTY_WORDS[Party.RELATIVES], most=1000)
    staff = LongText(PARTY_WORDS[Party.STAFF], most=1000)
    manager = LongText(PARTY_WORDS[Party.MANAGER], most=1000)
    board = LongText(PARTY_WORDS[Party.BOARD], most=1000)
    supervisors = LongText(PARTY_WORDS[Party.SUPERVISORS], most=1000)
    version = Version()
    seldom = ("board", "supervisors")

    @property
    def said(self) -> dict[str, str]:
        """By party."""
        return {party: self[party].data or "" for party in Party}


class RequestForm(PortalForm):
    """A request of the provider. Only that a proposal for consent is in writing is law."""

    subject = SelectField(_("What is it about?"), [DataRequired(_("Choose a subject."))])
    title = Text(
        _("What do we call it?"),
        [DataRequired(_("Give it a name."))],
        most=160,
    )
    plan = LongText(_("What is the plan?"), [DataRequired(_("Write down the plan."))], most=4000)
    why = LongText(_("Why?"), most=2000)
    effect = LongText(_("What will residents notice?"), most=2000)
    soften = LongText(_("What is done to make it easier for them?"), most=2000)
    cost = Text(_("What does it cost?"), most=500)
    decides_on = Day(_("When will it be decided?"))
    with_papers = BooleanField(_("I have papers with it, and add them next"))
    together = (
        ("subject", "title"),
        ("why", "effect"),
        ("soften", "cost", "decides_on", "with_papers"),
    )

    subjects: tuple[str, ...] = (*ADVICE_SUBJECTS, *CONSENT_SUBJECTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        subjects = ((key, numbered(key), SUBJECTS[key].symbol) for key in self.subjects)
        offer_pictured(self.subject, [("", gettext("choose"), ""), *subjects])

    @property
    def asked(self) -> Asked:
        """What was filled in; a request sent here is in writing."""
        names = ("subject", "title", "plan", "why", "effect", "soften", "cost")
        words: dict[str, Any] = {name: self[name].data or "" for name in names}
        return Asked(**words, decides_on=self.decides_on.data)


class RegisterForm(RequestForm):
    """A request that came on paper, was only announced, or is our own."""

    received = Day(
        _("On which day did it come?"), description=_("Leave it empty if it is only announced.")
    )
    in_writing = BooleanField(_("It came in writing"), default=True)
    listed = SelectField(
        _("Our own advice: is its subject on the list of consent?"),
        description=_("Then the committee can rule on it (art. 9)."),
    )
    seldom = ("why", "effect", "soften", "cost", "decides_on", "listed", "with_papers")
    subjects = tuple(SUBJECTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(key, numbered(key)) for key in CONSENT_SUBJECTS]
        self.listed.choices = offered([("", gettext("no, or I do not know")), *listed])

    @property
    def asked(self) -> Asked:
        """What was filled in."""
        asked = super().asked
        ours = asked.subject in OURS
        extra = {"listed": self.listed.data or "" if ours else "", "in_writing": self._written}
        return Asked(**vars(asked) | extra)

    @property
    def _written(self) -> bool:
        return bool(self.in_writing.data)
