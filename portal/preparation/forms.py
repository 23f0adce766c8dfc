"""What a member is asked to prepare an item: one question a screen, and none has to be answered."""

from typing import Any

from wtforms import RadioField, SelectMultipleField

from portal.concepts import CONCEPTS
from portal.forms import LongText, PortalForm, Version, offered
from portal.i18n import lazy_gettext as _
from portal.preparation.models import Opinion
from portal.preparation.service import Written

_OPINIONS = [one for one in Opinion if one]


class SheetForm(PortalForm):
    """My opinion, in a picture and in words, and my question."""

    opinion = RadioField(
        _("What do you think of it?"),
        choices=offered((one, CONCEPTS[f"opinion.{one}"].label) for one in _OPINIONS),
        render_kw={"symbols": {one: CONCEPTS[f"opinion.{one}"].symbol for one in _OPINIONS}},
        validate_choice=False,
    )
    pictures = SelectMultipleField(_("What is important to you?"))
    thought = LongText(
        _("What do you want to say about it?"),
        most=1000,
        description=_("In your own words. You may leave this empty."),
    )
    question = LongText(
        _("What do you want to ask?"),
        most=1000,
        description=_("You may leave this empty."),
    )
    version = Version(default=1)

    def offer(self, pictures: dict[str, str]) -> None:
        """The pictures to choose from; without any they are not asked."""
        if not pictures:
            del self.pictures
            return
        self.pictures.choices = offered(pictures.items())
        self.pictures.render_kw = {"symbols": {symbol: symbol for symbol in pictures}}

    def written(self, pictures: dict[str, str]) -> Written:
        """What was answered."""
        chosen: list[Any] = self.pictures.data or [] if "pictures" in self else []
        opinion = self.opinion.data if self.opinion.data in _OPINIONS else ""
        return Written(
            opinion=Opinion(opinion),
            thought=self.thought.data or "",
            question=self.question.data or "",
            pictures=tuple((symbol, pictures[symbol]) for symbol in chosen),
        )
