"""What is asked for a meeting."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from wtforms import BooleanField, RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from portal import clock
from portal.agenda.models import TEMPLATES
from portal.councils.models import Council
from portal.errors import RefusedError
from portal.forms import Day, Hour, PortalForm, Text, Version, offered
from portal.i18n import gettext
from portal.i18n import lazy_gettext as _
from portal.meetings.models import HASTE, Haste, Meeting, MeetingKind
from portal.meetings.service import EMPTY, FITTING, FROM_LAST, KINDS, When, kinds_of, present_of
from portal.planning.service import Away, near

READY = ("short", "first")
"""The ready-made agendas that are offered beside the one that fits the kind."""


class MeetingForm(PortalForm):
    """Who meet, when and where. Nobody is asked for a reason before it is needed."""

    together = (("date", "begins", "ends"), ("place", "link"))
    seldom = ("travel", "title", "clients", "supporter", "haste")

    kind = RadioField(
        _("Who meet?"),
        render_kw={"symbols": {kind: about[2] for kind, about in KINDS.items()}},
    )
    date = Day(_("On which day?"), [InputRequired(_("Choose a day."))])
    begins = Hour(_("What time does it begin?"), [InputRequired(_("Choose a time."))])
    ends = Hour(_("What time does it end?"), [InputRequired(_("Choose a time."))])
    place = Text(_("Where is it?"))
    link = Text(
        _("Can people take part on a screen? Paste the link."),
        most=500,
        description=_("Without a place it is on the screen only."),
        render_kw={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"},
    )
    travel = Text(
        _("How do you get there?"),
        most=300,
        description=_("Left empty it is what it was at this place the last time."),
    )
    title = Text(_("Its own name"), description=_("Left empty it is called after its kind."))
    clients = BooleanField(
        _("The client members come too"), description=_("For a preparation: else only the chair.")
    )
    supporter = BooleanField(_("The supporter comes too"))
    haste = RadioField(
        _("Why is it so soon?"),
        validate_choice=False,
        choices=offered((value, words) for value, (words, _symbol) in HASTE.items()),
        render_kw={"symbols": {value: symbol for value, (_words, symbol) in HASTE.items()}},
    )

    def __init__(self, *args: Any, council: Council, decides: bool, **kwargs: Any) -> None:
        """``decides``: whether this person says if the supporter comes."""
        super().__init__(*args, **kwargs)
        kinds = [MeetingKind(kind) for kind in kinds_of(council)]
        if self.kind.object_data and self.kind.object_data not in kinds:
            kinds.append(MeetingKind(self.kind.object_data))
        self.kind.choices = offered((kind, KINDS[kind][1]) for kind in kinds)
        self.kind.data = self.kind.data or kinds[0]
        if not decides:
            del self.supporter

    @property
    def when(self) -> When:
        """What was filled in. Raises `RefusedError` for a moment that cannot be computed."""
        day, begins, ends = self.date.data, self.begins.data, self.ends.data
        if day is None or begins is None or ends is None:
            raise RefusedError(gettext("Choose a day."), field="date")
        return When(
            title=self.title.data or "",
            starts_at=_moment(day, begins),
            ends_at=_moment(day, ends),
            place=self.place.data or "",
            travel=self.travel.data or "",
            kind=MeetingKind(self.kind.data),
            link=self.link.data or "",
            supporter=bool(self.supporter.data) if "supporter" in self else True,
            clients=bool(self.clients.data),
            haste=Haste(self.haste.data) if self.haste.data in tuple(Haste) else None,
        )


class MakeMeetingForm(MeetingForm):
    """The same, and what the agenda begins with."""

    source = RadioField(_("What do we begin with?"), [InputRequired(_("Choose one."))])

    def __init__(
        self,
        *args: Any,
        last: str = "",
        own: Iterable[tuple[str, str]] = (),
        away: Iterable[Away] = (),
        **kwargs: Any,
    ) -> None:
        """``own``: the council's own templates of agendas, each with its name; ``away``: the
        holidays to come, for the help beside the day."""
        super().__init__(*args, **kwargs)
        self.date.description = near(away)
        again = [(FROM_LAST, gettext("The agenda of %(meeting)s", meeting=last))] if last else []
        names = [
            *again,
            (FITTING, gettext("A whole agenda that fits")),
            *own,
            *((name, TEMPLATES[name].label) for name in READY),
            (EMPTY, gettext("An empty agenda")),
        ]
        self.source.choices = offered(names)
        if self.source.data is None:
            self.source.data = FROM_LAST if last else FITTING


class EditMeetingForm(MeetingForm):
    """The same for a meeting that exists."""

    version = Version()


class ShareForm(PortalForm):
    """Which items of the agenda the provider's guests may see."""

    items = SelectMultipleField(_("Which items do the guests see?"), coerce=int)


def filled(when: When) -> dict[str, Any]:
    """The form's fields for a meeting."""
    start, end = clock.local(when.starts_at), clock.local(when.ends_at)
    return {
        "title": when.title,
        "date": start.date(),
        "begins": start.time(),
        "ends": end.time(),
        "place": when.place,
        "travel": when.travel,
        "kind": when.kind,
        "link": when.link,
        "supporter": when.supporter,
        "clients": when.clients,
        "haste": when.haste,
    }


def present(meeting: Meeting) -> dict[str, Any]:
    """The form's fields as the meeting is now."""
    return filled(present_of(meeting)) | {"version": meeting.version}


def _moment(day: date, at: time) -> datetime:
    return clock.from_local(datetime.combine(day, at))
