"""Help: whose door to knock on, and who asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from portal.i18n import gettext as _
from portal.i18n import hour
from portal.identity import Portrait
from portal.rendering import Action, Card, Line, Page
from portal.residents.models import HelpCall
from portal.residents.service import Comer


@dataclass(frozen=True, kw_only=True)
class KnockPage(Page):
    """Whose door to knock on, and that somebody is coming."""

    @classmethod
    def of(
        cls, comer: Comer | None, coming: Portrait | None, *, rang: bool, back: str
    ) -> "KnockPage":
        """The page after pressing Help; ``rang`` says whether it rang in a house."""
        if coming is not None:
            text = _("%(name)s is coming.", name=coming.call_name)
            lines = [Line(text=text, photo_of=coming)]
        elif comer is not None:
            lines = _knock(comer)
        else:
            lines = [Line(text=_("Ask somebody of the house."), symbol="own:help")]
        if rang and coming is None and len(lines) < 3:
            lines.append(Line(text=_("They know that you asked."), symbol="own:yes"))
        return cls(
            title=_("Help"),
            symbol="own:help",
            crumbs=[(_("Back to my page"), back)],
            back=back,
            cards=[Card(title=_("Help"), symbol="own:help", lines=lines)],
        )


def _knock(comer: Comer) -> list[Line]:
    name = comer.person.call_name
    lines = [Line(text=_("Go to %(name)s.", name=name), photo_of=comer.person, alt=name)]
    if comer.place:
        text = _("Knock here: %(place)s.", place=comer.place)
        lines.append(Line(text=text, symbol="openmoji:1F6AA"))
    if comer.also:
        text = _("%(name)s hears of it too.", name=comer.also.call_name)
        lines.append(Line(text=text, photo_of=comer.also))
    return lines


@dataclass(frozen=True, kw_only=True)
class CallsPage(Page):
    """Who asks for help at this moment."""

    @classmethod
    def of(cls, calls: Sequence[HelpCall]) -> "CallsPage":
        """A card for each open call, the oldest first."""
        return cls(
            title=_("Help"),
            symbol="own:help",
            section="help",
            cards=[_call(call) for call in calls],
            empty=Line(text=_("Nobody asks for help now."), symbol="own:done"),
        )


def _call(call: HelpCall) -> Card:
    name = call.person.call_name if call.person else _("Somebody at the tablet")
    when = hour(call.called_at)
    return Card(
        title=_("%(name)s asks for help", name=name),
        symbol="" if call.person else "own:help",
        photo_of=call.person,
        lines=[Line(text=_("In %(house)s, at %(hour)s.", house=call.house.name, hour=when))],
        actions=[
            Action(
                concept="coming",
                href=url_for(
                    "portal.residents.answer_call", house_id=call.house_id, call_id=call.id
                ),
                post=True,
                tone="main",
            )
        ],
    )
