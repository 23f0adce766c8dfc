"""What is asked for news."""

from typing import ClassVar

from wtforms.validators import InputRequired

from portal.forms import Day, LongText, PortalForm, Version
from portal.i18n import lazy_gettext as _
from portal.news import service as news
from portal.news.service import NewsText


class NewsForm(PortalForm):
    """A line of news, and the days on which it stands."""

    heeded: ClassVar[tuple[str, ...]] = ("text",)
    together: ClassVar[tuple[tuple[str, ...], ...]] = (("since", "until"),)

    text = LongText(
        _("What is new?"),
        [InputRequired(_("Write down what is new."))],
        most=300,
        description=_("One or two short sentences. No names: everybody in the hall reads it."),
    )
    since = Day(_("From which day?"), [InputRequired(_("Choose a day."))], default=news.today)
    until = Day(
        _("Up to and with which day?"),
        [InputRequired(_("Choose a day."))],
        default=lambda: news.today() + news.USUAL,
    )

    def written(self) -> NewsText:
        """What was filled in."""
        since, until = self.since.data, self.until.data
        return NewsText(self.text.data or "", since or news.today(), until or news.today())


class ChangeNewsForm(NewsForm):
    """The same, of news that is there."""

    version = Version()
