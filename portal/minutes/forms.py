"""What is asked for minutes."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Length

from portal.fields import offer_people
from portal.forms import LongText, PortalForm, Version, clean, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.models import AgendaItem
from portal.minutes.service import MOST_TEXT, Candidate

NEW_ITEM, LATER = -1, 0


class SaveForm(PortalForm):
    """What was said at one item; ``base`` is the text that the writer began with."""

    text = LongText(_("What was said?"), most=MOST_TEXT)
    base = HiddenField(validators=[Length(max=MOST_TEXT)], filters=[clean])


class KeepForm(PortalForm):
    """Which of two texts stays: "one", "other" or "both"."""

    keep = HiddenField(validators=[DataRequired()])


class TakerForm(PortalForm):
    """Who takes the minutes."""

    taker = RadioField(
        _("Who takes the minutes?"),
        [InputRequired(_("Choose somebody."))],
        coerce=int,
        description=_(
            "Preferably a member. Else a note-taker of the provider, else the supporter."
        ),
    )

    def offer(self, possible: Sequence[Candidate]) -> None:
        """Everybody who can, in order, each with what they are here."""
        kinds = (gettext("member"), gettext("guest"), gettext("supporter, if nobody else can"))
        offer_people(
            self.taker,
            ((one.person, f"{one.person.name} ({kinds[one.rank]})") for one in possible),
        )


class VersionForm(PortalForm):
    """The version of the minutes that was shown."""

    version = Version()


class PresentForm(VersionForm):
    """At which item of a later meeting the council adopts them; ``common`` says that the text
    is about nobody's own care."""

    item = SelectField(_("Where does the council adopt them?"), coerce=int, default=LATER)
    common = HiddenField()

    def offer(self, items: Sequence[AgendaItem], title: Any, *, may_add: bool) -> None:
        """The items of meetings to come; a new one at the end of the next meeting's agenda."""
        there = [(one.id, f"{title(one.meeting)}: {one.title}") for one in items]
        new = gettext("a new item of %(meeting)s", meeting=title(items[0].meeting)) if items else ""
        added = [(NEW_ITEM, new)] if may_add and items else []
        self.item.choices = offered([*there, *added, (LATER, gettext("later, not known yet"))])


class CorrectForm(PortalForm):
    """What was wrong in adopted minutes."""

    heeded: ClassVar[tuple[str, ...]] = ("reason",)
    reason = LongText(
        _("What is not right in it?"), [InputRequired(_("Say what was wrong."))], most=400
    )
