"""What is asked for a wish and for its answer."""

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired

from portal.concepts import CONCEPTS
from portal.forms import LongText, PortalForm, Version, Voice, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.people.models import Person
from portal.wishes.models import WishState, WishSubject
from portal.wishes.service import ANSWERS, MOST_TEXT

SUBJECTS = [(subject, CONCEPTS[f"wish.{subject}"].label) for subject in WishSubject]
STATES = [(state, CONCEPTS[f"wish.{state}"].label) for state in ANSWERS]


def _symbols(values: Any) -> dict[str, str]:
    return {value: CONCEPTS[f"wish.{value}"].symbol for value in values}


class WishForm(PortalForm):
    """What it is about, by its picture; and what one wants to say, if one can type it.

    ``shown`` says that the wish was shown back, ``common`` that the writer said it concerns
    everybody.
    """

    together = (("voice", "text"),)

    person = SelectField(_("Whose wish is it?"), [DataRequired(_("Choose somebody."))], coerce=int)
    subject = RadioField(
        _("What is it about?"),
        [InputRequired(_("Choose a picture."))],
        choices=offered(SUBJECTS),
        render_kw={"symbols": _symbols(WishSubject)},
    )
    voice = Voice(_("Say it aloud"))
    text = LongText(
        _("What do you want to say?"),
        most=MOST_TEXT,
        description=_("You may leave this empty. Then we come and talk with you."),
    )
    shown = HiddenField()
    common = HiddenField()

    def ask_whose(self, people: Sequence[Person]) -> None:
        """Ask whose wish it is: for who writes down somebody else's."""
        self.person.choices = offered(
            [(0, gettext("choose")), *((one.id, one.name) for one in people)]
        )

    def own(self) -> None:
        """It is the writer's own wish: nothing to ask."""
        del self.person


class WordsForm(PortalForm):
    """What is said in a recording."""

    heeded: ClassVar[tuple[str, ...]] = ("words",)
    words = LongText(
        _("What is said?"),
        most=MOST_TEXT,
        description=_("Write it as it is said. Who cannot listen reads it here."),
    )
    version = Version()


class AnswerForm(PortalForm):
    """What the council does with a wish."""

    heeded: ClassVar[tuple[str, ...]] = ("reply",)
    state = RadioField(
        _("What happens with this wish?"),
        [InputRequired(_("Choose one."))],
        choices=offered(STATES),
        render_kw={"symbols": _symbols(ANSWERS)},
    )
    item = SelectField(_("When do we talk about it?"), coerce=int, default=0)
    reply = LongText(
        _("Your answer"),
        most=MOST_TEXT,
        description=_("Short sentences. At 'not now', say why."),
    )
    version = Version()

    @property
    def chosen(self) -> WishState:
        """The state that was chosen."""
        return WishState(self.state.data)
