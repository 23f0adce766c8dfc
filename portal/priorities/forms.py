"""What is asked for a round of choosing, and for putting its order in the year plan."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import ClassVar

from wtforms import SelectField, SelectMultipleField
from wtforms.validators import InputRequired

from portal.fields import MOST_CHOICES, offer_pictured
from portal.forms import Day, PortalForm, offered
from portal.i18n import lazy_gettext as _
from portal.i18n import written
from portal.planning.models import YearPlan
from portal.topics.models import Topic

SYMBOL = "own:have-a-say"


def _more() -> SelectMultipleField:
    return SelectMultipleField(_("And which of these?"), coerce=int)


class TopicsForm(PortalForm):
    """Topics to tick, five a screen; what there are too few topics for is not asked."""

    groups: ClassVar[tuple[str, ...]] = ()

    def offer_topics(self, topics: Sequence[Topic], ticked: Collection[int] = ()) -> None:
        """Let somebody choose from these, as many as fit; ``ticked`` is what it begins with."""
        for place, name in enumerate(self.groups):
            some = topics[place * MOST_CHOICES : (place + 1) * MOST_CHOICES]
            if not some and place:
                del self[name]
                continue
            field = self[name]
            offer_pictured(field, ((one.id, one.title, one.symbol or SYMBOL) for one in some))
            if field.raw_data is None:
                field.data = [one.id for one in some if one.id in ticked]

    @property
    def chosen(self) -> list[int]:
        """The topics that are ticked, in their order."""
        return [one for name in self.groups if name in self for one in self[name].data or ()]


class OpenForm(TopicsForm):
    """Between which topics members choose, and until when."""

    groups = ("topics", "more", "still_more", "last")

    topics = SelectMultipleField(
        _("Between which topics do we choose?"),
        coerce=int,
        description=_("Two to eight."),
    )
    more, still_more, last = _more(), _more(), _more()
    closes_on = Day(_("Until when can members choose?"), [InputRequired(_("Choose a day."))])


class PlanForm(TopicsForm):
    """Which topics go in the year plan, and in which month."""

    groups = ("topics", "more")

    topics = SelectMultipleField(_("Which topics do we take up?"), coerce=int)
    more = _more()
    month = SelectField(_("In which month?"), [InputRequired(_("Choose one."))])

    def offer(self, topics: Sequence[Topic], plans: Sequence[YearPlan], today: date) -> None:
        """These topics, and the months to come of these plans, at most a year."""
        self.offer_topics(topics, {one.id for one in topics})
        months = [
            date(plan.year, month, 1)
            for plan in plans
            for month in range(1, 13)
            if (plan.year, month) >= (today.year, today.month)
        ][:12]
        self.month.choices = offered((f"{one:%Y-%m}", written(one, "MMMM y")) for one in months)

    @property
    def chosen_month(self) -> tuple[int, int]:
        """The year and the month."""
        year, month = str(self.month.data).split("-")
        return int(year), int(month)
