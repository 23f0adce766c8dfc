"""What is asked for an agenda item."""

from typing import Any, ClassVar

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp

from portal.agenda.models import PURPOSES
from portal.agenda.service import ItemText
from portal.forms import LongText, PortalForm, Text, Version, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.models import Purpose

MOST_MINUTES = 240


class Minutes(IntegerField):
    """A number of minutes, in words that help when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Fill in a number from 1 to 240.")) from None


class ItemForm(PortalForm):
    """One item: its name, what is asked of the council, how long, who, and the whole text."""

    heeded: ClassVar[tuple[str, ...]] = ("title", "text")
    seldom = ("shows_actions", "is_break")

    title = Text(_("Name of the item"), [InputRequired(_("Give the item a name."))], most=160)
    purpose = RadioField(
        _("What do we do?"),
        [InputRequired(_("Choose what we do."))],
        choices=offered((value, words[0]) for value, words in PURPOSES.items()),
        default=Purpose.TALK,
        render_kw={"symbols": {value: words[2] for value, words in PURPOSES.items()}},
    )
    minutes = Minutes(
        _("How many minutes?"),
        [
            InputRequired(_("Fill in a number from 1 to 240.")),
            NumberRange(1, MOST_MINUTES, _("Fill in a number from 1 to 240.")),
        ],
        default=5,
    )
    owner_id = SelectField(_("Who tells about it?"), coerce=int, default=0)
    text = LongText(_("What is it about?"))
    shows_actions = BooleanField(_("Show here what everybody would do"))
    is_break = BooleanField(_("This is a break"))

    def __init__(self, *args: Any, people: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(person.id, person.name) for person in people]
        self.owner_id.choices = offered([(0, gettext("nobody yet")), *named])

    def validate_title(self, field: Any) -> None:
        """Blanks and invisible marks are no name."""
        if not field.data:
            raise ValidationError(gettext("Give the item a name."))

    @property
    def item(self) -> ItemText:
        """What was filled in."""
        return ItemText(
            title=self.title.data or "",
            text=self.text.data or "",
            purpose=self.purpose.data,
            minutes=self.minutes.data or 0,
            is_break=self.is_break.data,
            shows_actions=self.shows_actions.data,
            owner_id=self.owner_id.data or None,
        )


class EditItemForm(ItemForm):
    """The same for an item that exists."""

    version = Version()


class TemplateForm(PortalForm):
    """The name of a template."""

    name = Text(_("What do you call it?"), [InputRequired(_("Give it a name."))], most=80)

    def validate_name(self, field: Any) -> None:
        """Blanks and invisible marks are no name."""
        if not field.data:
            raise ValidationError(gettext("Give it a name."))


class OrderForm(PortalForm):
    """The ids of all items in order, and which one moves one place, like "12:up"."""

    version = Version()
    order = HiddenField(validators=[Length(max=1000), Regexp(r"^[0-9]+(,[0-9]+)*$")])
    move = HiddenField(validators=[Optional(), Regexp(r"^[0-9]{1,10}:(up|down)$")])

    @property
    def ids(self) -> list[int]:
        """The items in the order that was sent."""
        return [int(part) for part in (self.order.data or "").split(",") if part]

    def moved(self) -> tuple[int, list[int]]:
        """The item that moves, and the order once it has moved; at the end it stays."""
        ids = self.ids
        text, _colon, way = (self.move.data or "").partition(":")
        item_id = int(text)
        if item_id in ids:
            here = ids.index(item_id)
            there = min(max(here + (1 if way == "down" else -1), 0), len(ids) - 1)
            ids.insert(there, ids.pop(here))
        return item_id, ids
